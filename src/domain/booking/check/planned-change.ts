import { isCancelledStatus } from '#domain/booking/status/status.ts'
import type { CheckFacts, RdvBefore } from './check-facts.ts'
import { isSamePlace, type Place, type PlannedRdv } from './planned-rdv.ts'

type Change = Pick<CheckFacts, 'planned' | 'before'>

/** A new rdv, or another hour, another place, other agents: all that is asked of its time is asked again. */
export const isTouched = ({ planned, before }: Change) =>
  before === null ||
  !planned.startsAt.equals(before.startsAt) ||
  planned.durationInMin !== before.durationInMin ||
  !haveSame(planned.agentIds, before.agentIds) ||
  isPlacedElsewhere({ planned, before })

export const isPlacedElsewhere = ({ planned, before }: Change) =>
  before === null || !isSamePlace(planned.place, before.place)

type Appointed = { startsAt: Temporal.Instant; place: Place | null; agentIds: readonly number[] }

/** Another start, another place, other agents: what its people are told of. */
export const isMoved = (before: Appointed, after: Appointed) =>
  !after.startsAt.equals(before.startsAt) ||
  !isSamePlace(after.place, before.place) ||
  !haveSame(after.agentIds, before.agentIds)

/** A cancelled one takes nobody's time. */
export const isLive = ({ before }: Change) => before === null || !isCancelledStatus(before.status)

export const idsOf = ({ participants }: Pick<PlannedRdv, 'participants'>) =>
  participants.map(({ usagerId }) => usagerId)

/** Who comes: new ones, and those of before who did not cancel. */
export const comingIds = ({ planned, before }: Change) =>
  idsOf(planned).filter((id) => !cancelledIds(before).includes(id))

export const addedIds = ({ planned, before }: Change) =>
  idsOf(planned).filter((id) => !before?.participations.some(({ usagerId }) => usagerId === id))

export const haveOthersCome = ({ planned, before }: Change) =>
  before === null ||
  !haveSame(
    idsOf(planned),
    before.participations.map(({ usagerId }) => usagerId),
  )

const cancelledIds = (before: RdvBefore | null) =>
  before?.participations.filter(({ status }) => isCancelledStatus(status)).map(({ usagerId }) => usagerId) ?? []

export function haveSame(some: readonly number[], others: readonly number[]) {
  const [one, other] = [new Set(some), new Set(others)]
  return one.size === other.size && one.isSubsetOf(other)
}
