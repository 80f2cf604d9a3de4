import { command, execute } from '#infra/query.ts'

/** By day: sign-in, code and opened links keep a file from being purged as forgotten (decision 12). */
export const markUsagerSeen = (usagerId: number, now: Temporal.Instant) =>
  execute(SEEN, [usagerId, now.toZonedDateTimeISO('Europe/Paris').toPlainDate().toString()])

const SEEN = command(
  'usager-seen',
  `
  UPDATE usagers SET last_seen_on = $2, deletion_warning_sent_at = NULL
  WHERE id = $1 AND (last_seen_on IS NULL OR last_seen_on < $2)`,
)
