import type pg from 'pg'
import type { Actor } from '#domain/actor/actor.ts'
import { deed } from '#domain/journal/deed.ts'
import { lockAgents } from '#domain/people/agent/lock-agents.ts'
import { command, execute } from '#infra/query.ts'
import * as agentCompteRules from './agent-compte-rules.ts'
import { findDepartureObstacles } from './agent-departure-queries.ts'

export type AgentClosingOutcome = { ok: true } | { ok: false; reason: agentCompteRules.ClosingRefusal }

type Closing = { agentId: number; actor: Actor; now: Temporal.Instant }

/** Leaves all his organisations; his rdvs of the past keep his name. Two last admins do not leave at the same time. */
export const closeAgentAccount = ({ agentId, actor, now }: Closing): Promise<AgentClosingOutcome> =>
  deed(actor, async ({ sql: connection }) => {
    await lockAgents(connection, [agentId])
    await execute(TERRITOIRES, [agentId], connection)
    await execute(ORGANISATIONS, [agentId], connection)
    const reason = agentCompteRules.close(await findDepartureObstacles(agentId, now, connection))
    if (reason) return { ok: false, reason }

    await leaveEverything(connection, agentId, now)
    return { ok: true }
  })

const TERRITOIRES = command(
  'departure-lock-territoires',
  `
  SELECT id FROM territoires WHERE id IN (SELECT territoire_id FROM agent_territorial_roles WHERE agent_id = $1)
  ORDER BY id FOR UPDATE`,
)

const ORGANISATIONS = command(
  'departure-lock-organisations',
  `
  SELECT id FROM organisations WHERE id IN (SELECT organisation_id FROM agent_roles WHERE agent_id = $1)
  ORDER BY id FOR UPDATE`,
)

async function leaveEverything(connection: pg.PoolClient, agentId: number, now: Temporal.Instant) {
  for (const table of OWN) await connection.query(`DELETE FROM ${table} WHERE agent_id = $1`, [agentId])
  await connection.query("DELETE FROM sessions WHERE face = 'agent' AND person_id = $1", [agentId])
  await connection.query(AGENT, [agentId, new Date(now.epochMilliseconds)])
  // The journal says for a year who did what; what waits to be told needs no name.
  await connection.query("UPDATE evenements SET actor_name = NULL WHERE actor_type = 'agent' AND actor_id = $1", [
    agentId,
  ])
}

const OWN = [
  'plages',
  'absences',
  'holds',
  'agent_roles',
  'agent_services',
  'agent_territorial_roles',
  'agent_territorial_access_rights',
  'agent_teams',
  'agent_group_members',
  'agent_groups',
  'referent_assignations',
  'secteur_attributions',
  'account_links',
  'api_tokens',
  'recovery_codes',
] as const

const AGENT = `
  UPDATE agents SET deleted_at = $2, updated_at = $2, email_original = email, unconfirmed_email = NULL,
    email = 'agent_' || id || '@deleted.rdv-solidarites.fr', uid = 'agent_' || id || '@deleted.rdv-solidarites.fr',
    inclusion_connect_open_id_sub = 'deleted_' || inclusion_connect_open_id_sub, pro_connect_sub = NULL,
    pro_sante_connect_sub = NULL, password_digest = NULL, session_version = session_version + 1, calendar_uid = NULL,
    microsoft_graph_token = NULL, refresh_microsoft_graph_token = NULL,
    totp_secret = NULL, totp_confirmed_at = NULL, totp_last_step = NULL
  WHERE id = $1 AND deleted_at IS NULL`
