import type pg from 'pg'
import { query } from '#infra/query.ts'

/** Nobody waits for an earlier créneau of a rdv that is cancelled. */
export async function leaveFilesAttente(connection: pg.PoolClient, rdvId: number) {
  await query('leave-files-attente', 'DELETE FROM files_attente WHERE rdv_id = $1', [rdvId], connection)
}

type Leaving = { rdvId: number; usagerIds: readonly number[] }

/** Nor do usagers who will not come, while the rdv goes on for others. */
export async function leaveFileAttente(connection: pg.PoolClient, { rdvId, usagerIds }: Leaving) {
  await query('leave-file-attente', LEAVE, [rdvId, usagerIds], connection)
}

const LEAVE = 'DELETE FROM files_attente WHERE rdv_id = $1 AND usager_id = ANY ($2)'
