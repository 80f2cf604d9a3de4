import { hasFullSession, isOfFamily, sessionReaches, type UsagerActor } from '#domain/actor/usager-actor.ts'
import { isOpenTo } from '#domain/territory/motif/booker.ts'
import * as motifRules from '#domain/territory/motif/motif-rules.ts'
import type { BookableBy, RdvStatus } from '#infra/prisma/enums.ts'
import {
  canWaitForEarlier,
  isCancellableByUsager,
  isCancelled,
  isMovableByUsager,
  isVisible,
  type RdvToJudge,
} from './rdv.ts'

export type UsagerRdvFacts = RdvToJudge & {
  id: number
  participations: readonly { usagerId: number; status: RdvStatus }[]
  agents: readonly { agentId: number }[]
}

export function canShowRdv(actor: UsagerActor, rdv: UsagerRdvFacts): boolean {
  const reached = isOpenCollectif(rdv) || sessionReaches(actor, rdv.id)
  return isVisible(rdv.motif) && familyParticipates(actor, rdv) && reached
}

export const canOpenBookingForm = (actor: UsagerActor, rdv: UsagerRdvFacts) =>
  rdv.status !== 'revoked' && (isOpenCollectif(rdv) || familyParticipates(actor, rdv))

type Wanted = { motif: { id: number; collectif: boolean; bookableBy: BookableBy }; usagerIds: readonly number[] }

/** A rdv collectif is joined, not booked. The créneau is checked by the booking itself. */
export const canBookRdv = (actor: UsagerActor, { motif, usagerIds }: Wanted) =>
  !motif.collectif &&
  motifRules.book(actor, motif) === null &&
  usagerIds.length > 0 &&
  usagerIds.every((usagerId) => isOfFamily(actor, usagerId))

export const canCancelRdv = (actor: UsagerActor, rdv: UsagerRdvFacts, now: Temporal.Instant) =>
  canShowRdv(actor, rdv) && isCancellableByUsager(rdv, now)

/** Also the list of créneaux of a move. A rdv shared with another family is moved by an agent only. */
export const canMoveRdv = (actor: UsagerActor, rdv: UsagerRdvFacts, now: Temporal.Instant) =>
  canShowRdv(actor, rdv) &&
  isMovableByUsager(rdv, now) &&
  rdv.participations.every(({ usagerId }) => isOfFamily(actor, usagerId))

export const canChangeParticipants = (actor: UsagerActor, rdv: UsagerRdvFacts, now: Temporal.Instant) =>
  isVisible(rdv.motif) &&
  hasFullSession(actor) &&
  rdv.participations.some((one) => isOfFamily(actor, one.usagerId) && !isCancelled(one)) &&
  isToCome(rdv, now)

/** To enter the file d'attente; leaving it is open to whoever sees his entry. */
export const canWait = (actor: UsagerActor, { rdv, usagerId }: Awaited, now: Temporal.Instant) =>
  hasFullSession(actor) && isOfFamily(actor, usagerId) && familyParticipates(actor, rdv) && canWaitForEarlier(rdv, now)

type Awaited = { rdv: RdvToJudge & { participations: readonly { usagerId: number }[] }; usagerId: number }

export const isToCome = ({ startsAt }: { startsAt: Date }, now: Temporal.Instant) =>
  startsAt.getTime() > now.epochMilliseconds

const isOpenCollectif = ({ motif }: RdvToJudge) => motif.collectif && isOpenTo(motif.bookableBy, 'invited_usager')

const familyParticipates = (actor: UsagerActor, { participations }: { participations: readonly Participant[] }) =>
  participations.some(({ usagerId }) => isOfFamily(actor, usagerId))

type Participant = { usagerId: number }
