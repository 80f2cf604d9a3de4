import { z } from 'zod'
import type { AgentActor } from '#domain/actor/agent-actor.ts'
import { query } from '#infra/query.ts'
import { varying, withConditions } from '#infra/statement.ts'
import { whereSql } from '#infra/where-sql.ts'
import * as rdvScope from './rdv-scope.ts'

/** His own rdvs that have begun and say nothing of what became of them, where he still sees them. Conseillers numériques do without. */
const TO_COMPLETE = `
  FROM agents_rdvs own
  JOIN rdvs r ON r.id = own.rdv_id
  WHERE own.agent_id = $1 AND own.busy AND own.starts_at < $2 AND r.status = 'unknown'
    AND NOT EXISTS (SELECT FROM agent_services link JOIN services service ON service.id = link.service_id
                    WHERE link.agent_id = $1 AND service.kind = 'conseiller_numerique')`

/** Over all his organisations: what the banner says, and how long the list is. */
export async function countRdvsToComplete(actor: AgentActor, now: Temporal.Instant): Promise<number> {
  const [counted] = await query(...withConditions(COUNT, [actor.id, dateOf(now)], scopeOf(actor)))
  return counted?.count ?? 0
}

const COUNT = varying(
  'rdvs-to-complete-count',
  { count: z.int() },
  (conditions) => `SELECT count(*)::int AS count${TO_COMPLETE}${conditions}`,
)

type Cut = { skipped: number; taken: number }

/** The newest first. */
export async function listRdvIdsToComplete(actor: AgentActor, now: Temporal.Instant, { skipped, taken }: Cut) {
  const found = await query(...withConditions(LIST, [actor.id, dateOf(now), skipped, taken], scopeOf(actor)))
  return found.map(({ id }) => id)
}

const LIST = varying(
  'rdvs-to-complete',
  { id: z.int() },
  (conditions) => `
  SELECT r.id${TO_COMPLETE}${conditions}
  ORDER BY r.starts_at DESC, r.id DESC OFFSET $3 LIMIT $4`,
)

/** Those of a day, in their order; half-open. */
export async function listRdvIdsToCompleteBetween(
  actor: AgentActor,
  now: Temporal.Instant,
  [from, to]: readonly [Temporal.Instant, Temporal.Instant],
) {
  const values = [actor.id, dateOf(now), dateOf(from), dateOf(to)]
  const found = await query(...withConditions(BETWEEN, values, scopeOf(actor)))
  return found.map(({ id }) => id)
}

const BETWEEN = varying(
  'rdvs-to-complete-between',
  { id: z.int() },
  (conditions) => `
  SELECT r.id${TO_COMPLETE} AND own.starts_at >= $3 AND own.starts_at < $4${conditions}
  ORDER BY r.starts_at, r.id LIMIT 200`,
)

const scopeOf = (actor: AgentActor) => [whereSql('Rdv', rdvScope.seenByAgent(actor), 'r')]

const dateOf = ({ epochMilliseconds }: Temporal.Instant) => new Date(epochMilliseconds)
