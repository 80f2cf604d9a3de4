import { isCancelledStatus } from '#domain/booking/status/status.ts'
import type { RdvStatus } from '#infra/prisma/enums.ts'
import type { Zone } from '#lib/zone.ts'

export type TemporalStatus = Exclude<RdvStatus, 'unknown'> | 'unknown_past' | 'unknown_today' | 'unknown_future'

type Dated = { status: RdvStatus; startsAt: Date }

/** What is shown and offered: a rdv without outcome reads by its local day. */
export function temporalStatus({ status, startsAt }: Dated, zone: Zone, now: Temporal.Instant): TemporalStatus {
  if (status !== 'unknown') return status
  const days = zone.dayOf(startsAt.getTime()) - zone.dayOf(now.epochMilliseconds)
  return days > 0 ? 'unknown_future' : days === 0 ? 'unknown_today' : 'unknown_past'
}

/** In lists, by the hour: a rdv that has begun is to complete, one of today is still to come before that. */
export function statusOnTheHour(
  rdv: Dated & { isWaiting: boolean },
  zone: Zone,
  now: Temporal.Instant,
): TemporalStatus | 'waiting' {
  const status = temporalStatus(rdv, zone, now)
  if (status !== 'unknown_today') return status
  if (rdv.isWaiting) return 'waiting'
  return rdv.startsAt.getTime() > now.epochMilliseconds ? 'unknown_future' : 'unknown_past'
}

export const hasCancellationDate = (status: RdvStatus) => ['excused', 'revoked', 'noshow'].includes(status)

const ended: readonly RdvStatus[] = ['unknown', 'seen', 'noshow', 'excused', 'revoked']

/** Statuses of participations that take the status given to their rdv. */
export const followersOf = {
  unknown: ended,
  seen: ['unknown'],
  noshow: ['unknown'],
  excused: ['unknown', 'seen', 'noshow'],
  revoked: ['unknown', 'seen', 'noshow'],
} as const satisfies Record<RdvStatus, readonly RdvStatus[]>

type Derivation = {
  collectif: boolean
  current: RdvStatus
  startsAt: Date
  participations: readonly RdvStatus[]
}

/** The status of a rdv once one of its participations changed. */
export function derivedStatus({ collectif, current, startsAt, participations }: Derivation, now: Temporal.Instant) {
  if (participations.includes('seen')) return 'seen'
  if (!collectif) return commonStatus(participations)
  const isOver = startsAt.getTime() <= now.epochMilliseconds && !participations.includes('unknown')
  return isOver ? 'revoked' : current
}

/** The same once people joined or left it: its status stays while it is that of one of them, and a cancelled rdv never comes back so. */
export const statusOnceOthersCome = (derivation: Derivation, now: Temporal.Instant): RdvStatus =>
  isCancelledStatus(derivation.current) || derivation.participations.includes(derivation.current)
    ? derivation.current
    : derivedStatus(derivation, now)

/** That of one who joins: an individual rdv gives him its own. */
export const statusOfJoining = ({ motif, status }: { motif: { collectif: boolean }; status: RdvStatus }): RdvStatus =>
  motif.collectif ? 'unknown' : status

/** How it is cancelled, if it is once people left it. A rdv collectif ends by its hour: it is not cancelled then. */
export const endingOf = (
  before: { motif: { collectif: boolean }; status: RdvStatus },
  status: RdvStatus,
): 'excused' | 'revoked' | null =>
  !before.motif.collectif && !isCancelledStatus(before.status) && isCancelledStatus(status) ? status : null

/** Any mix leaves an individual rdv without outcome. */
function commonStatus([first = 'unknown', ...others]: readonly RdvStatus[]): RdvStatus {
  return others.every((status) => status === first) ? first : 'unknown'
}
