import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../../bin/services/ports.ts'
import { startRedis } from '../../../bin/services/redis.ts'

export type RedisPeer = {
  url: string
  stop: () => Promise<unknown>
  start: () => Promise<void>
  remove: () => Promise<void>
}

/** A Redis for one test, that can be stopped and started again at the same address: give `url` as REDIS_URL. */
export async function aRedis(): Promise<RedisPeer> {
  const wanted = { folder: mkdtempSync(join(tmpdir(), 'rdv-redis-')), port: await freePort() }
  let server = await startRedis(wanted)
  return {
    url: server.url,
    stop: () => server.stop(),
    start: async () => {
      server = await startRedis(wanted)
    },
    remove: async () => {
      await server.stop()
      rmSync(wanted.folder, { recursive: true })
    },
  }
}
