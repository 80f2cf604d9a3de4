import { type Connection, query, statement } from '#infra/query.ts'

/** Its lieu is not disabled, and one of its agents is still there, in its organisation. */
export async function isStaffed(connection: Connection, rdvId: number): Promise<boolean> {
  const found = await query(STAFFED, [rdvId], connection)
  return found.length > 0
}

const STAFFED = statement(
  'staffed-rdv',
  {},
  `
  SELECT FROM rdvs r
  LEFT JOIN lieux l ON l.id = r.lieu_id
  WHERE r.id = $1 AND l.availability IS DISTINCT FROM 'disabled' AND EXISTS (
    SELECT 1 FROM agents_rdvs ar
    JOIN agents a ON a.id = ar.agent_id AND a.deleted_at IS NULL
    JOIN agent_roles role ON role.agent_id = a.id AND role.organisation_id = r.organisation_id
    WHERE ar.rdv_id = r.id
  )`,
)
