import { isJourFerie } from '#domain/planning/jour-ferie/jour-ferie.ts'
import type { PlacedInZone } from '#domain/planning/recurrence/occurrence-times.ts'
import { occurrencesOf } from '#domain/planning/recurrence/recurrence.ts'
import type { DayNumber } from '#lib/day.ts'
import type { Intervals } from '#lib/interval.ts'
import type { Zone } from '#lib/zone.ts'
import type { Bounds } from './bounds.ts'

/** A plage that carries the motif of the search, as stored, with the zone and holidays of its organisation. */
export type OpenPlage = PlacedInZone & {
  agentId: number
  lieuId: number | null
  departementNumber: string
  openOnHolidays: boolean
  /** Pause to keep free after a rdv taken on it, when another follows; 0 for who is not bound by it. */
  minutesAfterRdvs: number
}

export type PlageFilter = {
  /** Absent: any lieu, and plages without lieu. */
  lieuId?: number | undefined
  /** Absent: everyone; empty: nobody. */
  agentIds?: ReadonlySet<number> | undefined
}

export const matches = ({ agentId, lieuId }: OpenPlage, filter: PlageFilter): boolean =>
  (filter.lieuId === undefined || filter.lieuId === lieuId) && (filter.agentIds?.has(agentId) ?? true)

/** Start and end instants of the occurrences that may hold a start within the bounds, whole holidays left out. */
export function plageTimes(plage: OpenPlage, { fromMs, endMs }: Bounds): Intervals {
  const { zone, openOnHolidays, departementNumber } = plage
  const times: number[] = []
  if (fromMs >= endMs) return times
  for (const { day, startMinute, endMinute } of occurrencesOf(plage, zone.dayOf(fromMs), zone.dayOf(endMs - 1)))
    if (openOnHolidays || !isJourFerie(day, departementNumber))
      times.push(zone.instantOf(day, startMinute), zone.instantOf(day, endMinute))
  return times
}

/** Days on which one of the plages may hold a start within the bounds, were nobody busy. */
export function receptionDaysOf(plages: readonly OpenPlage[], bounds: Bounds, zone: Zone): ReadonlySet<DayNumber> {
  const days = new Set<DayNumber>()
  for (const plage of plages)
    plageTimes(plage, bounds).forEach((instant, at) => {
      if (at % 2 === 0) days.add(zone.dayOf(instant))
    })
  return days
}
