import { z } from 'zod'
import type { AgentActor } from '#domain/actor/agent-actor.ts'
import * as agentScope from '#domain/people/agent/agent-scope.ts'
import * as motifScope from '#domain/territory/motif/motif-scope.ts'
import { query, type RowOf } from '#infra/query.ts'
import { varying, withConditions } from '#infra/statement.ts'
import { whereSql } from '#infra/where-sql.ts'

/** By what rdvs of these organisations, all his own, may be narrowed: what he sees there. */
export async function findRdvChoices(
  actor: AgentActor,
  asked: { organisationIds: readonly number[]; agentId: number | null; usagerId: number | null },
): Promise<RdvChoices> {
  const { organisationIds, agentId, usagerId } = asked
  const [places, agents] = await Promise.all([
    query(
      ...withConditions(
        MOTIFS_AND_LIEUX,
        [organisationIds, usagerId],
        [whereSql('Motif', motifScope.seenByAgent(actor), 'm')],
      ),
    ),
    query(
      ...withConditions(
        AGENTS,
        [organisationIds, agentId, actor.id],
        [whereSql('Agent', { OR: [{ id: actor.id }, agentScope.seenByAgent(actor)] }, 'a')],
      ),
    ),
  ])
  const [{ motifs, lieux, usager } = NOTHING] = places
  return { motifs, lieux, usager, agents }
}

const NOTHING = { motifs: [], lieux: [], usager: null }

const place = { id: z.int(), name: z.string(), organisationId: z.int() }
const text = z.string().nullable()

/** Archived motifs too: their rdvs are there. Of a usager, the name, if he has a file in one of these organisations. */
const MOTIFS_AND_LIEUX = varying(
  'rdv-filter-motifs',
  {
    motifs: z.array(z.strictObject({ ...place, service: z.string(), isArchived: z.boolean() })),
    lieux: z.array(z.strictObject(place)),
    usager: z.strictObject({ firstName: z.string(), lastName: z.string(), birthName: text }).nullable(),
  },
  (conditions) => `
  SELECT
    (SELECT coalesce(json_agg(json_build_object('id', m.id, 'name', m.name, 'organisationId', m.organisation_id,
        'service', s.name, 'isArchived', m.deleted_at IS NOT NULL) ORDER BY s.name, m.name, m.id), '[]')
      FROM motifs m JOIN services s ON s.id = m.service_id
      WHERE m.organisation_id = ANY ($1)${conditions}) AS motifs,
    (SELECT coalesce(json_agg(json_build_object('id', l.id, 'name', l.name, 'organisationId', l.organisation_id)
        ORDER BY l.name, l.id), '[]')
      FROM lieux l WHERE l.organisation_id = ANY ($1) AND l.availability = 'enabled') AS lieux,
    (SELECT json_build_object('firstName', u.first_name, 'lastName', u.last_name, 'birthName', u.birth_name)
      FROM usagers u
      WHERE u.id = $2 AND EXISTS (SELECT FROM usager_profiles profile
        WHERE profile.usager_id = u.id AND profile.organisation_id = ANY ($1))) AS usager`,
)

/** The one asked for also once he has left. */
const AGENTS = varying(
  'rdv-filter-agents',
  { id: z.int(), firstName: text, lastName: text, services: z.array(z.string()) },
  (conditions) => `
  SELECT a.id, a.first_name AS "firstName", a.last_name AS "lastName",
    ARRAY(SELECT s.short_name FROM agent_services link JOIN services s ON s.id = link.service_id
      WHERE link.agent_id = a.id ORDER BY s.short_name) AS services
  FROM agents a
  WHERE EXISTS (SELECT FROM agent_roles role WHERE role.agent_id = a.id AND role.organisation_id = ANY ($1))
    AND (a.deleted_at IS NULL OR a.id = $2)${conditions}
  ORDER BY a.id <> $3, a.last_name, a.first_name, a.id`,
)

export type RdvChoices = RowOf<typeof MOTIFS_AND_LIEUX> & { agents: RowOf<typeof AGENTS>[] }
