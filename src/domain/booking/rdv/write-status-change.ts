import { leaveFilesAttente } from '#domain/booking/file-attente/leave-files-attente.ts'
import type { DeedTx } from '#domain/journal/deed.ts'
import { command, execute } from '#infra/query.ts'
import type { RdvToChange } from './lock-rdv.ts'
import { isCancelled } from './rdv.ts'
import { hasCancellationDate } from './rdv-status.ts'
import type { StatusChange } from './status-change.ts'
import { listOverlappedAgents, takeTimeAgain } from './take-time-again.ts'

/** Under the lock of the rdv: its participations, itself, the time of its agents, its files d'attente, its evenement. */
export async function writeStatusChange(tx: DeedTx, rdv: RdvToChange, change: StatusChange, now: Temporal.Instant) {
  const at = new Date(now.epochMilliseconds)
  const isBack = isCancelled(rdv) && !isCancelled(change)
  const overlapped = isBack ? await listOverlappedAgents(tx.sql, rdv.id) : []
  await execute(PARTICIPATIONS, [change.participationIds, change.given, at], tx.sql)
  if (change.status !== rdv.status) await writeStatus(tx, rdv, change, at)
  if (isBack) await takeTimeAgain(tx.sql, rdv.id, overlapped)
  await leaveFilesAttente(tx.sql, rdv.id)
  await tx.record(change.evenement)
}

const PARTICIPATIONS = command(
  'write-participation-status',
  'UPDATE participations SET status = $2, updated_at = $3 WHERE id = ANY ($1)',
)

/** Its calendar entry gets a new version. */
const writeStatus = (tx: DeedTx, { id }: RdvToChange, { status }: StatusChange, at: Date) =>
  execute(RDV, [id, status, hasCancellationDate(status) ? at : null, at], tx.sql)

const RDV = command(
  'write-rdv-status',
  'UPDATE rdvs SET status = $2, cancelled_at = $3, updated_at = $4, sequence = sequence + 1 WHERE id = $1',
)
