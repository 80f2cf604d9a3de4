import { dayNumber } from '#lib/day.ts'
import { lastBookableDay, type Period } from './bounds.ts'

/** A collective rdv of the motif that is not revoked. */
export type CollectifRdv = {
  id: number
  lieuId: number | null
  startsAtMs: number
  agentIds: readonly number[]
  /** Null: no limit. */
  maxParticipants: number | null
  /** Participations neither excused nor revoked. */
  participants: number
  /** By whom the search is for: what he takes part in stays listed. */
  isAttended?: boolean
}

type CollectifSearch = Omit<Period, 'from' | 'to'> & {
  /** Agents search from a day on; delays bind the others. */
  from?: string | undefined
  lieuId?: number | undefined
  agentIds?: ReadonlySet<number> | undefined
}

/** Collective rdvs that may be joined, by start: plages, absences and holidays play no part. */
export const openCollectifs = <Rdv extends CollectifRdv>(rdvs: readonly Rdv[], search: CollectifSearch): Rdv[] =>
  rdvs
    .filter((rdv) => isWanted(rdv, search) && (rdv.isAttended || hasFreeSeat(rdv)) && isInTime(rdv, search))
    .sort((a, b) => a.startsAtMs - b.startsAtMs || a.id - b.id)

const isWanted = ({ lieuId, agentIds }: CollectifRdv, search: CollectifSearch) =>
  (search.lieuId === undefined || search.lieuId === lieuId) &&
  (search.agentIds === undefined || agentIds.some((agentId) => search.agentIds?.has(agentId)))

export const hasFreeSeat = ({
  maxParticipants,
  participants,
}: Pick<CollectifRdv, 'maxParticipants' | 'participants'>) => maxParticipants === null || participants < maxParticipants

function isInTime({ startsAtMs }: CollectifRdv, { nowMs, zone, delays, from }: CollectifSearch): boolean {
  if (startsAtMs <= nowMs) return false
  if (from !== undefined && startsAtMs < zone.startOfDay(dayNumber(from))) return false
  if (!delays) return true
  return (
    startsAtMs >= nowMs + delays.minS * 1000 &&
    startsAtMs < zone.startOfDay(lastBookableDay({ nowMs, zone, delays }) + 1)
  )
}
