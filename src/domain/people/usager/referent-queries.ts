import { z } from 'zod'
import { query, type RowOf, statement } from '#infra/query.ts'

/** By name; those who left are not among them. */
export const listReferents = (usagerId: number): Promise<Referent[]> => query(REFERENTS, [usagerId])

const REFERENTS = statement(
  'referents-of-usager',
  {
    id: z.int(),
    firstName: z.string().nullable(),
    lastName: z.string().nullable(),
    services: z.array(z.string()),
    /** Département of his first territoire; null when he has left every organisation. */
    departement: z.string().nullable(),
  },
  `
  SELECT a.id, a.first_name AS "firstName", a.last_name AS "lastName",
         ARRAY(SELECT s.name FROM agent_services own JOIN services s ON s.id = own.service_id
               WHERE own.agent_id = a.id ORDER BY s.name) AS services,
         (SELECT t.departement_number
          FROM agent_roles r JOIN organisations o ON o.id = r.organisation_id JOIN territoires t ON t.id = o.territoire_id
          WHERE r.agent_id = a.id ORDER BY r.id LIMIT 1) AS departement
  FROM referent_assignations ra JOIN agents a ON a.id = ra.agent_id
  WHERE ra.usager_id = $1 AND a.deleted_at IS NULL
  ORDER BY a.last_name, a.id`,
)

/** Who follows a usager, and where a search with him begins. */
export type Referent = RowOf<typeof REFERENTS>
