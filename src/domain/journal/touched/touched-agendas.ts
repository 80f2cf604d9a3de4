import type pg from 'pg'
import { z } from 'zod'
import { tellAll } from '#infra/broadcast.ts'
import { query, statement } from '#infra/query.ts'

/** Of a transaction about to be committed: agents whose rdvs, plages, absences or holds it wrote. Triggers noted them. */
export async function readTouchedAgendas(connection: pg.PoolClient): Promise<number[]> {
  const [row] = await query(TOUCHED, [], connection)
  return row?.agentIds ?? []
}

const TOUCHED = statement(
  'touched-agendas',
  { agentIds: z.array(z.int()).nullable() },
  `SELECT string_to_array(nullif(current_setting('rdv.touched_agendas', true), ''), ',')::int[] AS "agentIds"`,
)

/** After the commit: whoever looks at these agendas reads them again. */
export async function tellOfAgendas(agentIds: readonly number[]): Promise<void> {
  if (agentIds.length > 0) await tellAll({ kind: 'agendas-changed', agentIds: [...agentIds] })
}
