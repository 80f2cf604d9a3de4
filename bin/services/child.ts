import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { inWords } from './log-line.ts'
import { endProcess } from './processes.ts'

export type Child = { ready: Promise<void>; ended: Promise<string>; stop: () => Promise<unknown>; kill: () => void }
type Wanted = { name: string; file: string; folder: string; env: Record<string, string> }

/** A process of ours, in a group of its own so that Ctrl-C reaches only the one that stops them in order. */
export function startChild({ name, file, folder, env }: Wanted): Child {
  const child = spawn(process.execPath, [file], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  writeFileSync(pidFile(folder, name), String(child.pid))
  const ended = once(child, 'exit').then(([code, signal]) => `${name} ended by itself (${signal ?? `code ${code}`}).`)
  return {
    ready: linesOf(child, name),
    ended,
    kill: () => child.kill('SIGKILL'),
    stop: async () => {
      if (child.kill('SIGTERM')) await ended
    },
  }
}

/** One that outlived whoever started it would hold its port. */
export async function stopChildLeftRunning({ name, file, folder }: Omit<Wanted, 'env'>) {
  if (existsSync(pidFile(folder, name))) await endProcess(Number(readFileSync(pidFile(folder, name), 'utf8')), file)
}

const pidFile = (folder: string, name: string) => join(folder, `${name}.pid`)

/** Prints what the process says, until it ends; resolves when it says that it is ready. */
function linesOf(child: ChildProcess, name: string) {
  const { promise, resolve } = Promise.withResolvers<void>()
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue
    createInterface({ input: stream }).on('line', (line) => {
      if (line.includes('"msg":"ready"')) resolve()
      else process.stdout.write(`[${name}] ${inWords(line)}\n`)
    })
  }
  return promise
}
