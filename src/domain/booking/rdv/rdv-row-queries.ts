import { z } from 'zod'
import { isLive } from '#domain/booking/status/status.ts'
import { CreatedByType, LocationType, RdvStatus } from '#infra/prisma/enums.ts'
import { query, type RowOf, statement } from '#infra/query.ts'

/** Rdvs that were found in the scope of who asks, as the rows of every list show them, in the order of these ids. */
export async function listRdvRows(ids: readonly number[]): Promise<RdvRow[]> {
  const rows = ids.length === 0 ? [] : await query(ROWS, [ids])
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

const name = z.string().nullable()

const ROWS = statement(
  'rdv-rows',
  {
    id: z.int(),
    organisationId: z.int(),
    startsAt: z.date(),
    endsAt: z.date(),
    status: z.enum(RdvStatus),
    isWaiting: z.boolean(),
    name,
    usagersCount: z.int(),
    maxParticipantsCount: z.int().nullable(),
    createdByType: z.enum(CreatedByType),
    motif: z.strictObject({
      name: z.string(),
      color: z.string(),
      collectif: z.boolean(),
      locationType: z.enum(LocationType),
      serviceId: z.int(),
    }),
    lieu: name,
    agents: z.array(z.strictObject({ agentId: z.int(), firstName: name, lastName: name })),
    /** Of a rdv collectif, none: it has a title. */
    usagers: z.array(
      z.strictObject({
        firstName: z.string(),
        lastName: z.string(),
        birthName: name,
        phoneNumber: name,
        responsible: z.strictObject({ firstName: z.string(), lastName: z.string() }).nullable(),
      }),
    ),
  },
  `
  SELECT r.id, r.organisation_id AS "organisationId", r.starts_at AS "startsAt", r.ends_at AS "endsAt", r.status,
    r.waiting_room_at IS NOT NULL AS "isWaiting", r.name, r.usagers_count AS "usagersCount",
    r.max_participants_count AS "maxParticipantsCount", r.created_by_type AS "createdByType",
    json_build_object('name', m.name, 'color', m.color, 'collectif', m.collectif, 'locationType', m.location_type,
      'serviceId', m.service_id) AS motif,
    l.name AS lieu,
    (SELECT coalesce(json_agg(json_build_object('agentId', a.id, 'firstName', a.first_name, 'lastName', a.last_name)
        ORDER BY a.last_name, a.first_name, a.id), '[]')
      FROM agents_rdvs own JOIN agents a ON a.id = own.agent_id WHERE own.rdv_id = r.id) AS agents,
    (SELECT coalesce(json_agg(json_build_object('firstName', u.first_name, 'lastName', u.last_name,
        'birthName', u.birth_name, 'phoneNumber', coalesce(u.phone_number, resp.phone_number),
        'responsible', CASE WHEN resp.id IS NOT NULL
          THEN json_build_object('firstName', resp.first_name, 'lastName', resp.last_name) END)
        ORDER BY u.last_name, u.first_name, u.id), '[]')
      FROM participations p
      JOIN usagers u ON u.id = p.usager_id
      LEFT JOIN usagers resp ON resp.id = u.responsible_id
      WHERE p.rdv_id = r.id AND NOT m.collectif AND (NOT ${isLive('r')} OR ${isLive('p')})) AS usagers
  FROM rdvs r
  JOIN motifs m ON m.id = r.motif_id
  LEFT JOIN lieux l ON l.id = r.lieu_id
  WHERE r.id = ANY ($1)`,
)

export type RdvRow = RowOf<typeof ROWS>
