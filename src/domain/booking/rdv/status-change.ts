import type { Evenement } from '#domain/journal/evenement/evenement.ts'
import type { RdvStatus } from '#infra/prisma/enums.ts'
import { isCancelled } from './rdv.ts'
import { derivedStatus, followersOf } from './rdv-status.ts'

/** A status given to a rdv, which its participations follow; or to some of them, which the rdv follows. */
export type StatusAsked =
  | { of: 'rdv'; status: RdvStatus; isPostponed?: boolean | undefined }
  | { of: 'participations'; ids: readonly number[]; status: RdvStatus; isLeaving?: true }

/** Those who were still to come, among these, come no more. */
export const excusing = (participations: readonly { id: number; status: RdvStatus }[]) =>
  ({
    of: 'participations',
    ids: idsOf(participations.filter((one) => !isCancelled(one))),
    status: 'excused',
    isLeaving: true,
  }) as const satisfies StatusAsked

type Standing = {
  id: number
  status: RdvStatus
  startsAt: Date
  motif: { collectif: boolean }
  participations: readonly { id: number; status: RdvStatus }[]
}

/** All that follows from it: written by the deed, told by the evenement, shown beforehand by the preview. */
export type StatusChange = {
  /** Those that take the status given. */
  participationIds: number[]
  given: RdvStatus
  /** Of the rdv, afterwards. */
  status: RdvStatus
  evenement: StatusEvenement
}

type StatusEvenement = Extract<
  Evenement,
  {
    name:
      | 'rdv.cancelled'
      | 'rdv.status-changed'
      | 'participation.cancelled'
      | 'participation.booked'
      | 'participation.status-changed'
  }
>

/** Whoever gives it, and why: an agent, a usager who comes no more, an account that is closed (decision 11). */
export const changeOfStatus = (rdv: Standing, asked: StatusAsked, now: Temporal.Instant): StatusChange =>
  asked.of === 'rdv' ? ofRdv(rdv, asked) : ofParticipations(rdv, asked, now)

function ofRdv(rdv: Standing, asked: Extract<StatusAsked, { of: 'rdv' }>): StatusChange {
  const { status } = asked
  const followers = rdv.participations.filter((one) => followersOf[status].some((from) => from === one.status))
  return {
    participationIds: idsOf(followers),
    given: status,
    status,
    evenement: evenementOfRdv(rdv, asked, followers),
  }
}

function evenementOfRdv(
  { id: rdvId, status: from }: Standing,
  { status, isPostponed }: Extract<StatusAsked, { of: 'rdv' }>,
  followers: Standing['participations'],
): StatusEvenement {
  if (status === 'excused' || status === 'revoked') {
    const payload = { status, participationIds: idsOf(followers), ...(isPostponed && { isPostponed }) }
    return { name: 'rdv.cancelled', rdvId, payload }
  }
  const back = status === 'unknown' ? followers.filter(isCancelled) : []
  return { name: 'rdv.status-changed', rdvId, payload: { from, status, participationIdsBack: idsOf(back) } }
}

type Given = { ids: readonly number[]; status: RdvStatus; isLeaving?: true }

function ofParticipations(rdv: Standing, given: Given, now: Temporal.Instant): StatusChange {
  const changed = rdv.participations.filter(({ id }) => given.ids.includes(id))
  const status = statusAfter(rdv, given, now)
  const evenement = evenementOfParticipations(rdv, given, { changed, status })
  return { participationIds: idsOf(changed), given: given.status, status, evenement }
}

/** An individual rdv ends with the last who leaves it, as he ended it; who gives a status otherwise leaves it to all of them. */
function statusAfter(rdv: Standing, { ids, status, isLeaving }: Given, now: Temporal.Instant): RdvStatus {
  const { collectif } = rdv.motif
  const participations = rdv.participations.map((one) => (ids.includes(one.id) ? status : one.status))
  if (isLeaving && !collectif && participations.every((one) => isCancelled({ status: one }))) return status
  return derivedStatus({ collectif, current: rdv.status, startsAt: rdv.startsAt, participations }, now)
}

type Followed = { changed: Standing['participations']; status: RdvStatus }

/** Who comes no more and who comes again are told, with the agents; an outcome is told to nobody. */
function evenementOfParticipations(
  { id: rdvId, motif }: Standing,
  given: Given,
  { changed, status }: Followed,
): StatusEvenement {
  const payload = { participationIds: idsOf(changed) }
  if (isCancelled(given)) {
    const ends = !motif.collectif && (status === 'excused' || status === 'revoked')
    return ends
      ? { name: 'rdv.cancelled', rdvId, payload: { status, ...payload } }
      : { name: 'participation.cancelled', rdvId, payload }
  }
  const [first] = changed
  if (!first || changed.some(isCancelled)) return { name: 'participation.booked', rdvId, payload }
  return {
    name: 'participation.status-changed',
    rdvId,
    payload: { ...payload, from: first.status, status: given.status },
  }
}

const idsOf = (participations: readonly { id: number }[]) => participations.map(({ id }) => id)

/** The rdv as it will stand. */
export const afterChange = <Rdv extends Standing>(
  rdv: Rdv,
  { participationIds, given, status }: StatusChange,
): Rdv => ({
  ...rdv,
  status,
  participations: rdv.participations.map((one) =>
    participationIds.includes(one.id) ? { ...one, status: given } : one,
  ),
})
