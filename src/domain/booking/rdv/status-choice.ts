import type { RdvStatus } from '#infra/prisma/enums.ts'
import type { TemporalStatus } from './rdv-status.ts'

export const STATUSES = ['unknown', 'seen', 'noshow', 'excused', 'revoked'] as const satisfies readonly RdvStatus[]
export type Status = (typeof STATUSES)[number]

type Judged = { collectif: boolean; temporal: TemporalStatus; hasStarted: boolean }

const WITHOUT_OUTCOME = {
  unknown_future: ['excused', 'revoked'],
  unknown_today: ['seen', 'noshow', 'excused', 'revoked'],
  unknown_past: ['seen', 'noshow', 'excused', 'revoked'],
} as const

/** What an agent may make of a rdv: once it has an outcome, only to take it back. */
export function statusChoices({ collectif, temporal, hasStarted }: Judged): readonly RdvStatus[] {
  if (!hasNoOutcome(temporal)) return ['unknown']
  const refused: RdvStatus[] = [
    ...(collectif ? (['excused', 'noshow'] as const) : []),
    ...(hasStarted ? [] : (['noshow'] as const)),
  ]
  return WITHOUT_OUTCOME[temporal].filter((status) => !refused.includes(status))
}

const hasNoOutcome = (temporal: TemporalStatus): temporal is keyof typeof WITHOUT_OUTCOME =>
  Object.hasOwn(WITHOUT_OUTCOME, temporal)

export type ParticipationChoice = 'unknown' | 'seen' | 'noshow' | 'excused'

const OF_PARTICIPATION = {
  unknown_future: ['excused'],
  unknown_today: ['seen', 'noshow', 'excused'],
  unknown_past: ['seen', 'noshow', 'excused'],
} as const

type JudgedParticipation = Omit<Judged, 'collectif'> & { isRdvCancelled: boolean }

/** The same for one participation of a rdv collectif; nothing while a cancelled rdv is still to come. */
export function participationChoices(judged: JudgedParticipation): readonly ParticipationChoice[] {
  const { temporal, hasStarted, isRdvCancelled } = judged
  if (isRdvCancelled && !hasStarted) return []
  if (!hasNoOutcome(temporal)) return ['unknown']
  return OF_PARTICIPATION[temporal].filter((status) => status !== 'noshow' || hasStarted)
}
