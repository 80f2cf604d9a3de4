import { findWeek, type MotifSought } from '#domain/booking/creneau/find-creneaux.ts'
import { listMotifsOfSearch } from '#domain/territory/motif/motif-search-queries.ts'
import { isoDay } from '#lib/day.ts'
import { zoneOf } from '#lib/zone.ts'
import { DEPARTEMENT, MOTIF_KEY } from '../world/shape.ts'

export const WHO = { usagerIds: [] }
export const LIEU = 1

export type Searched = {
  motifs: MotifSought[]
  /** That of the lieu. */
  motif: MotifSought
  now: Temporal.Instant
  from: string
  /** A start on offer at the lieu, in the middle of the week. */
  startsAtMs: number
}

/** What is searched in the world of the bench, on a Monday morning. */
export async function searchedAt(nowMs: number): Promise<Searched> {
  const now = Temporal.Instant.fromEpochMilliseconds(nowMs)
  const found = await listMotifsOfSearch({ departement: DEPARTEMENT, bookableBy: ['everyone'] }, now)
  const motifs = found.filter(({ key }) => key === MOTIF_KEY)
  const motif = motifs.find(({ organisationId }) => organisationId === 1)
  if (!motif) throw new Error('the bench world has a searched motif')
  const from = isoDay(zoneOf(motif.timeZone).dayOf(nowMs))
  const starts = [...(await findWeek({ motif, lieuId: LIEU, from, now, who: WHO })).agentsAt.keys()]
  return { motifs, motif, now, from, startsAtMs: starts[Math.floor(starts.length / 2)] ?? 0 }
}
