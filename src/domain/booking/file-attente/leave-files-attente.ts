import type pg from 'pg'
import { command, execute } from '#infra/query.ts'

/** Nobody waits for an earlier créneau of a rdv that is cancelled. */
export async function leaveFilesAttente(connection: pg.PoolClient, rdvId: number) {
  await execute(LEAVE_ALL, [rdvId], connection)
}

const LEAVE_ALL = command('leave-files-attente', 'DELETE FROM files_attente WHERE rdv_id = $1')

type Leaving = { rdvId: number; usagerIds: readonly number[] }

/** Nor do usagers who will not come, while the rdv goes on for others. */
export async function leaveFileAttente(connection: pg.PoolClient, { rdvId, usagerIds }: Leaving) {
  await execute(LEAVE, [rdvId, usagerIds], connection)
}

const LEAVE = command('leave-file-attente', 'DELETE FROM files_attente WHERE rdv_id = $1 AND usager_id = ANY ($2)')
