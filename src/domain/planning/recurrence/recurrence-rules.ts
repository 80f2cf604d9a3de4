import { dayNumber } from '#lib/day.ts'
import { parseRrule } from '#lib/rrule.ts'
import { type Exception, isRuleDay, type Recurring } from './recurrence.ts'

const MOST_WEEKS_OR_MONTHS = 5

type RepeatRefusal = 'plusieurs-jours' | 'fin-avant-debut' | 'regle-inconnue' | 'intervalle-hors-bornes'

type Repeated = Pick<Recurring, 'firstDay' | 'endDay'> & { rrule: string; until: string | null }

/** As forms check it; the computation itself accepts any interval. */
export function repeat({ firstDay, endDay = firstDay, rrule, until }: Repeated): RepeatRefusal | null {
  if (endDay !== firstDay) return 'plusieurs-jours'
  if (until !== null && until <= firstDay) return 'fin-avant-debut'
  const rule = parseRrule(rrule)
  if (!rule) return 'regle-inconnue'
  return rule.interval <= MOST_WEEKS_OR_MONTHS ? null : 'intervalle-hors-bornes'
}

type ExceptRefusal = 'pas-une-occurrence' | 'hors-de-la-serie' | 'fin-avant-debut'

/** Cancels or moves one occurrence. */
export function except(recurring: Recurring, { day, movedTo }: Exception): ExceptRefusal | null {
  if (recurring.rrule === null || !isRuleDay(recurring, dayNumber(day))) return 'pas-une-occurrence'
  if (!movedTo) return null
  if (!isInLife(recurring, movedTo.day)) return 'hors-de-la-serie'
  return movedTo.startTime < movedTo.endTime ? null : 'fin-avant-debut'
}

// The searches select rows by first and last day: an occurrence moved beyond them would not be found.
const isInLife = ({ firstDay, lastDay }: Recurring, day: string): boolean =>
  day >= firstDay && (lastDay === null || day <= lastDay)
