import type { UsagerActor } from '#domain/actor/usager-actor.ts'
import { openCollectifs } from '#domain/booking/creneau/collectif.ts'
import { isCancelled, isToCome, isVisible } from '#domain/booking/rdv/rdv.ts'
import { isReachedBy } from '#domain/people/usager/family.ts'
import { type Booker, isBookableBy } from '#domain/territory/motif/booker.ts'
import type { BookableBy, RdvStatus, VisibilityType } from '#infra/prisma/enums.ts'
import { zoneOf } from '#lib/zone.ts'

export type JoinRefusal =
  | 'rdv-introuvable'
  | 'rdv-annule'
  | 'usager-hors-famille'
  | 'motif-ferme'
  | 'lieu-ferme'
  | 'delai-depasse'
  | 'complet'

export type Joined = {
  /** Who wants to come. */
  usager: { id: number; responsibleId: number | null }
  rdv: {
    id: number
    lieuId: number | null
    status: RdvStatus
    startsAt: Date
    maxParticipantsCount: number | null
    usagersCount: number
    agents: readonly { agentId: number }[]
  }
  motif: {
    collectif: boolean
    visibilityType: VisibilityType
    bookableBy: BookableBy
    isArchived: boolean
    timeZone: string
    delays: { minS: number; maxS: number }
  }
  /** Participations of the family of who wants to come. */
  family: readonly { status: RdvStatus }[]
  /** Its lieu, and an agent to receive. */
  isOpen: boolean
  booker: Booker
}

/** Join, join again, or send another member of the family: one participation a family; to an individual rdv, only the latter. */
export function join(
  actor: Pick<UsagerActor, 'id' | 'session'>,
  joined: Joined,
  now: Temporal.Instant,
): JoinRefusal | null {
  return isReachedBy(actor)(joined.usager) ? enter(joined, now) : 'usager-hors-famille'
}

function enter(joined: Joined, now: Temporal.Instant): JoinRefusal | null {
  const { rdv, motif, family } = joined
  if (!motif.collectif && (family.length === 0 || !isVisible(motif))) return 'rdv-introuvable'
  if (rdv.status === 'revoked') return 'rdv-annule'
  if (!isToCome(rdv, now)) return 'delai-depasse'
  if (!family.every(isCancelled)) return null
  if (!motif.collectif) return isCancelled(rdv) ? 'rdv-annule' : 'rdv-introuvable'
  return takeSeat(joined, now)
}

/** Everything that the list of open rdvs collectifs checks (decision 7). */
function takeSeat({ rdv, motif, isOpen, booker }: Joined, now: Temporal.Instant): JoinRefusal | null {
  if (!isBookableBy(motif, booker)) return 'motif-ferme'
  if (!isOpen) return 'lieu-ferme'
  const search = { nowMs: now.epochMilliseconds, zone: zoneOf(motif.timeZone), delays: motif.delays }
  if (openCollectifs([{ ...listed(rdv), maxParticipants: null }], search).length === 0) return 'delai-depasse'
  return openCollectifs([listed(rdv)], search).length === 0 ? 'complet' : null
}

const listed = ({ id, lieuId, startsAt, agents, maxParticipantsCount, usagersCount }: Joined['rdv']) => ({
  id,
  lieuId,
  startsAtMs: startsAt.getTime(),
  agentIds: agents.map(({ agentId }) => agentId),
  maxParticipants: maxParticipantsCount,
  participants: usagersCount,
})
