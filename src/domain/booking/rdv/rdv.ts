import { isCancelledStatus } from '#domain/booking/status/status.ts'
import type { MotifToJudge } from '#domain/territory/motif/motif-to-judge.ts'
import type { LieuAvailability, LocationType, RdvStatus, VisibilityType } from '#infra/prisma/enums.ts'

/** What rules read of a rdv, as Prisma gives it with its motif. */
export type RdvToJudge = {
  status: RdvStatus
  startsAt: Date
  /** `cancelNoticeInHours`: where it is not that of all motifs. */
  motif: MotifToJudge & { cancelNoticeInHours?: number }
}

/** Notice before the start, in hours: strictly more is needed. */
export const CANCEL_NOTICE_H = 4
export const MOVE_NOTICE_H = 48

export const isCancelled = ({ status }: { status: RdvStatus }) => isCancelledStatus(status)

/** The usager sees it in his space. */
export const isVisible = ({ visibilityType }: { visibilityType: VisibilityType }) => visibilityType !== 'invisible'

export const isToCome = ({ startsAt }: { startsAt: Date }, now: Temporal.Instant) =>
  startsAt.getTime() > now.epochMilliseconds

type Placed = {
  motif: { deletedAt: Date | null; locationType: LocationType }
  lieu: { availability: LieuAvailability } | null
}

/** Its motif is still offered, and its place receives. */
export const isStillOpen = ({ motif, lieu }: Placed) =>
  motif.deletedAt === null && (lieu ? lieu.availability !== 'disabled' : motif.locationType !== 'public_office')

/** Strictly. */
export const startsMoreThan = (hours: number, { startsAt }: { startsAt: Date }, now: Temporal.Instant) =>
  startsAt.getTime() > now.epochMilliseconds + hours * 3_600_000
