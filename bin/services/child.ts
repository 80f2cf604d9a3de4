import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

export type Child = { ready: Promise<void>; ended: Promise<unknown>; stop: () => Promise<unknown>; kill: () => void }

/** A process of ours, in a group of its own so that Ctrl-C reaches only the one that stops them in order. */
export function startChild(name: string, file: string, env: Record<string, string>): Child {
  const child = spawn(process.execPath, [file], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const { promise: ready, resolve } = Promise.withResolvers<void>()
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      if (line.includes('"msg":"ready"')) resolve()
      else print(name, line)
    })
  }
  const ended = once(child, 'exit')
  return {
    ready,
    ended,
    kill: () => child.kill('SIGKILL'),
    stop: async () => {
      if (child.kill('SIGTERM')) await ended
    },
  }
}

const LEVELS: Record<number, string> = { 40: 'warning', 50: 'error', 60: 'fatal' }

function print(name: string, line: string) {
  process.stdout.write(`[${name}] ${line.startsWith('{') ? inWords(line) : line}\n`)
}

function inWords(line: string) {
  try {
    const { level, msg, err, req, res, responseTime } = JSON.parse(line)
    const request = req
      ? `${req.method} ${req.url ?? req.route ?? ''} ${res?.statusCode ?? ''} ${responseTime ?? ''} ms`
      : ''
    return [LEVELS[level], msg, request, err?.message, err?.stack].filter(Boolean).join(' ')
  } catch {
    return line
  }
}
