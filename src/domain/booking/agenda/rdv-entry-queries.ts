import { z } from 'zod'
import type { AgentActor } from '#domain/actor/agent-actor.ts'
import * as rdvScope from '#domain/booking/rdv/rdv-scope.ts'
import { isLive } from '#domain/booking/status/status.ts'
import { CreatedByType, LocationType, RdvStatus } from '#infra/prisma/enums.ts'
import { query } from '#infra/query.ts'
import { varying, withConditions } from '#infra/statement.ts'
import { whereSql } from '#infra/where-sql.ts'
import type { AgendaEntry } from './agent-agenda.ts'

type Asked = { agentIds: readonly number[]; startMs: number; endMs: number; withCancelled: boolean }

/** Rdvs of agents that another may see, in whatever organisation; one of several of them is an entry of each. */
export async function listRdvEntries(actor: AgentActor, asked: Asked): Promise<AgendaEntry[]> {
  const values = [asked.agentIds, new Date(asked.startMs), new Date(asked.endMs), asked.withCancelled]
  const rdvs = await query(...withConditions(RDVS, values, [whereSql('Rdv', rdvScope.seenByAgent(actor), 'r')]))
  return rdvs.map(({ agentId, ...rdv }) => ({
    kind: 'rdv',
    agentId,
    rdv,
    startMs: rdv.startsAt.getTime(),
    endMs: rdv.endsAt.getTime(),
  }))
}

const name = z.string().nullable()

// Each kind has two indexes: one by start, read from a day before, one of the few rdvs that last longer. The past is not read.
export const takenSql = (kind: string, columns: string, [start, end]: readonly [string, string]) => `
    SELECT agent_id, ${columns} FROM agents_rdvs
    WHERE ${kind} AND agent_id = ANY ($1::int[]) AND ends_at > ${start}
      AND starts_at >= ${start}::timestamptz - interval '24 hours' AND starts_at < ${end}::timestamptz
    UNION ALL
    SELECT agent_id, ${columns} FROM agents_rdvs
    WHERE ${kind} AND agent_id = ANY ($1) AND ends_at > ${start}
      AND ends_at - starts_at > interval '24 hours' AND starts_at < ${start}::timestamptz - interval '24 hours'`

const taken = (kind: string) => takenSql(kind, 'rdv_id', ['$2', '$3'])

const RDVS = varying(
  'agenda-rdvs',
  {
    agentId: z.int(),
    id: z.int(),
    organisationId: z.int(),
    status: z.enum(RdvStatus),
    startsAt: z.date(),
    endsAt: z.date(),
    isWaiting: z.boolean(),
    name,
    usagersCount: z.int(),
    maxParticipantsCount: z.int().nullable(),
    motif: z.strictObject({
      name: z.string(),
      color: z.string(),
      collectif: z.boolean(),
      locationType: z.enum(LocationType),
    }),
    lieu: name,
    usagers: z.array(z.strictObject({ firstName: z.string(), lastName: z.string(), birthName: name })),
    takenBy: z.strictObject({ type: z.enum(CreatedByType), firstName: name, lastName: name }),
  },
  (conditions) => `
  WITH own AS (${taken('busy')} UNION ALL ${taken('$4::boolean AND NOT busy')})
  SELECT own.agent_id AS "agentId", r.id, r.organisation_id AS "organisationId", r.status, r.starts_at AS "startsAt", r.ends_at AS "endsAt",
    r.waiting_room_at IS NOT NULL AS "isWaiting", r.name, r.usagers_count AS "usagersCount",
    r.max_participants_count AS "maxParticipantsCount",
    json_build_object('name', m.name, 'color', m.color, 'collectif', m.collectif, 'locationType', m.location_type) AS motif,
    l.name AS lieu,
    (SELECT coalesce(json_agg(json_build_object('firstName', u.first_name, 'lastName', u.last_name,
        'birthName', u.birth_name) ORDER BY u.last_name, u.first_name, u.id), '[]')
      FROM participations p JOIN usagers u ON u.id = p.usager_id
      WHERE p.rdv_id = r.id AND (NOT ${isLive('r')} OR ${isLive('p')})) AS usagers,
    json_build_object('type', r.created_by_type, 'firstName', coalesce(a.first_name, pr.first_name),
      'lastName', coalesce(a.last_name, pr.last_name)) AS "takenBy"
  FROM own
  JOIN rdvs r ON r.id = own.rdv_id
  JOIN motifs m ON m.id = r.motif_id
  LEFT JOIN lieux l ON l.id = r.lieu_id
  LEFT JOIN agents a ON r.created_by_type = 'agent' AND a.id = r.created_by_id
  LEFT JOIN prescripteurs pr ON r.created_by_type = 'prescripteur' AND pr.id = r.created_by_id
  WHERE true${conditions}`,
)
