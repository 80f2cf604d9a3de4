import type { Actor } from '#domain/actor/actor.ts'
import { type DeedTx, deed } from '#domain/journal/deed.ts'
import type { RdvStatus } from '#infra/prisma/enums.ts'
import { agentRefusal } from './acting-agent.ts'
import { lockRdv, type RdvToChange } from './lock-rdv.ts'
import { isCancelled } from './rdv.ts'
import { changeOfStatus } from './status-change.ts'
import * as statusRules from './status-rules.ts'
import { listOverlappedAgents, overbookRdv } from './take-time-again.ts'
import { writeStatusChange } from './write-status-change.ts'

/** An agent cancels a rdv, says what became of it, or takes that back. */
export type RdvStatusChange = {
  rdvId: number
  /** As the agent saw it. */
  from: RdvStatus
  status: RdvStatus
  /** What he was warned of and wants all the same. */
  accepted?: readonly ReinstatementWarning[]
  actor: Actor
  now: Temporal.Instant
}

/** Back among the live rdvs: another rdv took the time of an agent, or others the seats. */
export type ReinstatementWarning = 'agent-occupe' | 'complet'

export type StatusRefusal = statusRules.StatusRefusal | 'rdv-introuvable' | 'pas-le-sien'
export type StatusOutcome =
  | { ok: true }
  | { ok: false; reason: StatusRefusal }
  | { ok: false; reason: 'a-verifier'; warnings: readonly ReinstatementWarning[] }

/** The rdv and the participations that follow it; twice is once. */
export const changeRdvStatus = (change: RdvStatusChange): Promise<StatusOutcome> =>
  deed(change.actor, (tx) => apply(tx, change))

async function apply(
  tx: DeedTx,
  { rdvId, accepted = [], actor, now, ...asked }: RdvStatusChange,
): Promise<StatusOutcome> {
  const rdv = await lockRdv(tx.sql, rdvId)
  if (!rdv) return { ok: false, reason: 'rdv-introuvable' }
  if (await agentRefusal(tx, actor, rdv)) return { ok: false, reason: 'pas-le-sien' }
  const reason = statusRules.change(rdv, asked, { timeZone: rdv.timeZone, now })
  if (reason) return { ok: false, reason }
  if (rdv.status === asked.status) return { ok: true }

  const warnings = isCancelled(rdv) ? await reinstatementWarnings(tx, rdv) : []
  if (warnings.some((warning) => !accepted.includes(warning))) return { ok: false, reason: 'a-verifier', warnings }
  if (warnings.includes('complet')) await overbookRdv(tx.sql, rdv.id)
  await writeStatusChange(tx, rdv, changeOfStatus(rdv, { of: 'rdv', status: asked.status }, now), now)
  return { ok: true }
}

async function reinstatementWarnings(tx: DeedTx, rdv: RdvToChange): Promise<ReinstatementWarning[]> {
  const overlapped = await listOverlappedAgents(tx.sql, rdv.id)
  const isFull = rdv.maxParticipantsCount !== null && rdv.participations.length > rdv.maxParticipantsCount
  return [...(overlapped.length > 0 ? OVERLAP : []), ...(isFull ? FULL : [])]
}

const OVERLAP = ['agent-occupe'] as const
const FULL = ['complet'] as const
