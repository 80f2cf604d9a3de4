import '../bin/services/env-file.ts'
import { readArguments, refuse } from '../bin/command/read-arguments.ts'

const usage = `
Usage: npm run db:migrate                        applies what is not applied yet
       npm run db:new-migration -- a_few_words   writes the SQL from the change made in prisma/schema
       npm run db:reset                          empties and migrates, where PUBLIC_URL is at localhost
       npm run db:check                          do the schema and the migrated database agree?

The database is that of DATABASE_URL (docs/operations.md).`

const {
  words: [name = '', title = ''],
} = readArguments({ usage, least: 1, most: 2 })
if (!['migrate', 'new', 'reset', 'check'].includes(name)) refuse(`Not known: ${name}.`)
// They read the settings: not before they are needed.
const { commands } = await import('./migrate-commands.ts')
await commands[name]?.(title)
// The engine leaves a timer of ten seconds behind its advisory lock.
process.exit()
