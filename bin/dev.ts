import './services/env-file.ts'
import { resolve } from 'node:path'
import { demoSettings } from './identity-providers/demo.ts'
import { type Child, startChild, stopChildLeftRunning } from './services/child.ts'
import { prepareDatabase } from './services/dev-database.ts'
import { startDevServices } from './services/dev-services.ts'
import { DEV_SETTINGS, devPorts, takenPorts } from './services/dev-settings.ts'
import { claim } from './services/one-at-a-time.ts'
import { stopPostgresLeftRunning } from './services/postgres.ts'
import { stopRedisLeftRunning } from './services/redis.ts'
import { stack } from './services/stack.ts'
import { welcome } from './services/welcome.ts'

// Another folder lets a test start it beside the one in use.
const folder = resolve(process.env.DEV_FOLDER ?? '.rdv')
const running = stack()
const children: Child[] = []
const OURS = [
  { name: 'web', file: 'src/server.ts', folder },
  { name: 'worker', file: 'jobs/worker.ts', folder },
  { name: 'identity', file: 'bin/identity-providers.ts', folder },
]
let asked = 0

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, askedToStop)
await start().catch((error: unknown) => leave(1, error instanceof Error ? error.message : String(error)))

async function start() {
  const ports = devPorts(process.env)
  await makeRoom(ports)

  const { mailboxPage, ...places } = await startDevServices({ folder, ports, env: process.env, running })
  await prepareDatabase(places.databaseUrl)
  const app = process.env.PUBLIC_URL || `http://localhost:${ports.PORT}`
  const identity = `http://localhost:${ports.IDENTITY_PORT}`
  await startOurs({
    ...notGiven({ ...DEV_SETTINGS, ...demoSettings(identity) }),
    IDENTITY_PORT: String(ports.IDENTITY_PORT),
    PORT: String(ports.PORT),
    PUBLIC_URL: app,
    DATABASE_URL: places.databaseUrl,
    REDIS_URL: places.redisUrl,
    SMTP_URL: places.smtpUrl,
  })
  if (asked === 0) process.stdout.write(await welcome({ app, mailboxPage, identity }))
}

/** A provider whose settings are given is asked itself. */
function notGiven(settings: Record<string, string>) {
  return Object.fromEntries(Object.entries(settings).filter(([name]) => !process.env[name]))
}

async function makeRoom(ports: ReturnType<typeof devPorts>) {
  claim(folder)
  await Promise.all(OURS.map(stopChildLeftRunning))
  await stopPostgresLeftRunning(`${folder}/postgres`)
  await stopRedisLeftRunning(`${folder}/redis`)
  const taken = await takenPorts(ports, process.env)
  if (taken.length > 0) throw new Error(`Already in use: ${taken.join(', ')}. Choose others: PORT=4000 bin/dev`)
}

async function startOurs(env: Record<string, string>) {
  if (asked > 0) return
  children.push(...OURS.map((process) => startChild({ ...process, env })))
  for (const child of children) running.add(child)

  const ended = Promise.race(children.map((child) => child.ended))
  ended.then((which) => (asked > 0 ? undefined : leave(1, which)))
  await Promise.race([Promise.all(children.map((child) => child.ready)), ended])
}

/** The second time, what is slow to finish is not waited for; PostgreSQL still stops properly. */
function askedToStop() {
  asked += 1
  if (asked > 1) for (const child of children) child.kill()
  leave(0, asked === 1 ? 'Stopping…' : 'Stopping now…')
}

async function leave(code: number, why: string) {
  process.stderr.write(`${why}\n`)
  asked += code
  await running.stop()
  process.exit(code)
}
