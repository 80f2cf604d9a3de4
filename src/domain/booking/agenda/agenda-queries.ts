import { z } from 'zod'
import type { AgentActor } from '#domain/actor/agent-actor.ts'
import * as rdvScope from '#domain/booking/rdv/rdv-scope.ts'
import { db } from '#infra/db.ts'
import { query, type RowOf } from '#infra/query.ts'
import { varying, withConditions } from '#infra/statement.ts'
import { whereSql } from '#infra/where-sql.ts'
import * as agendaScope from './agenda-scope.ts'
import { type AgendaDay, agendaDays, type Period } from './agent-agenda.ts'
import { listAbsenceEntries, listPlageEntries } from './planning-entry-queries.ts'
import { listRdvEntries } from './rdv-entry-queries.ts'

type Asked = { agentId: number; period: Period; withCancelled: boolean }

/** In a number of statements that does not depend on what is found. */
export async function readAgenda(actor: AgentActor, { agentId, period, withCancelled }: Asked): Promise<AgendaDay[]> {
  const { from, to, zone } = period
  const startMs = zone.startOfDay(from)
  const endMs = zone.startOfDay(to + 1)
  const entries = await Promise.all([
    listRdvEntries(actor, { agentId, startMs, endMs, withCancelled }),
    listPlageEntries(actor, { agentId, from, to }),
    listAbsenceEntries(actor, { agentId, from, to }),
  ])
  return agendaDays(entries.flat(), period)
}

const SHOWN = {
  id: true,
  firstName: true,
  lastName: true,
  services: { select: { serviceId: true, service: { select: { shortName: true } } } },
  roles: { select: { organisationId: true } },
} as const

/** Null when there is no such agent for him; whether the agenda is open to him is another rule. */
export const findAgentOfAgenda = (actor: AgentActor, organisationId: number, agentId: number) =>
  db.agent.findFirst({ where: { AND: [agendaScope.knownTo(actor, organisationId), { id: agentId }] }, select: SHOWN })

export type AgentOfAgenda = NonNullable<Awaited<ReturnType<typeof findAgentOfAgenda>>>

/** Whose agendas he may open. */
export const listAgentsOfAgendas = (actor: AgentActor, organisationId: number) =>
  db.agent.findMany({
    where: agendaScope.openTo(actor, organisationId),
    select: { id: true, firstName: true, lastName: true },
    orderBy: [{ lastName: 'asc' }, { firstName: 'asc' }, { id: 'asc' }],
  })

/** How this agent wants agendas to look. */
export const readAgendaDisplay = (agentId: number) =>
  db.agent.findUniqueOrThrow({ where: { id: agentId }, select: { displayCancelledRdv: true, displaySaturdays: true } })

/** His own past rdvs without outcome, where he still sees them; conseillers numériques do without. */
export async function countRdvsToComplete(actor: AgentActor, organisationId: number, now: Temporal.Instant) {
  const values = [actor.id, organisationId, new Date(now.epochMilliseconds)]
  const seen = whereSql('Rdv', rdvScope.seenByAgent(actor), 'r')
  const [counted] = await query(...withConditions(TO_COMPLETE, values, [seen]))
  return counted ?? { everywhere: 0, here: 0, lastHere: null }
}

const TO_COMPLETE = varying(
  'rdvs-to-complete',
  { everywhere: z.int(), here: z.int(), lastHere: z.date().nullable() },
  (conditions) => `
  SELECT count(*)::int AS everywhere, count(*) FILTER (WHERE r.organisation_id = $2)::int AS here,
    max(r.starts_at) FILTER (WHERE r.organisation_id = $2) AS "lastHere"
  FROM agents_rdvs own
  JOIN rdvs r ON r.id = own.rdv_id
  WHERE own.agent_id = $1 AND own.busy AND own.starts_at < $3 AND r.status = 'unknown'
    AND NOT EXISTS (SELECT FROM agent_services link JOIN services service ON service.id = link.service_id
                    WHERE link.agent_id = $1 AND service.kind = 'conseiller_numerique')${conditions}`,
)

export type RdvsToComplete = RowOf<typeof TO_COMPLETE>
