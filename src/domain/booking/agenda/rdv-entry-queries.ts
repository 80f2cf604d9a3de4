import { z } from 'zod'
import type { AgentActor } from '#domain/actor/agent-actor.ts'
import * as rdvScope from '#domain/booking/rdv/rdv-scope.ts'
import { isLive, LIVE } from '#domain/booking/status/status.ts'
import { db } from '#infra/db.ts'
import type { Prisma } from '#infra/prisma/client.ts'
import { CreatedByType, LocationType, RdvStatus } from '#infra/prisma/enums.ts'
import { query, statement } from '#infra/query.ts'
import type { AgendaEntry } from './agent-agenda.ts'

type Asked = { agentId: number; startMs: number; endMs: number; withCancelled: boolean }

/** Rdvs of an agent that another may see, in whatever organisation: first which ones, then what they show. */
export async function listRdvEntries(actor: AgentActor, asked: Asked): Promise<AgendaEntry[]> {
  const ids = await db.rdv.findMany({
    where: { AND: [rdvScope.seenByAgent(actor), during(asked)] },
    select: { id: true },
  })
  if (ids.length === 0) return []
  const rdvs = await query(RDVS, [ids.map(({ id }) => id)])
  return rdvs.map((rdv) => ({ kind: 'rdv', rdv, startMs: rdv.startsAt.getTime(), endMs: rdv.endsAt.getTime() }))
}

function during({ agentId, startMs, endMs, withCancelled }: Asked): Prisma.RdvWhereInput {
  const times = { startsAt: { lt: new Date(endMs) }, endsAt: { gt: new Date(startMs) } }
  const agents = { some: { agentId, ...times } }
  return withCancelled ? { agents } : { agents, ...LIVE }
}

const name = z.string().nullable()

const RDVS = statement(
  'agenda-rdvs',
  {
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
  `
  SELECT r.id, r.organisation_id AS "organisationId", r.status, r.starts_at AS "startsAt", r.ends_at AS "endsAt",
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
  FROM rdvs r
  JOIN motifs m ON m.id = r.motif_id
  LEFT JOIN lieux l ON l.id = r.lieu_id
  LEFT JOIN agents a ON r.created_by_type = 'agent' AND a.id = r.created_by_id
  LEFT JOIN prescripteurs pr ON r.created_by_type = 'prescripteur' AND pr.id = r.created_by_id
  WHERE r.id = ANY ($1::int[])`,
)
