import { openCollectifs } from '#domain/booking/creneau/collectif.ts'
import type { ParticipationToChange, RdvToChange } from '#domain/booking/rdv/lock-rdv.ts'
import { isCancelled, isVisible } from '#domain/booking/rdv/rdv.ts'
import type { BookableMotif } from '#domain/territory/motif/bookable-motif-queries.ts'
import { type Booker, isOpenTo } from '#domain/territory/motif/booker.ts'
import { zoneOf } from '#lib/zone.ts'

export type EnrolRefusal =
  | 'rdv-introuvable'
  | 'rdv-annule'
  | 'usager-hors-famille'
  | 'motif-ferme'
  | 'lieu-ferme'
  | 'delai-depasse'
  | 'complet'
  | 'invitation-fermee'

/** `family`: participations of the family of who wants to come. `isOpen`: its lieu, and an agent to receive. */
type Wanted = { rdv: RdvToChange; motif: BookableMotif; family: readonly ParticipationToChange[]; isOpen: boolean }

type Question = { booker: Booker; now: Temporal.Instant }

export function enrolRefusal(wanted: Wanted, question: Question): EnrolRefusal | null {
  const { rdv, motif, family } = wanted
  const isCounted = !family.every(isCancelled)
  if (!motif.collectif && !(isCounted && isVisible(motif))) return 'rdv-introuvable'
  if (isCancelled(rdv)) return 'rdv-annule'
  if (rdv.startsAt.getTime() <= question.now.epochMilliseconds) return 'delai-depasse'
  return isCounted ? null : joinRefusal(wanted, question)
}

/** Everything that the list of open rdvs collectifs checks. */
function joinRefusal({ rdv, motif, isOpen }: Wanted, { booker, now }: Question): EnrolRefusal | null {
  if (motif.isArchived || !isOpenTo(motif.bookableBy, booker)) return 'motif-ferme'
  if (!isOpen) return 'lieu-ferme'
  const search = { nowMs: now.epochMilliseconds, zone: zoneOf(motif.timeZone), delays: motif.delays }
  if (openCollectifs([{ ...listed(rdv), maxParticipants: null }], search).length === 0) return 'delai-depasse'
  return openCollectifs([listed(rdv)], search).length === 0 ? 'complet' : null
}

const listed = ({ id, lieuId, startsAt, agents, maxParticipantsCount, usagersCount }: RdvToChange) => ({
  id,
  lieuId,
  startsAtMs: startsAt.getTime(),
  agentIds: agents.map(({ agentId }) => agentId),
  maxParticipants: maxParticipantsCount,
  participants: usagersCount,
})
