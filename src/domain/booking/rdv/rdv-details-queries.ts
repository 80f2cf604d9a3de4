import { z } from 'zod'
import { LocationType } from '#infra/prisma/enums.ts'
import { query, type RowOf, statement } from '#infra/query.ts'

/** What a list shows of its rdvs once asked, and paper always: whoever reads it has consulted these files. */
export async function listRdvDetails(ids: readonly number[]): Promise<ReadonlyMap<number, RdvDetails>> {
  const rows = ids.length === 0 ? [] : await query(DETAILS, [ids])
  return new Map(rows.map((row) => [row.id, row]))
}

const text = z.string().nullable()
const home = { address: text }

const DETAILS = statement(
  'rdv-details',
  {
    id: z.int(),
    organisationId: z.int(),
    /** Encrypted. */
    context: text,
    motif: z.strictObject({ locationType: z.enum(LocationType) }),
    lieu: z.strictObject({ address: z.string() }).nullable(),
    participations: z.array(
      z.strictObject({
        usager: z.strictObject({
          id: z.int(),
          firstName: z.string(),
          lastName: z.string(),
          birthName: text,
          birthDate: z.iso.date().nullable(),
          phoneNumber: text,
          email: text,
          ...home,
          /** Encrypted. */
          notes: text,
          responsible: z.strictObject(home).nullable(),
        }),
      }),
    ),
  },
  `
  SELECT r.id, r.organisation_id AS "organisationId", r.context, json_build_object('locationType', m.location_type) AS motif,
    CASE WHEN l.id IS NOT NULL THEN json_build_object('address', l.address) END AS lieu,
    (SELECT coalesce(json_agg(json_build_object('usager', json_build_object('id', u.id, 'firstName', u.first_name,
        'lastName', u.last_name, 'birthName', u.birth_name, 'birthDate', u.birth_date,
        'phoneNumber', coalesce(u.phone_number, resp.phone_number), 'email', coalesce(u.email, resp.email),
        'address', u.address, 'notes', u.notes,
        'responsible', CASE WHEN resp.id IS NOT NULL THEN json_build_object('address', resp.address) END))
        ORDER BY u.last_name, u.first_name, u.id), '[]')
      FROM participations p
      JOIN usagers u ON u.id = p.usager_id
      LEFT JOIN usagers resp ON resp.id = u.responsible_id
      WHERE p.rdv_id = r.id) AS participations
  FROM rdvs r
  JOIN motifs m ON m.id = r.motif_id
  LEFT JOIN lieux l ON l.id = r.lieu_id
  WHERE r.id = ANY ($1)`,
)

export type RdvDetails = RowOf<typeof DETAILS>
