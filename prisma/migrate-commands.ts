import { config } from '#infra/config.ts'
import { isAtHome } from '#infra/config-schema.ts'
import { createDatabase } from './create-database.ts'
import { applyMigrations, driftOf, emptyDatabase, missingMigration } from './migration-engine.ts'
import { MIGRATIONS, writeMigration } from './migrations-folder.ts'

const url = config.DATABASE_URL
/** By the first word of the command. */
export const commands: Record<string, (title: string) => Promise<void>> = { migrate, new: newMigration, reset, check }

async function migrate() {
  await createDatabase(url)
  const applied = await applyMigrations(url)
  say(
    applied.length === 0
      ? 'The database is up to date.'
      : applied.map((migration) => `Applied ${migration}`).join('\n'),
  )
}

async function newMigration(title: string) {
  if (!/^[a-z0-9_]+$/.test(title))
    return refuse('A migration is named by a few words: npm run db:new-migration -- add_lieux_phone')

  await createDatabase(url)
  const sql = (await missingMigration(url)) || '-- Written by hand.\n'
  say(`Written, to be reviewed: ${writeMigration(MIGRATIONS, `${timestamp()}_${title}`, sql)}`)
}

async function reset() {
  if (!isAtHome(config))
    return refuse('Only a database of one’s own machine is emptied: PUBLIC_URL is not at localhost.')

  await createDatabase(url)
  await emptyDatabase(url)
  await migrate()
}

async function check() {
  const drift = (await missingMigration(url)) || (await driftOf(url))
  if (drift) refuse(`The schema and the migrated database differ:\n${drift}`)
  else say('The schema and the migrated database agree.')
}

const timestamp = () => new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14)
const say = (text: string) => process.stdout.write(`${text}\n`)

function refuse(text: string) {
  process.stderr.write(`${text}\n`)
  process.exitCode = 1
}
