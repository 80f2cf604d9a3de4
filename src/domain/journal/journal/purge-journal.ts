import { systeme } from '#domain/actor/actor.ts'
import { deed } from '#domain/journal/deed.ts'
import { command, execute } from '#infra/query.ts'

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
export const purgeJournal = (now: Temporal.Instant): Promise<void> =>
  deed(systeme, async ({ sql }) => {
    const [year, fiveYears] = [1, 5].map((years) => dateBefore(now, years))
    await execute(CONSULTATIONS, [year], sql)
    await execute(OF_PERSONS, [year, WITHOUT_PERSONS], sql)
    await execute(ALL, [fiveYears], sql)
    await execute(AUTHORS, [year], sql)
  })

const CONSULTATIONS = command('purge-consultations', 'DELETE FROM consultations WHERE created_at < $1')
const OF_PERSONS = command(
  'purge-versions-of-persons',
  'DELETE FROM versions WHERE created_at < $1 AND item_type <> ALL ($2)',
)
const ALL = command('purge-versions', 'DELETE FROM versions WHERE created_at < $1')
const AUTHORS = command(
  'purge-authors',
  'UPDATE versions SET actor_id = NULL, actor_name = NULL WHERE created_at < $1 AND actor_name IS NOT NULL',
)

const dateBefore = (now: Temporal.Instant, years: number) =>
  new Date(now.toZonedDateTimeISO('Europe/Paris').subtract({ years }).epochMilliseconds)
