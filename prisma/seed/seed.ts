import '../../bin/services/env-file.ts'
import { closeDb } from '#infra/db.ts'
import { plantDemoWorld } from './plant-demo-world.ts'

const outcomes = {
  planted: 'The demo world is there.',
  'already-there': 'The database already has a world; npm run db:reset empties it.',
}

const outcome = await plantDemoWorld(new Date())
process.stdout.write(`${outcomes[outcome]}\n`)
await closeDb()
