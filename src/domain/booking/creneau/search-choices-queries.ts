import { z } from 'zod'
import type { AgentActor } from '#domain/actor/agent-actor.ts'
import * as agentScope from '#domain/people/agent/agent-scope.ts'
import * as usagerScope from '#domain/people/usager/usager-scope.ts'
import * as lieuScope from '#domain/territory/lieu/lieu-scope.ts'
import * as motifScope from '#domain/territory/motif/motif-scope.ts'
import { MOTIF_FOUND, motifFound } from '#domain/territory/motif/motif-search-queries.ts'
import * as teamScope from '#domain/territory/team/team-scope.ts'
import { query, type RowOf } from '#infra/query.ts'
import { withPlaces } from '#infra/statement.ts'
import { whereSql } from '#infra/where-sql.ts'

type Asked = { organisationId: number; territoireId: number; usagerIds: readonly number[] }

/** What an agent may search with in an organisation, and for whom, in one statement: what he does not see is not there. */
export async function findSearchChoices(actor: AgentActor, asked: Asked): Promise<SearchChoices> {
  const { organisationId, territoireId, usagerIds } = asked
  const [row] = await query(
    ...withPlaces(CHOICES, [organisationId, territoireId, usagerIds, actor.id], {
      motifs: whereSql('Motif', motifScope.seenByAgent(actor), 'm'),
      teams: whereSql('Team', teamScope.seenByAgent(actor), 't'),
      agents: whereSql('Agent', agentScope.bookableIn(actor, organisationId), 'a'),
      lieux: whereSql('Lieu', lieuScope.seenByAgent(actor), 'l'),
      usagers: whereSql('Usager', usagerScope.prescribableByAgent(actor, organisationId), 'u'),
    }),
  )
  if (!row) throw new Error('what may be searched with is always one row')
  return row
}

const named = { id: z.int(), firstName: z.string(), lastName: z.string() }

const listed = (rows: string) => `(SELECT coalesce(json_agg(one), '[]') FROM (${rows}) AS one)`

type Place = 'motifs' | 'teams' | 'agents' | 'lieux' | 'usagers'

const CHOICES = {
  name: 'search-choices',
  columns: {
    motifs: z.array(z.strictObject(motifFound)),
    teams: z.array(z.strictObject({ id: z.int(), name: z.string() })),
    /** His own, with their members. */
    groups: z.array(z.strictObject({ id: z.int(), name: z.string(), agentIds: z.array(z.int()) })),
    agents: z.array(z.strictObject({ ...named, firstName: z.string().nullable(), lastName: z.string().nullable() })),
    lieux: z.array(z.strictObject({ id: z.int(), name: z.string(), address: z.string() })),
    usagers: z.array(z.strictObject({ ...named, birthName: z.string().nullable() })),
    opensPrescription: z.boolean(),
    isSectorised: z.boolean(),
  },
  textWith: (conditions: Record<Place, string>) => `
  SELECT ${listed(`
    SELECT ${MOTIF_FOUND}
    FROM motifs m
    JOIN services s ON s.id = m.service_id
    JOIN organisations o ON o.id = m.organisation_id
    JOIN territoires t ON t.id = o.territoire_id
    WHERE m.organisation_id = $1 AND m.deleted_at IS NULL ${conditions.motifs}
    ORDER BY s.name, m.name, m.id`)} AS motifs,
  ${listed(`
    SELECT t.id, t.name FROM teams t WHERE t.territoire_id = $2 ${conditions.teams} ORDER BY t.name, t.id`)} AS teams,
  ${listed(`
    SELECT g.id, g.name,
           ARRAY (SELECT member.agent_id FROM agent_group_members member WHERE member.group_id = g.id) AS "agentIds"
    FROM agent_groups g WHERE g.agent_id = $4 ORDER BY g.name, g.id`)} AS groups,
  ${listed(`
    SELECT a.id, a.first_name AS "firstName", a.last_name AS "lastName" FROM agents a
    WHERE true ${conditions.agents} ORDER BY a.last_name, a.first_name, a.id`)} AS agents,
  ${listed(`
    SELECT l.id, l.name, l.address FROM lieux l
    WHERE l.organisation_id = $1 AND l.availability = 'enabled' ${conditions.lieux} ORDER BY l.name, l.id`)} AS lieux,
  ${listed(`
    SELECT u.id, u.first_name AS "firstName", u.last_name AS "lastName", u.birth_name AS "birthName" FROM usagers u
    WHERE u.id = ANY ($3::int[]) ${conditions.usagers} ORDER BY u.id`)} AS usagers,
  EXISTS (SELECT FROM motifs m JOIN organisations o ON o.id = m.organisation_id
          WHERE o.territoire_id = $2 AND m.deleted_at IS NULL AND m.bookable_by <> 'agents') AS "opensPrescription",
  EXISTS (SELECT FROM secteur_attributions a JOIN secteurs s ON s.id = a.secteur_id WHERE s.territoire_id = $2)
    AND EXISTS (SELECT FROM motifs m JOIN organisations o ON o.id = m.organisation_id
                WHERE o.territoire_id = $2 AND m.deleted_at IS NULL AND m.sectorisation_level <> 'departement') AS "isSectorised"`,
}

export type SearchChoices = RowOf<typeof CHOICES>
