import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { freePort } from '../../bin/services/ports.ts'

export type Started = {
  url: string
  output: string[]
  /** Ends it as a host would, and waits: its exit code. */
  stop: () => Promise<number | null>
  /** Ends it as a power cut would, and waits. */
  kill9: () => Promise<void>
}

/** A web process of ours on a free port, once it says that it is ready. It shares the test's database. */
export const startWeb = (env: Record<string, string> = {}) => start('src/server.ts', env)

export const startWorker = (env: Record<string, string> = {}) => start('jobs/worker.ts', env)

async function start(file: string, env: Record<string, string>): Promise<Started> {
  const port = await freePort()
  const own = { PORT: String(port), LOG_LEVEL: 'info', PUBLIC_URL: `http://127.0.0.1:${port}` }
  const child = spawn(process.execPath, [file], {
    env: { ...process.env, ...own, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // A test that fails before stopping its process leaves none behind.
  const endWithUs = () => child.kill('SIGKILL')
  process.once('exit', endWithUs)
  child.once('exit', () => process.removeListener('exit', endWithUs))

  const output: string[] = []
  await Promise.race([ready(child, output), tooEarly(child, output)])
  return {
    url: own.PUBLIC_URL,
    output,
    stop: () => end(child, 'SIGTERM'),
    kill9: async () => void (await end(child, 'SIGKILL')),
  }
}

function ready(child: ChildProcess, output: string[]) {
  return new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue
      createInterface({ input: stream }).on('line', (line) => {
        output.push(line)
        if (line.includes('"msg":"ready"')) resolve()
      })
    }
  })
}

async function tooEarly(child: ChildProcess, output: string[]) {
  const [code] = await once(child, 'close')
  throw new Error(`The process ended (${code}) before it was ready:\n${output.join('\n')}`)
}

async function end(child: ChildProcess, signal: NodeJS.Signals) {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill(signal)
    // Not "exit": what it wrote last is still to be read.
    await once(child, 'close')
  }
  return child.exitCode
}
