import { type AgentColumns, consideredAgents } from '#domain/booking/creneau/considered-agents.ts'
import type { Narrowing } from '#domain/booking/creneau/narrowing.ts'
import type { BookableMotif } from '#domain/territory/motif/bookable-motif-queries.ts'
import { type Connection, query } from '#infra/query.ts'
import { varying, withConditions } from '#infra/statement.ts'

type For = { motif: BookableMotif; narrowing: Narrowing }

/** Its lieu is not disabled, and one of its agents who may receive him is still there, in its organisation. */
export async function isStaffed(connection: Connection, rdvId: number, { motif, narrowing }: For): Promise<boolean> {
  const conditions = consideredAgents([motif], narrowing, COLUMNS)
  const found = await query(...withConditions(STAFFED, [rdvId], conditions), connection)
  return found.length > 0
}

const COLUMNS: AgentColumns = { agent: 'a.id', motif: 'r.motif_id', organisation: 'r.organisation_id' }

const STAFFED = varying(
  'staffed-rdv',
  {},
  (conditions) => `
  SELECT FROM rdvs r
  LEFT JOIN lieux l ON l.id = r.lieu_id
  WHERE r.id = $1 AND l.availability IS DISTINCT FROM 'disabled' AND EXISTS (
    SELECT 1 FROM agents_rdvs ar
    JOIN agents a ON a.id = ar.agent_id AND a.deleted_at IS NULL
    JOIN agent_roles role ON role.agent_id = a.id AND role.organisation_id = r.organisation_id
    WHERE ar.rdv_id = r.id${conditions}
  )`,
)
