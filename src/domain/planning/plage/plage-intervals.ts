import type { Recurring } from '#domain/planning/recurrence/recurrence.ts'

export type Intervalled = Recurring & { secondaryStartTime: string | null; secondaryEndTime: string | null }

/** Its intervals of a day, each repeated as the plage is (decision 44). A day that was moved has the one that it was moved to. */
export function intervalsOf<Plage extends Intervalled>(plage: Plage): Plage[] {
  const { secondaryStartTime: startTime, secondaryEndTime: endTime, exceptions } = plage
  if (startTime === null || endTime === null) return [plage]
  return [plage, { ...plage, startTime, endTime, exceptions: exceptions.map(({ day }) => ({ day })) }]
}
