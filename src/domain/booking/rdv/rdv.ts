import { CANCELLED } from '#domain/booking/status/status.ts'
import type { MotifToJudge } from '#domain/territory/motif/motif-to-judge.ts'
import type { BookableBy, RdvStatus, VisibilityType } from '#infra/prisma/enums.ts'

/** What rules read of a rdv, as Prisma gives it with its motif. */
export type RdvToJudge = { status: RdvStatus; startsAt: Date; motif: MotifToJudge }

/** Notice before the start, in hours: strictly more is needed. */
export const CANCEL_NOTICE_H = 4
export const MOVE_NOTICE_H = 48
const FILE_ATTENTE_NOTICE_H = 7 * 24

export const isCancelled = ({ status }: { status: RdvStatus }) => CANCELLED.some((cancelled) => cancelled === status)

/** The usager sees it in his space. */
export const isVisible = ({ visibilityType }: { visibilityType: VisibilityType }) => visibilityType !== 'invisible'

export const isCancellableByUsager = (rdv: RdvToJudge, now: Temporal.Instant): boolean =>
  !rdv.motif.collectif && isLeavable(rdv, now)

/** One's participation in a rdv collectif. */
export const isWithdrawable = (rdv: RdvToJudge, now: Temporal.Instant): boolean =>
  rdv.motif.collectif && isLeavable(rdv, now)

const isLeavable = (rdv: RdvToJudge, now: Temporal.Instant) =>
  !isCancelled(rdv) &&
  isVisible(rdv.motif) &&
  rdv.motif.rdvsCancellableByUsager &&
  startsMoreThan(CANCEL_NOTICE_H, rdv, now)

/** A rdv with several agents is moved by agents only (decision 11). */
export const isMovableByUsager = (rdv: RdvToJudge & { agents: readonly unknown[] }, now: Temporal.Instant): boolean =>
  !isCancelled(rdv) &&
  !rdv.motif.collectif &&
  isVisible(rdv.motif) &&
  rdv.motif.rdvsEditableByUsager &&
  isOpenOnline(rdv.motif.bookableBy) &&
  rdv.agents.length === 1 &&
  startsMoreThan(MOVE_NOTICE_H, rdv, now)

/** To everybody, or to invited usagers. */
const isOpenOnline = (bookableBy: BookableBy) =>
  bookableBy === 'everyone' || bookableBy === 'agents_and_prescripteurs_and_invited_users'

/** May wait for an earlier créneau. */
export const canWaitForEarlier = (rdv: RdvToJudge, now: Temporal.Instant): boolean =>
  !isCancelled(rdv) &&
  !rdv.motif.collectif &&
  rdv.motif.bookableBy === 'everyone' &&
  rdv.motif.locationType !== 'home' &&
  rdv.motif.locationType !== 'phone' &&
  startsMoreThan(FILE_ATTENTE_NOTICE_H, rdv, now)

const startsMoreThan = (hours: number, { startsAt }: { startsAt: Date }, now: Temporal.Instant) =>
  startsAt.getTime() > now.epochMilliseconds + hours * 3_600_000
