import { hasFullSession, isOfFamily, sessionReaches, type UsagerActor } from '#domain/actor/usager-actor.ts'
import { isReachedBy } from '#domain/people/usager/family.ts'
import { type Booker, isBookableBy, isOpenTo } from '#domain/territory/motif/booker.ts'
import type { BookableBy, CreatedByType, RdvStatus } from '#infra/prisma/enums.ts'
import {
  CANCEL_NOTICE_H,
  isCancelled,
  isToCome,
  isVisible,
  MOVE_NOTICE_H,
  type RdvToJudge,
  startsMoreThan,
} from './rdv.ts'

export type UsagerRdvFacts = RdvToJudge & {
  id: number
  participations: readonly { usagerId: number; status: RdvStatus }[]
  agents: readonly { agentId: number }[]
}

/** `sans-inscription`: a rdv collectif that he may join, and whose details are for those who come. */
export type ShowRefusal = 'rdv-introuvable' | 'sans-inscription'

/** A session by code or link reaches the rdvs that it was opened for; an account, all those of the family. */
export function show(actor: UsagerActor, rdv: UsagerRdvFacts): ShowRefusal | null {
  const ours = familyOf(actor, rdv)
  const isReached = isOpenCollectif(rdv) || sessionReaches(actor, rdv.id)
  if (isVisible(rdv.motif) && ours.length > 0 && isReached) return null
  return rdv.motif.collectif && ours.length === 0 ? 'sans-inscription' : 'rdv-introuvable'
}

export const openBookingForm = (actor: UsagerActor, rdv: UsagerRdvFacts): 'rdv-introuvable' | null =>
  rdv.status !== 'revoked' && (isOpenCollectif(rdv) || familyOf(actor, rdv).length > 0) ? null : 'rdv-introuvable'

type Wanted = {
  motif: { collectif: boolean; isArchived: boolean; bookableBy: BookableBy }
  participants: readonly { id: number; responsibleId: number | null }[]
  booker: Booker
}

export type BookRefusal = 'usager-hors-famille' | 'motif-ferme'

/** For himself and his proches. A rdv collectif is joined, not booked. The créneau is looked at by the deed. */
export function book(
  actor: Pick<UsagerActor, 'id' | 'session'>,
  { motif, participants, booker }: Wanted,
): BookRefusal | null {
  if (participants.length === 0 || !participants.every(isReachedBy(actor))) return 'usager-hors-famille'
  return motif.collectif || !isBookableBy(motif, booker) ? 'motif-ferme' : null
}

export type LeaveRefusal = 'rdv-introuvable' | 'deja-annule' | 'annulation-fermee' | 'trop-tard'

/** An individual rdv, for his family; a rdv collectif is left. */
export function cancel(actor: UsagerActor, rdv: UsagerRdvFacts, now: Temporal.Instant): LeaveRefusal | null {
  if (rdv.motif.collectif || show(actor, rdv)) return 'rdv-introuvable'
  return giveUp(rdv, familyOf(actor, rdv), now)
}

type LeftRdv = RdvToJudge & Pick<UsagerRdvFacts, 'participations'>

/** A rdv collectif, which goes on without his family. */
export const leave = (actor: UsagerActor, rdv: LeftRdv, now: Temporal.Instant): LeaveRefusal | null =>
  rdv.motif.collectif ? giveUp(rdv, familyOf(actor, rdv), now) : 'rdv-introuvable'

/** What he reads as one deed: an individual rdv is cancelled, a rdv collectif is left. */
export const stopComing = (actor: UsagerActor, rdv: UsagerRdvFacts, now: Temporal.Instant): LeaveRefusal | null =>
  rdv.motif.collectif ? leave(actor, rdv, now) : cancel(actor, rdv, now)

type TakenBy = { createdByType: CreatedByType; createdById: number | null }

/** What narrowed its booking says where somebody lives: for who took it, while his family alone comes. */
export const readNarrowing = (actor: UsagerActor, rdv: UsagerRdvFacts & TakenBy): 'rdv-introuvable' | null => {
  const isTaker = rdv.createdByType === 'usager' && rdv.createdById === actor.id
  return isTaker && familyOf(actor, rdv).length === rdv.participations.length ? null : 'rdv-introuvable'
}

/** `ours`: participations of the family. */
function giveUp(rdv: RdvToJudge, ours: readonly { status: RdvStatus }[], now: Temporal.Instant): LeaveRefusal | null {
  if (ours.length === 0 || !isVisible(rdv.motif)) return 'rdv-introuvable'
  if (isCancelled(rdv) || ours.every(isCancelled)) return 'deja-annule'
  if (!rdv.motif.rdvsCancellableByUsager) return 'annulation-fermee'
  return startsMoreThan(rdv.motif.cancelNoticeInHours ?? CANCEL_NOTICE_H, rdv, now) ? null : 'trop-tard'
}

export type MoveRefusal = 'rdv-introuvable' | 'deja-annule' | 'deplacement-ferme' | 'autre-famille' | 'trop-tard'

/** `isOpen`: its motif is still offered, and its place receives. */
export type MovableFacts = UsagerRdvFacts & { isOpen: boolean }

/** Also the list of its créneaux. A rdv of several agents, or shared with another family, is moved by an agent only (decision 11). */
export function move(actor: UsagerActor, rdv: MovableFacts, now: Temporal.Instant): MoveRefusal | null {
  const { motif } = rdv
  if (show(actor, rdv)) return 'rdv-introuvable'
  if (isCancelled(rdv)) return 'deja-annule'
  if (familyOf(actor, rdv).length < rdv.participations.length) return 'autre-famille'
  const isOpen = rdv.isOpen && motif.rdvsEditableByUsager && isOpenTo(motif.bookableBy, 'invited_usager')
  if (motif.collectif || !isOpen || rdv.agents.length !== 1) return 'deplacement-ferme'
  return startsMoreThan(MOVE_NOTICE_H, rdv, now) ? null : 'trop-tard'
}

export type ParticipantsRefusal = 'rdv-introuvable' | 'compte-demande' | 'deja-annule' | 'trop-tard'

/** Who of the family comes. */
export function changeParticipants(
  actor: UsagerActor,
  rdv: UsagerRdvFacts,
  now: Temporal.Instant,
): ParticipantsRefusal | null {
  const ours = familyOf(actor, rdv)
  if (!isVisible(rdv.motif) || ours.length === 0) return 'rdv-introuvable'
  if (!hasFullSession(actor)) return 'compte-demande'
  if (ours.every(isCancelled)) return 'deja-annule'
  return isToCome(rdv, now) ? null : 'trop-tard'
}

export type WaitRefusal =
  | 'compte-demande'
  | 'usager-hors-famille'
  | 'rdv-introuvable'
  | 'sans-file-attente'
  | 'trop-tard'

type Awaited = { rdv: RdvToJudge & { participations: readonly { usagerId: number }[] }; usagerId: number }

/** Enters the file d'attente for an earlier créneau; leaving it is open to whoever sees his entry. */
export function wait(actor: UsagerActor, { rdv, usagerId }: Awaited, now: Temporal.Instant): WaitRefusal | null {
  if (!hasFullSession(actor)) return 'compte-demande'
  if (!isOfFamily(actor, usagerId)) return 'usager-hors-famille'
  if (familyOf(actor, rdv).length === 0 || isCancelled(rdv)) return 'rdv-introuvable'
  if (!hasFileAttente(rdv)) return 'sans-file-attente'
  return startsMoreThan(WAIT_NOTICE_H, rdv, now) ? null : 'trop-tard'
}

const WAIT_NOTICE_H = 7 * 24

const hasFileAttente = ({ motif }: RdvToJudge) =>
  !motif.collectif && motif.bookableBy === 'everyone' && motif.locationType !== 'home' && motif.locationType !== 'phone'

export type ReplaceRefusal = ParticipantsRefusal | 'plusieurs-personnes'

/** The same, while one person alone of the family comes: several are changed by the service. */
export function replaceParticipant(
  actor: UsagerActor,
  rdv: UsagerRdvFacts,
  now: Temporal.Instant,
): ReplaceRefusal | null {
  const coming = familyOf(actor, rdv).filter((one) => !isCancelled(one))
  return changeParticipants(actor, rdv, now) ?? (coming.length === 1 ? null : 'plusieurs-personnes')
}

/** Whoever comes while another of the family does takes his place. */
export const takePlace = (actor: UsagerActor, rdv: UsagerRdvFacts, now: Temporal.Instant): ReplaceRefusal | null =>
  familyOf(actor, rdv).every(isCancelled) ? null : replaceParticipant(actor, rdv, now)

/** Of the usager and his proches. */
export const familyOf = <Participation extends { usagerId: number }>(
  actor: UsagerActor,
  { participations }: { participations: readonly Participation[] },
): Participation[] => participations.filter(({ usagerId }) => isOfFamily(actor, usagerId))

const isOpenCollectif = ({ motif }: RdvToJudge) => motif.collectif && isOpenTo(motif.bookableBy, 'invited_usager')
