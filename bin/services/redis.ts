import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Service } from './postgres.ts'

/** Starts a private Redis. `noeviction`, since BullMQ's jobs are not a cache. */
export async function startRedis({ folder, port }: { folder: string; port: number }): Promise<Service> {
  mkdirSync(folder, { recursive: true })
  const server = spawn(
    'redis-server',
    [
      '--bind',
      '127.0.0.1',
      '--port',
      String(port),
      '--dir',
      folder,
      '--maxmemory-policy',
      'noeviction',
      '--databases',
      '64',
    ],
    { stdio: ['ignore', 'pipe', 'inherit'], detached: true },
  )
  await ready(server)

  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      if (server.exitCode !== null) return
      server.kill('SIGTERM')
      await once(server, 'exit')
    },
  }
}

async function ready(server: ReturnType<typeof spawn>) {
  if (!server.stdout) throw new Error('redis-server says nothing')
  const refused = once(server, 'exit').then(() => Promise.reject(new Error('redis-server did not start')))
  await Promise.race([saysItIsReady(server.stdout), refused])
  refused.catch(() => undefined)
  server.stdout.resume()
}

async function saysItIsReady(output: NodeJS.ReadableStream) {
  const lines = createInterface({ input: output })
  for await (const line of lines) if (/ready to accept connections/i.test(line)) return
}
