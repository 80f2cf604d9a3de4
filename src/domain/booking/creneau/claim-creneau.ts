import type pg from 'pg'
import { lockAgents } from '#domain/people/agent/lock-agents.ts'
import { chooseAgent } from './agent-choice.ts'
import { loadsOf } from './confirmation-queries.ts'
import {
  type CreneauAsked,
  type CreneauRefusal,
  type CreneauSeen,
  lookAgain,
  lookAtCreneau,
} from './look-at-creneau.ts'

/** A start that is ours until the transaction ends. */
export type Claim =
  | ({ ok: true; agentId: number } & ReturnType<CreneauSeen['placeOf']> &
      Pick<CreneauSeen, 'motif' | 'startsAt' | 'endsAt'>)
  | { ok: false; reason: CreneauRefusal }

/** Beyond, the locks of many claims at once would not fit in the memory that PostgreSQL keeps for them. */
const MOST_LOCKED = 50

/** Looks, locks the agents who are free, looks again at them alone, and chooses one (decisions 4, 7 and 8). */
export async function claimCreneau(connection: pg.PoolClient, asked: CreneauAsked): Promise<Claim> {
  const first = await lookAtCreneau(connection, asked)
  if (!first.ok) return first

  const agentIds = await agentsToLock(connection, asked, first)
  await lockAgents(connection, [...agentIds, ...(asked.movedRdv?.agentIds ?? [])])
  const second = await lookAgain(connection, first, { ...asked, agentIds })
  if (!second.ok) return second

  const agentId = chooseAgent(second.freeAgentIds, second.loads, second.hold?.agentId)
  if (agentId === null) return { ok: false, reason: 'creneau-pris' }
  const { motif, startsAt, endsAt } = second
  return { ok: true, agentId, motif, startsAt, endsAt, ...second.placeOf(agentId) }
}

/** All who are free; when they are many, those who would be chosen first. */
async function agentsToLock(connection: pg.PoolClient, asked: CreneauAsked, { freeAgentIds, zone, hold }: CreneauSeen) {
  if (freeAgentIds.length <= MOST_LOCKED) return freeAgentIds
  const loads = await loadsOf(connection, { ...asked, zone, agentIds: freeAgentIds })
  const best: number[] = []
  while (best.length < MOST_LOCKED) {
    const left = freeAgentIds.filter((agentId) => !best.includes(agentId))
    const next = chooseAgent(left, loads, hold?.agentId)
    if (next === null) break
    best.push(next)
  }
  return best
}
