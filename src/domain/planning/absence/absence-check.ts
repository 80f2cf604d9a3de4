import { isRealisticDay } from '#domain/planning/recurrence/realistic-day.ts'
import type { Recurring } from '#domain/planning/recurrence/recurrence.ts'
import { repeat } from '#domain/planning/recurrence/recurrence-rules.ts'

/** An absence about to be created or changed: it meets whatever it likes. */
export type PlannedAbsence = Pick<Recurring, 'firstDay' | 'startTime' | 'endTime' | 'rrule'> & {
  title: string
  endDay: string
  until: string | null
}

export type AbsenceError = 'title-missing' | 'start-unrealistic' | 'end' | 'until' | 'multi-day' | 'rrule'

export const checkAbsence = (planned: PlannedAbsence, today: Temporal.PlainDate): AbsenceError[] => [
  ...(planned.title.trim() === '' ? (['title-missing'] as const) : []),
  ...([planned.firstDay, planned.endDay].every((day) => isRealisticDay(day, today))
    ? []
    : (['start-unrealistic'] as const)),
  ...(endsAfterStart(planned) ? [] : (['end'] as const)),
  ...repeated(planned),
]

const endsAfterStart = ({ firstDay, endDay, startTime, endTime }: PlannedAbsence) =>
  firstDay === endDay ? startTime < endTime : firstDay < endDay

function repeated({ rrule, until, ...planned }: PlannedAbsence): AbsenceError[] {
  if (rrule === null) return []
  const refusal = repeat({ ...planned, rrule, until })
  return refusal === null ? [] : [WORDS[refusal]]
}

const WORDS = {
  'plusieurs-jours': 'multi-day',
  'fin-avant-debut': 'until',
  'regle-inconnue': 'rrule',
  'intervalle-hors-bornes': 'rrule',
} as const satisfies Record<NonNullable<ReturnType<typeof repeat>>, AbsenceError>
