import '../../bin/services/env-file.ts'
import { readArguments } from '../../bin/command/read-arguments.ts'

const usage = `
Usage: npm run db:seed

Plants the demo world in the database of DATABASE_URL, unless it has a world already.`

readArguments({ usage })
// They read the settings: not before they are needed.
const { closeDb } = await import('#infra/db.ts')
const { plantDemoWorld } = await import('./plant-demo-world.ts')

const outcomes = {
  planted: 'The demo world is there.',
  'already-there': 'The database already has a world; npm run db:reset empties it.',
}

const outcome = await plantDemoWorld(new Date())
process.stdout.write(`${outcomes[outcome]}\n`)
await closeDb()
