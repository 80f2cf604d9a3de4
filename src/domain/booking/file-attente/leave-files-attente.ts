import type pg from 'pg'
import { isLive } from '#domain/booking/status/status.ts'
import { command, execute } from '#infra/query.ts'

/** For an earlier créneau of a live rdv waits whoever comes to it, or answers for somebody who does; nobody else does any more. */
export const leaveFilesAttente = (connection: pg.PoolClient, rdvId: number) => execute(LEAVE, [rdvId], connection)

const LEAVE = command(
  'leave-files-attente',
  `
  DELETE FROM files_attente waiting WHERE rdv_id = $1 AND NOT EXISTS (
    SELECT FROM rdvs r JOIN participations p ON p.rdv_id = r.id JOIN usagers u ON u.id = p.usager_id
    WHERE r.id = $1 AND ${isLive('r')} AND ${isLive('p')} AND waiting.usager_id IN (u.id, u.responsible_id))`,
)
