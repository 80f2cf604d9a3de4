import type { CheckFacts } from '#domain/booking/check/check-facts.ts'
import { isMoved, isPlacedElsewhere, isTouched } from '#domain/booking/check/planned-change.ts'
import type { PlannedParticipant } from '#domain/booking/check/planned-rdv.ts'
import type { RdvStatus } from '#infra/prisma/enums.ts'
import { isCancelled } from './rdv.ts'
import { statusOfJoining, statusOnceOthersCome } from './rdv-status.ts'
import type { RdvToEdit } from './rdv-to-edit-queries.ts'

/** What becomes of a rdv that an agent changes, against what it is. */
export type PlannedEdit = {
  /** Its hour, its place or its agents: its time is taken anew. */
  isTouched: boolean
  isPlacedElsewhere: boolean
  isMoved: boolean
  context: string | null
  title: string | null
  maxParticipantsCount: number | null
  minutesAfterRdv: number
  /** Afterwards: with the last who was to come, a rdv ends. */
  status: RdvStatus
  added: readonly PlannedParticipant[]
  removed: RdvToEdit['participations']
  /** Other messages for who stays. */
  otherwiseTold: readonly PlannedParticipant[]
  /** More participants than places, afterwards. */
  isOverbooked: boolean
}

/** `context`: as it was read, and encrypted anew where it changed. Null when the rdv is already so. */
export function plannedEdit(facts: CheckFacts, rdv: RdvToEdit, context: string | null): PlannedEdit | null {
  const { planned, before, now } = facts
  const said = saidBy(facts, rdv)
  const wanted = [...new Map(planned.participants.map((one) => [one.usagerId, one])).values()]
  const added = wanted.filter(({ usagerId }) => !standingOf(rdv, usagerId))
  const removed = rdv.participations.filter((one) => !wanted.some(({ usagerId }) => usagerId === one.usagerId))
  const otherwiseTold = wanted.filter((one) => isOtherwiseTold(standingOf(rdv, one.usagerId), one))
  const touched = isTouched(facts)
  const isSame = isSaid(rdv, { ...said, context }) && added.length + removed.length + otherwiseTold.length === 0
  if (!touched && isSame) return null

  const placedElsewhere = isPlacedElsewhere(facts)
  const stay = rdv.participations.filter((one) => !removed.includes(one))
  const coming = stay.filter((one) => !isCancelled(one)).length + added.length
  const participations = [...stay.map((one) => one.status), ...added.map(() => statusOfJoining({ ...rdv, motif: rdv }))]
  const isOverbooked = said.maxParticipantsCount !== null && coming > said.maxParticipantsCount
  const change = { isTouched: touched, isPlacedElsewhere: placedElsewhere, isOverbooked }
  const haveOthersCome = added.length + removed.length > 0
  const startsAt = new Date(planned.startsAt.epochMilliseconds)
  const status = haveOthersCome
    ? statusOnceOthersCome({ ...rdv, current: rdv.status, startsAt, participations }, now)
    : rdv.status
  const moved = !before || isMoved(before, planned)
  return { ...change, isMoved: moved, status, ...said, context, added, removed, otherwiseTold }
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
