import { lastDayOf } from '#domain/planning/recurrence/lifespan.ts'
import type { PlacedInZone } from '#domain/planning/recurrence/occurrence-times.ts'
import { zoneOf } from '#lib/zone.ts'

/** Something of 9:00 to 12:00 in Paris, once or repeated. */
export function recurring(over: Partial<PlacedInZone> & { firstDay: string; until?: string }): PlacedInZone {
  const { until = null, ...columns } = over
  const row = {
    startTime: '09:00',
    endTime: '12:00',
    rrule: null,
    exceptions: [],
    zone: zoneOf('Europe/Paris'),
    ...columns,
  }
  return { lastDay: lastDayOf({ ...row, until }), ...row }
}
