import type { PlacedInZone } from '#domain/planning/recurrence/occurrence-times.ts'

export type WithIntervals = PlacedInZone & { secondaryStartTime: string | null; secondaryEndTime: string | null }

/**
 * One interval a day, or two, each repeated as the plage is. An occurrence that is moved goes with the first interval:
 * its second one does not take place.
 */
export function intervalsOf(plage: WithIntervals): PlacedInZone[] {
  const { secondaryStartTime: startTime, secondaryEndTime: endTime, exceptions } = plage
  if (startTime === null || endTime === null) return [plage]
  return [plage, { ...plage, startTime, endTime, exceptions: exceptions.map(({ day }) => ({ day })) }]
}
