import { pool } from '#infra/db.ts'

/** Of these nothing says who a person is, but the name of the author. */
const WITHOUT_PERSONS = [
  'lieux',
  'motifs',
  'motif_categories',
  'organisations',
  'plages',
  'motifs_plages',
  'services',
  'teams',
  'territoires',
  'territoire_services',
  'webhook_endpoints',
]

/** What tells of persons is kept one year; the rest five, its author one. Consultations: one year (decision 12). */
export async function purgeJournal(now: Temporal.Instant): Promise<void> {
  const [year, fiveYears] = [1, 5].map((years) => dateBefore(now, years))
  await pool.query('DELETE FROM consultations WHERE created_at < $1', [year])
  await pool.query('DELETE FROM versions WHERE created_at < $1 AND item_type <> ALL ($2)', [year, WITHOUT_PERSONS])
  await pool.query('DELETE FROM versions WHERE created_at < $1', [fiveYears])
  await pool.query(
    'UPDATE versions SET actor_id = NULL, actor_name = NULL WHERE created_at < $1 AND actor_name IS NOT NULL',
    [year],
  )
}

const dateBefore = (now: Temporal.Instant, years: number) =>
  new Date(now.toZonedDateTimeISO('Europe/Paris').subtract({ years }).epochMilliseconds)
