import type { Actor } from '#domain/actor/actor.ts'
import { type DeedTx, deed } from '#domain/journal/deed.ts'
import type { RdvStatus } from '#infra/prisma/enums.ts'
import { lockRdv, type RdvToChange } from './lock-rdv.ts'
import { isCancelled } from './rdv.ts'
import { followersOf } from './rdv-status.ts'
import { listOverlappedAgents, overbookRdv, takeTimeAgain } from './take-time-again.ts'
import { writeParticipationStatus, writeRdvStatus } from './write-rdv-status.ts'

/** To say what became of a rdv, or to take that back; cancelling is `cancelRdv`. */
export type StatusChange = {
  rdvId: number
  /** As the agent saw it. */
  from: RdvStatus
  status: 'seen' | 'noshow' | 'unknown'
  /** What he was warned of and wants all the same. */
  accepted: readonly ReinstatementWarning[]
  actor: Actor
  now: Temporal.Instant
}

/** Back among the live rdvs: another rdv took the time of an agent, or others the seats. */
export type ReinstatementWarning = 'agent-occupe' | 'complet'

export type StatusRefusal = 'rdv-introuvable' | 'statut-change' | 'statut-impossible'
export type StatusOutcome =
  | { ok: true }
  | { ok: false; reason: StatusRefusal }
  | { ok: false; reason: 'a-verifier'; warnings: readonly ReinstatementWarning[] }

/** The rdv and the participations that follow it; twice is once. */
export const changeRdvStatus = (change: StatusChange): Promise<StatusOutcome> =>
  deed(change.actor, (tx) => apply(tx, change))

async function apply(tx: DeedTx, change: StatusChange): Promise<StatusOutcome> {
  const rdv = await lockRdv(tx.sql, change.rdvId)
  if (!rdv) return { ok: false, reason: 'rdv-introuvable' }
  if (rdv.status === change.status) return { ok: true }
  if (rdv.status !== change.from) return { ok: false, reason: 'statut-change' }
  if (rdv.motif.collectif && change.status === 'noshow') return { ok: false, reason: 'statut-impossible' }
  if (change.status !== 'unknown' && isCancelled(rdv)) return { ok: false, reason: 'statut-impossible' }

  return isCancelled(rdv) ? reinstate(tx, rdv, change) : write(tx, rdv, change)
}

/** Its time is the agents' alone again, save where another rdv took it and an agent accepts that. */
async function reinstate(tx: DeedTx, rdv: RdvToChange, change: StatusChange): Promise<StatusOutcome> {
  const overlapped = await listOverlappedAgents(tx.sql, rdv.id)
  const isFull = rdv.maxParticipantsCount !== null && rdv.participations.length > rdv.maxParticipantsCount
  const warnings = [...(overlapped.length > 0 ? OVERLAP : []), ...(isFull ? FULL : [])]
  if (warnings.some((warning) => !change.accepted.includes(warning)))
    return { ok: false, reason: 'a-verifier', warnings }

  if (isFull) await overbookRdv(tx.sql, rdv.id)
  const written = await write(tx, rdv, change)
  await takeTimeAgain(tx.sql, rdv.id, overlapped)
  return written
}

const OVERLAP = ['agent-occupe'] as const
const FULL = ['complet'] as const

async function write(tx: DeedTx, rdv: RdvToChange, change: StatusChange): Promise<StatusOutcome> {
  const { status, now } = change
  const followers = rdv.participations.filter((one) => followersOf[status].some((from) => from === one.status))
  await writeParticipationStatus(tx.sql, { participationIds: idsOf(followers), status, now })
  await writeRdvStatus(tx.sql, { rdvId: rdv.id, status, now })
  const back = status === 'unknown' ? followers.filter(isCancelled) : []
  const payload = { from: rdv.status, status, participationIdsBack: idsOf(back) }
  await tx.record({ name: 'rdv.status-changed', rdvId: rdv.id, payload })
  return { ok: true }
}

const idsOf = (participations: readonly { id: number }[]) => participations.map(({ id }) => id)
