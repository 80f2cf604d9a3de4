import type { Recurring } from './recurrence.ts'

type Form = Pick<Recurring, 'firstDay' | 'endDay' | 'rrule'> & { until: string | null }

/** Last day that may hold an occurrence, what the column keeps; null: endless. */
export const lastDayOf = ({ firstDay, endDay, rrule, until }: Form): string | null =>
  rrule === null ? (endDay ?? firstDay) : until

/** A one-off of this morning expires tomorrow only. */
export const isExpired = ({ lastDay }: Pick<Recurring, 'lastDay'>, today: string): boolean =>
  lastDay !== null && lastDay < today
