import { z } from 'zod'
import { CreatedByType, LocationType, RdvStatus } from '#infra/prisma/enums.ts'
import { query, type RowOf, statement } from '#infra/query.ts'

/** Rdvs found in the scope of who asked, with what a file says of them, in the order of these ids. */
export async function listExportedRdvs(ids: readonly number[]): Promise<ExportedRdv[]> {
  const rows = ids.length === 0 ? [] : await query(RDVS, [ids])
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

const text = z.string().nullable()

const RDVS = statement(
  'exported-rdvs',
  {
    id: z.int(),
    createdAt: z.date(),
    startsAt: z.date(),
    status: z.enum(RdvStatus),
    createdByType: z.enum(CreatedByType),
    /** Encrypted; null where the territoire does not use it. */
    context: text,
    service: text,
    motif: z.string(),
    locationType: z.enum(LocationType),
    organisation: z.string(),
    timeZone: z.string(),
    lieu: z.strictObject({ name: z.string(), address: z.string(), isSingleUse: z.boolean() }).nullable(),
    agents: z.array(z.strictObject({ firstName: text, lastName: text, email: text })),
    /** City and address: of whom is told, the responsable of a proche. */
    usagers: z.array(
      z.strictObject({
        id: z.int(),
        firstName: z.string(),
        lastName: z.string(),
        birthName: text,
        birthDate: z.iso.date().nullable(),
        cityName: text,
        address: text,
      }),
    ),
    hasFailure: z.boolean().nullable(),
    /** Of the journal, kept one year. */
    author: text,
  },
  `
  SELECT r.id, r.created_at AS "createdAt", r.starts_at AS "startsAt", r.status, r.created_by_type AS "createdByType",
    CASE WHEN t.enable_context_field THEN r.context END AS context,
    s.name AS service, m.name AS motif, m.location_type AS "locationType", o.name AS organisation, t.time_zone AS "timeZone",
    CASE WHEN l.id IS NOT NULL THEN json_build_object('name', l.name, 'address', l.address,
      'isSingleUse', l.availability = 'single_use') END AS lieu,
    (SELECT coalesce(json_agg(json_build_object('firstName', a.first_name, 'lastName', a.last_name, 'email', a.email)
        ORDER BY a.last_name, a.first_name, a.id), '[]')
      FROM agents_rdvs own JOIN agents a ON a.id = own.agent_id WHERE own.rdv_id = r.id) AS agents,
    (SELECT coalesce(json_agg(json_build_object('id', u.id, 'firstName', u.first_name, 'lastName', u.last_name,
        'birthName', u.birth_name, 'birthDate', u.birth_date,
        'cityName', CASE WHEN resp.id IS NULL THEN u.city_name ELSE resp.city_name END,
        'address', CASE WHEN resp.id IS NULL THEN u.address ELSE resp.address END)
        ORDER BY u.last_name, u.first_name, u.id), '[]')
      FROM participations p
      JOIN usagers u ON u.id = p.usager_id
      LEFT JOIN usagers resp ON resp.id = u.responsible_id
      WHERE p.rdv_id = r.id) AS usagers,
    (SELECT bool_or(result = 'failure') FROM receipts WHERE rdv_id = r.id) AS "hasFailure",
    (SELECT actor_name FROM versions
      WHERE item_type = 'rdvs' AND item_id = r.id AND event = 'create' ORDER BY id LIMIT 1) AS author
  FROM rdvs r
  JOIN organisations o ON o.id = r.organisation_id
  JOIN territoires t ON t.id = o.territoire_id
  JOIN motifs m ON m.id = r.motif_id
  LEFT JOIN services s ON s.id = m.service_id
  LEFT JOIN lieux l ON l.id = r.lieu_id
  WHERE r.id = ANY ($1)`,
)

export type ExportedRdv = RowOf<typeof RDVS>
