import { dayNumber, weekdayOf } from '#lib/day.ts'
import { parseRrule, type Rrule } from '#lib/rrule.ts'
import { type Exception, isRuleDay, type Recurring } from './recurrence.ts'

const MOST_WEEKS_OR_MONTHS = 5

export type RecurrenceRefusal = 'several-days' | 'until-not-after-first-day' | 'unknown-rule' | 'interval-out-of-range'

type Form = Pick<Recurring, 'firstDay' | 'endDay'> & { rrule: string; until: string | null }

/** What forbids to repeat so, as forms check it; the computation itself accepts any interval. */
export function recurrenceRefusals({ firstDay, endDay = firstDay, rrule, until }: Form): RecurrenceRefusal[] {
  const rule = parseRrule(rrule)
  return [
    ...(endDay === firstDay ? [] : (['several-days'] as const)),
    ...(until === null || until > firstDay ? [] : (['until-not-after-first-day'] as const)),
    ...(rule ? [] : (['unknown-rule'] as const)),
    ...(!rule || rule.interval <= MOST_WEEKS_OR_MONTHS ? [] : (['interval-out-of-range'] as const)),
  ]
}

export type ExceptionRefusal = 'not-an-occurrence' | 'moved-outside-of-life' | 'end-not-after-start'

/** What forbids to cancel or move one occurrence. */
export function exceptionRefusals(recurring: Recurring, { day, movedTo }: Exception): ExceptionRefusal[] {
  const isOccurrence = recurring.rrule !== null && isRuleDay(recurring, dayNumber(day))
  return [
    ...(isOccurrence ? [] : (['not-an-occurrence'] as const)),
    ...(!movedTo || isInLife(recurring, movedTo.day) ? [] : (['moved-outside-of-life'] as const)),
    ...(!movedTo || movedTo.startTime < movedTo.endTime ? [] : (['end-not-after-start'] as const)),
  ]
}

/** "The third Wednesday", as the first day says it. */
export function monthlyRuleFrom(firstDay: string, interval: number): Rrule {
  const nth = Math.floor((Number(firstDay.slice(8, 10)) - 1) / 7) + 1
  return { freq: 'monthly', interval, weekday: weekdayOf(dayNumber(firstDay)), nth }
}

// The searches select rows by first and last day: an occurrence moved beyond them would not be found.
const isInLife = ({ firstDay, lastDay }: Recurring, day: string): boolean =>
  day >= firstDay && (lastDay === null || day <= lastDay)
