import type pg from 'pg'

/** Nobody waits for an earlier créneau of a rdv that is cancelled. */
export async function leaveFilesAttente(connection: pg.PoolClient, rdvId: number) {
  await connection.query({
    name: 'leave-files-attente',
    text: 'DELETE FROM files_attente WHERE rdv_id = $1',
    values: [rdvId],
  })
}
