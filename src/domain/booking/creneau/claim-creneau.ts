import type pg from 'pg'
import { lockAgents } from '#domain/people/agent/lock-agents.ts'
import { chooseAgent } from './agent-choice.ts'
import { loadsOf } from './confirmation-queries.ts'
import {
  type CreneauAsked,
  type CreneauRefusal,
  type CreneauSeen,
  lookAtAgents,
  lookAtCreneau,
} from './look-at-creneau.ts'

/** A start that is ours until the transaction ends. */
export type Claim =
  | ({ ok: true; agentId: number; lieuId: number | null } & Pick<CreneauSeen, 'motif' | 'startsAt' | 'endsAt'>)
  | { ok: false; reason: CreneauRefusal }

/** Beyond, the locks of many claims at once would not fit in the memory that PostgreSQL keeps for them. */
const MOST_LOCKED = 50

type Asked = CreneauAsked & { movedRdv?: { id: number; agentIds: readonly number[] } | undefined }

/** Looks, locks the agents who are free, looks again at them alone, and chooses one (decisions 4, 7 and 8). */
export async function claimCreneau(connection: pg.PoolClient, asked: Asked): Promise<Claim> {
  const first = await lookAtCreneau(connection, asked)
  if (!first.ok) return first

  const locked = await bestAgents(connection, asked, first, MOST_LOCKED)
  await lockAgents(connection, [...locked, ...(asked.movedRdv?.agentIds ?? [])])
  const second = await lookAtAgents(connection, first, { ...asked, agentIds: locked })
  if (!second.ok) return second

  const [agentId] = await bestAgents(connection, asked, second, 1)
  if (agentId === undefined) return { ok: false, reason: 'creneau-pris' }
  const { motif, startsAt, endsAt } = second
  return { ok: true, agentId, motif, startsAt, endsAt, lieuId: second.lieuOf(agentId) }
}

/** By order of preference. */
async function bestAgents(connection: pg.PoolClient, asked: Asked, seen: CreneauSeen, most: number) {
  if (seen.freeAgentIds.length <= most) return seen.freeAgentIds
  const loads = await loadsOf(connection, {
    zone: seen.zone,
    agentIds: seen.freeAgentIds,
    startsAtMs: asked.startsAt.epochMilliseconds,
    nowMs: asked.now.epochMilliseconds,
    sessionDigest: asked.sessionDigest,
    movedRdvId: asked.movedRdv?.id,
  })
  const best: number[] = []
  while (best.length < most) {
    const left = seen.freeAgentIds.filter((agentId) => !best.includes(agentId))
    const next = chooseAgent(left, loads, seen.hold?.agentId)
    if (next === null) break
    best.push(next)
  }
  return best
}
