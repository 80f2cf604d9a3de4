import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { createDatabase, databaseNameOf, dropDatabase, withDatabase } from '../../prisma/create-database.ts'
import { applyMigrations } from '../../prisma/migration-engine.ts'
import type { Rush, RushCounts } from './booking-rush.ts'

// 500 confirmations at once of 50 créneaux, from several processes, while agents write rdvs and absences and browsers hold.
// Prints one line of JSON; fails unless exactly 50 are received, 450 politely refused, nobody twice and nothing breaks.

const PROCESSES = 4
const LIMIT_MS = 120_000

const server = process.env.DATABASE_URL ?? 'postgresql://postgres:postgres@127.0.0.1:5432/rdv'
const databaseUrl = withDatabase(server, `${databaseNameOf(server)}_bench_booking_${process.pid}`)
process.env.DATABASE_URL = databaseUrl
process.env.REDIS_PREFIX = `bench-booking-${process.pid}`
process.env.LOG_LEVEL ??= 'silent'

const children: ChildProcess[] = []
const limit = setTimeout(() => giveUp('It lasted too long'), LIMIT_MS)

await createDatabase(databaseUrl)
try {
  await applyMigrations(databaseUrl)
  process.exitCode = (await rush()) ? 0 : 1
} finally {
  await cleanUp()
}
process.exit()

async function rush(): Promise<boolean> {
  const { createWorld, countDoubles } = await import('./booking-world.ts')
  const rushes = await createWorld(PROCESSES)
  const counts = await Promise.all(await startTogether(rushes))
  const sum = (key: keyof RushCounts) => counts.reduce((total, one) => total + one[key], 0)
  const result = {
    booked: sum('booked'),
    refused: sum('refused'),
    errors: sum('errors'),
    doubles: await countDoubles(),
  }
  process.stdout.write(`${JSON.stringify(result)}\n`)
  return result.booked === 50 && result.refused === 450 && result.errors === 0 && result.doubles === 0
}

/** Everybody is ready before anybody begins. */
async function startTogether(rushes: readonly Rush[]): Promise<Promise<RushCounts>[]> {
  for (const _ of rushes) children.push(aProcess())
  await Promise.all(children.map((child) => once(child, 'message')))
  return children.map(async (child, at) => {
    const answered = once(child, 'message')
    child.send(rushes[at] ?? [])
    return (await answered)[0]
  })
}

function aProcess() {
  const child = fork(`${import.meta.dirname}/booking-rush.ts`, { stdio: ['ignore', 2, 2, 'ipc'] })
  child.on('exit', (code) => code && giveUp('A process died'))
  return child
}

async function cleanUp() {
  clearTimeout(limit)
  for (const child of children) child.kill()
  const { forgetWorld } = await import('./booking-world.ts')
  await forgetWorld()
  await dropDatabase(databaseUrl)
}

function giveUp(reason: string) {
  process.stderr.write(`${reason}\n`)
  for (const child of children) child.kill('SIGKILL')
  dropDatabase(databaseUrl).finally(() => process.exit(1))
}
