import { z } from 'zod'
import type { AgentActor } from '#domain/actor/agent-actor.ts'
import { query, type RowOf } from '#infra/query.ts'
import { varying, withConditions } from '#infra/statement.ts'
import { whereSql } from '#infra/where-sql.ts'
import * as agendaScope from './agenda-scope.ts'
import type { AgendaEntry, Period } from './agent-agenda.ts'
import { findPlanning } from './planning-entry-queries.ts'
import { listRdvEntries } from './rdv-entry-queries.ts'

type Asked = { agentIds: readonly number[]; period: Period; withCancelled: boolean; now: Temporal.Instant }

/** All that touches these days, in a number of statements that depends neither on what is found nor on how many agents are asked. */
export async function findAgendas(actor: AgentActor, asked: Asked) {
  const [rdvs, { entries, busy }] = await Promise.all([listAgendaRdvs(actor, asked), planningOf(actor, asked)])
  return { entries: [...rdvs, ...entries], busy }
}

export const listAgendaRdvs = (actor: AgentActor, { agentIds, period, withCancelled }: Asked) =>
  listRdvEntries(actor, { agentIds, withCancelled, ...instantsOf(period) })

export const listAgendaPlanning = async (actor: AgentActor, asked: Asked): Promise<AgendaEntry[]> =>
  (await planningOf(actor, asked)).entries

const planningOf = (actor: AgentActor, { agentIds, period, now }: Asked) =>
  findPlanning(actor, { agentIds, from: period.from, to: period.to, now, ...instantsOf(period) })

const instantsOf = ({ from, to, zone }: Period) => ({ startMs: zone.startOfDay(from), endMs: zone.startOfDay(to + 1) })

const name = z.string().nullable()

const agentColumns = {
  id: z.int(),
  firstName: name,
  lastName: name,
  services: z.array(z.strictObject({ serviceId: z.int(), shortName: z.string() })),
  roles: z.array(z.strictObject({ organisationId: z.int() })),
}

const named = z.array(z.strictObject({ id: z.int(), name: z.string() }))

const AGENT_SQL = `a.id, a.first_name AS "firstName", a.last_name AS "lastName",
    (SELECT coalesce(json_agg(json_build_object('serviceId', s.id, 'shortName', s.short_name) ORDER BY s.short_name), '[]')
      FROM agent_services link JOIN services s ON s.id = link.service_id WHERE link.agent_id = a.id) AS services,
    (SELECT coalesce(json_agg(json_build_object('organisationId', role.organisation_id)), '[]')
      FROM agent_roles role WHERE role.agent_id = a.id) AS roles`

const BY_NAME = 'ORDER BY a.last_name, a.first_name, a.id'

const AGENTS = varying(
  'agents-of-agendas',
  agentColumns,
  (conditions) => `SELECT ${AGENT_SQL} FROM agents a WHERE true${conditions} ${BY_NAME}`,
)

const NAMES = varying(
  'names-of-agendas',
  { id: z.int(), firstName: name, lastName: name },
  (conditions) =>
    `SELECT a.id, a.first_name AS "firstName", a.last_name AS "lastName" FROM agents a WHERE true${conditions} ${BY_NAME}`,
)

/** With the teams of the organisation's territoire, and the groups of whoever looks. */
const COLLEAGUES = varying(
  'colleagues-of-agendas',
  { ...agentColumns, teams: named, groups: named },
  (conditions) => `
  SELECT ${AGENT_SQL},
    (SELECT coalesce(json_agg(json_build_object('id', t.id, 'name', t.name)), '[]')
      FROM agent_teams link JOIN teams t ON t.id = link.team_id
      WHERE link.agent_id = a.id AND t.territoire_id = $2) AS teams,
    (SELECT coalesce(json_agg(json_build_object('id', g.id, 'name', g.name)), '[]')
      FROM agent_group_members member JOIN agent_groups g ON g.id = member.group_id
      WHERE member.agent_id = a.id AND g.agent_id = $1) AS groups
  FROM agents a
  WHERE true${conditions} ${BY_NAME}`,
)

export type AgentOfAgenda = RowOf<typeof AGENTS>
export type Colleague = RowOf<typeof COLLEAGUES>

type In = { id: number; territoire: { id: number } }

/** Whose agendas he may open there, himself among them. */
export function listColleagues(actor: AgentActor, { id, territoire }: In): Promise<Colleague[]> {
  const open = whereSql('Agent', agendaScope.openTo(actor, id), 'a')
  return query(...withConditions(COLLEAGUES, [actor.id, territoire.id], [open]))
}

/** Their names alone, asked at each letter that is typed. */
export const listColleagueNames = (actor: AgentActor, organisationId: number) =>
  query(...withConditions(NAMES, [], [whereSql('Agent', agendaScope.openTo(actor, organisationId), 'a')]))

/** Those of them that are asked; the others are not there. */
export function listAgentsAsked(actor: AgentActor, organisationId: number, ids: readonly number[]) {
  const asked = { AND: [agendaScope.openTo(actor, organisationId), { id: { in: [...ids] } }] }
  return query(...withConditions(AGENTS, [], [whereSql('Agent', asked, 'a')]))
}

/** Null when there is no such agent for him; whether the agenda is open to him is another rule. */
export async function findAgentOfAgenda(actor: AgentActor, organisationId: number, agentId: number) {
  const known = { AND: [agendaScope.knownTo(actor, organisationId), { id: agentId }] }
  const [agent] = await query(...withConditions(AGENTS, [], [whereSql('Agent', known, 'a')]))
  return agent ?? null
}
