import type { CheckFacts } from '#domain/booking/check/check-facts.ts'
import { haveSame, isPlacedElsewhere, isTouched } from '#domain/booking/check/planned-change.ts'
import type { PlannedParticipant } from '#domain/booking/check/planned-rdv.ts'
import { isCancelled } from './rdv.ts'
import type { RdvToEdit } from './rdv-to-edit-queries.ts'

/** What becomes of a rdv that an agent changes, against what it is. */
export type PlannedEdit = {
  /** Its hour, its place or its agents: its time is taken anew. */
  isTouched: boolean
  isPlacedElsewhere: boolean
  /** Another start, another place, other agents: what its people are told of. */
  isMoved: boolean
  context: string | null
  title: string | null
  maxParticipantsCount: number | null
  minutesAfterRdv: number
  added: readonly PlannedParticipant[]
  removed: RdvToEdit['participations']
  /** Other messages for who stays. */
  otherwiseTold: readonly PlannedParticipant[]
  /** More participants than places, afterwards. */
  isOverbooked: boolean
}

/** `context`: as it was read, and encrypted anew where it changed. Null when the rdv is already so. */
export function plannedEdit(facts: CheckFacts, rdv: RdvToEdit, context: string | null): PlannedEdit | null {
  const { planned, before } = facts
  const said = saidBy(facts, rdv)
  const wanted = [...new Map(planned.participants.map((one) => [one.usagerId, one])).values()]
  const added = wanted.filter(({ usagerId }) => !standingOf(rdv, usagerId))
  const removed = rdv.participations.filter((one) => !wanted.some(({ usagerId }) => usagerId === one.usagerId))
  const otherwiseTold = wanted.filter((one) => isOtherwiseTold(standingOf(rdv, one.usagerId), one))
  const touched = isTouched(facts)
  const isSame = isSaid(rdv, { ...said, context }) && added.length + removed.length + otherwiseTold.length === 0
  if (!touched && isSame) return null

  const placedElsewhere = isPlacedElsewhere(facts)
  const atAnotherStart = !before || !planned.startsAt.equals(before.startsAt)
  const isMoved = atAnotherStart || placedElsewhere || !haveSame(planned.agentIds, before.agentIds)
  const coming = rdv.participations.filter((one) => !isCancelled(one) && !removed.includes(one)).length + added.length
  const isOverbooked = said.maxParticipantsCount !== null && coming > said.maxParticipantsCount
  const change = { isTouched: touched, isPlacedElsewhere: placedElsewhere, isMoved, isOverbooked }
  return { ...change, ...said, context, added, removed, otherwiseTold }
}

/** An individual rdv has neither title nor places. */
function saidBy({ planned }: CheckFacts, { collectif, minutesAfterRdv }: RdvToEdit) {
  return {
    title: collectif ? planned.title : null,
    maxParticipantsCount: collectif ? planned.maxParticipantsCount : null,
    minutesAfterRdv: planned.minutesAfterRdv ?? minutesAfterRdv,
  }
}

type Said = Pick<RdvToEdit, 'context' | 'title' | 'maxParticipantsCount' | 'minutesAfterRdv'>

const isSaid = (rdv: Said, said: Said) =>
  rdv.context === said.context &&
  rdv.title === said.title &&
  rdv.maxParticipantsCount === said.maxParticipantsCount &&
  rdv.minutesAfterRdv === said.minutesAfterRdv

const standingOf = ({ participations }: RdvToEdit, wanted: number) =>
  participations.find(({ usagerId }) => usagerId === wanted)

const isOtherwiseTold = (standing: PlannedParticipant | undefined, wanted: PlannedParticipant) =>
  standing !== undefined &&
  (standing.sendLifecycleNotifications !== wanted.sendLifecycleNotifications ||
    standing.sendReminderNotification !== wanted.sendReminderNotification)
