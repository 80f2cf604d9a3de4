import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { freePort } from '../../../bin/services/ports.ts'

export type WebProcess = {
  url: string
  /** From its start to its first answer. */
  readyInMs: number
  /** Resident memory, in megabytes. */
  memory: () => number
  stop: () => Promise<unknown>
}

/** The command of production, with its limits on memory. */
const START: string = JSON.parse(readFileSync('package.json', 'utf8')).scripts.start

/** A web process as in production, on the database of the bench. */
export async function startWebProcess(databaseUrl: string): Promise<WebProcess> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const start = performance.now()
  const secrets = { SESSION_SECRETS: randomBytes(32).toString('hex'), ENCRYPTION_KEYS: randomBytes(32).toString('hex') }
  const own = { ...secrets, SMTP_URL: 'smtp://127.0.0.1:9', LOG_LEVEL: 'warn', MOST_SEARCHES: '0' }
  const env = { ...process.env, ...own, DATABASE_URL: databaseUrl, PORT: String(port), PUBLIC_URL: url }
  const child = spawn('sh', ['-c', `exec env ${START.replace('node ', `${process.execPath} `)}`], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  process.once('exit', () => child.kill('SIGKILL'))
  await untilAnswers(`${url}/sante`, child)
  const readyInMs = performance.now() - start
  return { url, readyInMs, memory: () => residentMegabytes(child), stop: () => stop(child) }
}

async function untilAnswers(url: string, child: ChildProcess) {
  for (;;) {
    const answer = await fetch(url).catch(() => null)
    if (answer) return
    if (child.exitCode !== null) throw new Error(`the web process ended with ${child.exitCode}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

function residentMegabytes({ pid }: ChildProcess): number {
  const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) / 1024
}

async function stop(child: ChildProcess) {
  child.kill('SIGTERM')
  await once(child, 'exit')
}
