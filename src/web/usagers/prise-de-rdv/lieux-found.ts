import { findFirstByLieu } from '#domain/booking/creneau/find-creneaux.ts'
import { type LieuShown, listOpenLieux } from '#domain/territory/lieu/lieu-queries.ts'
import type { MotifFound } from '#domain/territory/motif/motif-search-queries.ts'
import { metresBetween } from '#lib/great-circle.ts'
import { localDay } from '#lib/zone.ts'
import { forWhom } from './for-whom.ts'
import { type Parcours, searchHref } from './parcours.ts'
import type { Reached } from './reached.ts'

export type LieuFound = {
  lieu: LieuShown
  motif: MotifFound
  startsAt: Temporal.Instant
  /** Metres from the address or the centre of the town; null when either point is unknown. */
  distance: number | null
}

/** Lieux that have a créneau, the nearest first when the address is known, else the soonest; those of an unknown point last. */
export async function lieuxOf({ visit, parcours, motifs }: Reached): Promise<LieuFound[]> {
  const among = visit.invited?.lieuIds
  const firsts = await findFirstByLieu({ motifs, now: visit.now, who: forWhom(visit, parcours) })
  const lieux = await listOpenLieux([...firsts.keys()].filter((id) => among?.includes(id) ?? true))
  const motifOf = new Map(motifs.map((motif) => [motif.id, motif]))
  const found = lieux.flatMap((lieu) => {
    const first = firsts.get(lieu.id)
    const motif = first && motifOf.get(first.motifId)
    if (!first || !motif) return []
    const startsAt = Temporal.Instant.fromEpochMilliseconds(first.startsAtMs)
    return [{ lieu, motif, startsAt, distance: distanceTo(lieu, parcours) }]
  })
  return found.sort(isByDistance(parcours) ? byDistance : byStart)
}

export const isByDistance = ({ latitude, longitude, tri }: Parcours) =>
  latitude !== undefined && longitude !== undefined && tri !== 'date'

function distanceTo(lieu: LieuShown, { latitude, longitude }: Parcours) {
  if (latitude === undefined || longitude === undefined || !isSomewhere(lieu)) return null
  return metresBetween({ latitude, longitude }, lieu)
}

/** Where Equator and Greenwich meet, in the sea: what is written of a point that nobody found. */
const isSomewhere = ({ latitude, longitude }: LieuShown) => latitude !== 0 || longitude !== 0

const FAR = Number.MAX_SAFE_INTEGER

const byStart = (a: LieuFound, b: LieuFound) =>
  Temporal.Instant.compare(a.startsAt, b.startsAt) || a.lieu.id - b.lieu.id
const byDistance = (a: LieuFound, b: LieuFound) => (a.distance ?? FAR) - (b.distance ?? FAR) || byStart(a, b)

/** The week of its first hour. */
export const weekAtLieu = (parcours: Parcours, { lieu, motif, startsAt }: LieuFound) =>
  searchHref({
    ...parcours,
    tri: undefined,
    tous: undefined,
    lieu_id: lieu.id,
    date: localDay(startsAt, motif.timeZone).toString(),
  })
