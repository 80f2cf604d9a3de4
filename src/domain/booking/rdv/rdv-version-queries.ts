import { z } from 'zod'
import { pool } from '#infra/db.ts'
import { type Connection, query, statement } from '#infra/query.ts'

/**
 * What a form carries of the rdv that it showed: whoever changes it since, its agents or its participations, changes that. It is
 * the last entry of its journal, so that what came after can be shown.
 */
export async function findRdvVersion(rdvId: number, connection: Connection = pool): Promise<string> {
  const [row] = await query(VERSION, [rdvId], connection)
  return String(row?.version ?? 0)
}

const VERSION = statement(
  'rdv-version',
  { version: z.int().nullable() },
  `
  SELECT max(id) AS version FROM versions
  WHERE (item_type = 'rdvs' AND item_id = $1)
    OR (parent_type = 'rdvs' AND parent_id = $1 AND item_type IN ('agents_rdvs', 'participations'))`,
)
