import type { RdvStatus } from '#infra/prisma/enums.ts'
import { zoneOf } from '#lib/zone.ts'
import { isCancelled, isToCome } from './rdv.ts'
import { type TemporalStatus, temporalStatus } from './rdv-status.ts'

export const STATUSES = ['unknown', 'seen', 'noshow', 'excused', 'revoked'] as const satisfies readonly RdvStatus[]
export type Status = (typeof STATUSES)[number]

export type StatusRefusal = 'deja-annule' | 'statut-change' | 'pas-commence' | 'statut-impossible'
export type ParticipationStatusRefusal = 'statut-change' | 'statut-impossible' | 'rdv-annule'

type RdvFacts = { status: RdvStatus; startsAt: Date; motif: { collectif: boolean } }
type ParticipationFacts = { rdv: RdvFacts; participation: { status: RdvStatus } }

/** On the calendar of the organisation. */
type Clock = { timeZone: string; now: Temporal.Instant }

/** `from`: the status as the agent saw it. */
type Asked<Given extends RdvStatus = RdvStatus> = { from: RdvStatus; status: Given }

const WITHOUT_OUTCOME = {
  unknown_future: ['excused', 'revoked'],
  unknown_today: ['seen', 'noshow', 'excused', 'revoked'],
  unknown_past: ['seen', 'noshow', 'excused', 'revoked'],
} as const satisfies Partial<Record<TemporalStatus, readonly RdvStatus[]>>

/** What an agent may make of a rdv: once it has an outcome, only to take it back. */
export function offered(rdv: RdvFacts, clock: Clock): readonly Status[] {
  const temporal = temporalStatus(rdv, zoneOf(clock.timeZone), clock.now)
  if (!hasNoOutcome(temporal)) return ['unknown']
  const refused: readonly Status[] = [
    ...(rdv.motif.collectif ? (['excused', 'noshow'] as const) : []),
    ...(hasStarted(rdv, clock) ? [] : (['noshow'] as const)),
  ]
  return WITHOUT_OUTCOME[temporal].filter((status) => !refused.includes(status))
}

/** To say what became of a rdv, to cancel it, or to take that back; whose rdv it is, is asked of `rdvRules.edit`. */
export function change(rdv: RdvFacts, { from, status }: Asked, clock: Clock): StatusRefusal | null {
  if (isCancelled(rdv) && isCancelled({ status })) return 'deja-annule'
  if (rdv.status === status) return null
  if (rdv.status !== from) return 'statut-change'
  if (offered(rdv, clock).includes(status)) return null
  return status === 'noshow' && !rdv.motif.collectif && !hasStarted(rdv, clock) ? 'pas-commence' : 'statut-impossible'
}

export type ParticipationStatus = 'unknown' | 'seen' | 'noshow' | 'excused'

const OF_PARTICIPATION = {
  unknown_future: ['excused'],
  unknown_today: ['seen', 'noshow', 'excused'],
  unknown_past: ['seen', 'noshow', 'excused'],
} as const satisfies Partial<Record<TemporalStatus, readonly ParticipationStatus[]>>

/** The same for one participation of a rdv collectif; nothing while a cancelled rdv is still to come. */
export function offeredToParticipation(
  { rdv, participation }: ParticipationFacts,
  clock: Clock,
): readonly ParticipationStatus[] {
  if (!rdv.motif.collectif || (isCancelled(rdv) && !hasStarted(rdv, clock))) return []
  const { startsAt } = rdv
  const temporal = temporalStatus({ status: participation.status, startsAt }, zoneOf(clock.timeZone), clock.now)
  if (!hasNoOutcome(temporal)) return ['unknown']
  return OF_PARTICIPATION[temporal].filter((status) => status !== 'noshow' || hasStarted(rdv, clock))
}

export function changeParticipation(
  facts: ParticipationFacts,
  { from, status }: Asked<ParticipationStatus>,
  clock: Clock,
): ParticipationStatusRefusal | null {
  const { rdv, participation } = facts
  if (participation.status === status) return null
  if (participation.status !== from) return 'statut-change'
  if (offeredToParticipation(facts, clock).includes(status)) return null
  return isCancelled(rdv) && !hasStarted(rdv, clock) ? 'rdv-annule' : 'statut-impossible'
}

const hasStarted = (rdv: { startsAt: Date }, { now }: Clock) => !isToCome(rdv, now)

const hasNoOutcome = (temporal: TemporalStatus): temporal is keyof typeof WITHOUT_OUTCOME =>
  Object.hasOwn(WITHOUT_OUTCOME, temporal)
