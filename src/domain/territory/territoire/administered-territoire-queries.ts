import { z } from 'zod'
import type { AgentActor } from '#domain/actor/agent-actor.ts'
import { query, type RowOf, statement } from '#infra/query.ts'

export type AdministeredTerritoire = RowOf<typeof ADMINISTERED>

/** Those that he administers, by name: where he may open an organisation. */
export const listAdministeredTerritoires = ({ territorialAdminOf }: AgentActor): Promise<AdministeredTerritoire[]> =>
  query(ADMINISTERED, [territorialAdminOf])

const ADMINISTERED = statement(
  'administered-territoires',
  { id: z.int(), name: z.string().nullable(), departementNumber: z.string() },
  `
  SELECT id, name, departement_number AS "departementNumber" FROM territoires
  WHERE id = ANY ($1) ORDER BY name, id`,
)
