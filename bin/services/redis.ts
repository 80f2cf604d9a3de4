import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Service } from './postgres.ts'
import { endProcess } from './processes.ts'

const PID_FILE = 'redis.pid'

/** Starts a private Redis. `noeviction`, since BullMQ's jobs are not a cache. */
export async function startRedis({ folder, port }: { folder: string; port: number }): Promise<Service> {
  mkdirSync(folder, { recursive: true })
  const place = ['--bind', '127.0.0.1', '--port', String(port), '--dir', folder, '--pidfile', join(folder, PID_FILE)]
  const settings = ['--maxmemory-policy', 'noeviction', '--databases', '64']
  const server = spawn('redis-server', [...place, ...settings], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  await Promise.race([ready(server), tooEarly(server)])

  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      if (server.kill('SIGTERM')) await once(server, 'exit')
    },
  }
}

/** One that outlived whoever started it is stopped properly. */
export async function stopRedisLeftRunning(folder: string) {
  const file = join(folder, PID_FILE)
  if (existsSync(file)) await endProcess(Number(readFileSync(file, 'utf8')), 'redis-server')
}

async function ready(server: ChildProcess) {
  if (!server.stdout) return
  for await (const line of createInterface({ input: server.stdout })) {
    if (/ready to accept connections/i.test(line)) break
  }
  server.stdout.resume()
}

async function tooEarly(server: ChildProcess) {
  await once(server, 'exit')
  throw new Error('redis-server ended as soon as it was started')
}
