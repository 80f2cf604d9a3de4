import type pg from 'pg'
import { leaveFilesAttente } from '#domain/booking/file-attente/leave-files-attente.ts'
import type { RdvStatus } from '#infra/prisma/enums.ts'
import { command, execute } from '#infra/query.ts'
import { isCancelled } from './rdv.ts'
import { hasCancellationDate } from './rdv-status.ts'

type Change = { rdvId: number; status: RdvStatus; now: Temporal.Instant }

/** Under the lock of the rdv. Its calendar entry gets a new version; a cancelled rdv has no file d'attente. */
export async function writeRdvStatus(connection: pg.PoolClient, { rdvId, status, now }: Change) {
  const at = dateOf(now)
  await execute(RDV, [rdvId, status, hasCancellationDate(status) ? at : null, at], connection)
  if (isCancelled({ status })) await leaveFilesAttente(connection, rdvId)
}

const RDV = command(
  'write-rdv-status',
  'UPDATE rdvs SET status = $2, cancelled_at = $3, updated_at = $4, sequence = sequence + 1 WHERE id = $1',
)

type Participations = { participationIds: readonly number[]; status: RdvStatus; now: Temporal.Instant }

export async function writeParticipationStatus(connection: pg.PoolClient, change: Participations) {
  const values = [change.participationIds, change.status, dateOf(change.now)]
  await execute(PARTICIPATIONS, values, connection)
}

const PARTICIPATIONS = command(
  'write-participation-status',
  'UPDATE participations SET status = $2, updated_at = $3 WHERE id = ANY ($1)',
)

const dateOf = ({ epochMilliseconds }: Temporal.Instant) => new Date(epochMilliseconds)
