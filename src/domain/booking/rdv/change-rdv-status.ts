import type pg from 'pg'
import type { Actor } from '#domain/actor/actor.ts'
import { insertEvenement } from '#domain/journal/evenement/insert-evenement.ts'
import { publishEvenement } from '#domain/journal/evenement/publish-evenement.ts'
import { actingAs } from '#infra/acting-as.ts'
import type { RdvStatus } from '#infra/prisma/enums.ts'
import { retryingTransaction } from '#infra/retrying-transaction.ts'
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
export async function changeRdvStatus(change: StatusChange): Promise<StatusOutcome> {
  const changed = await retryingTransaction((connection) => apply(connection, change))
  if (changed.ok && changed.evenementId !== null) await publishEvenement(changed.evenementId)
  return changed.ok ? { ok: true } : changed
}

type Changed = { ok: true; evenementId: number | null } | Exclude<StatusOutcome, { ok: true }>

async function apply(connection: pg.PoolClient, change: StatusChange): Promise<Changed> {
  const rdv = await lockRdv(connection, change.rdvId)
  if (!rdv) return { ok: false, reason: 'rdv-introuvable' }
  if (rdv.status === change.status) return { ok: true, evenementId: null }
  if (rdv.status !== change.from) return { ok: false, reason: 'statut-change' }
  if (rdv.motif.collectif && change.status === 'noshow') return { ok: false, reason: 'statut-impossible' }
  if (change.status !== 'unknown' && isCancelled(rdv)) return { ok: false, reason: 'statut-impossible' }

  await actingAs(connection, change.actor)
  return isCancelled(rdv) ? reinstate(connection, rdv, change) : write(connection, rdv, change)
}

/** Its time is the agents' alone again, save where another rdv took it and an agent accepts that. */
async function reinstate(connection: pg.PoolClient, rdv: RdvToChange, change: StatusChange): Promise<Changed> {
  const overlapped = await listOverlappedAgents(connection, rdv.id)
  const isFull = rdv.maxParticipantsCount !== null && rdv.participations.length > rdv.maxParticipantsCount
  const warnings = [...(overlapped.length > 0 ? OVERLAP : []), ...(isFull ? FULL : [])]
  if (warnings.some((warning) => !change.accepted.includes(warning)))
    return { ok: false, reason: 'a-verifier', warnings }

  if (isFull) await overbookRdv(connection, rdv.id)
  const written = await write(connection, rdv, change)
  await takeTimeAgain(connection, rdv.id, overlapped)
  return written
}

const OVERLAP = ['agent-occupe'] as const
const FULL = ['complet'] as const

async function write(connection: pg.PoolClient, rdv: RdvToChange, change: StatusChange): Promise<Changed> {
  const { status, actor, now } = change
  const followers = rdv.participations.filter((one) => followersOf[status].some((from) => from === one.status))
  await writeParticipationStatus(connection, { participationIds: idsOf(followers), status, now })
  await writeRdvStatus(connection, { rdvId: rdv.id, status, now })
  const back = status === 'unknown' ? followers.filter(isCancelled) : []
  const payload = { from: rdv.status, status, participationIdsBack: idsOf(back) }
  const evenement = { name: 'rdv.status-changed', rdvId: rdv.id, payload } as const
  return { ok: true, evenementId: await insertEvenement(connection, evenement, actor) }
}

const idsOf = (participations: readonly { id: number }[]) => participations.map(({ id }) => id)
