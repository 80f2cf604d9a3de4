import { fork } from 'node:child_process'
import { once } from 'node:events'
import { loadavg } from 'node:os'
import { HOME_SETTINGS } from '../../../bin/services/home-settings.ts'
import type { Spread } from '../measure.ts'
import { peopleWorld } from './people-world.ts'

type PeopleFigure = Spread & { deed: string; queries: number }
export type PeopleFigures = { loadBefore: number; figures: PeopleFigure[] }

/** What an agent types to find somebody among 200,000 people. */
export async function peopleFigures(): Promise<PeopleFigures> {
  const loadBefore = loadavg()[0] ?? 0
  const env = { ...HOME_SETTINGS, ...process.env, DATABASE_URL: await peopleWorld(), LOG_LEVEL: 'warn' }
  const child = fork(new URL('./people-process.ts', import.meta.url), { env })
  const [figures] = await once(child, 'message')
  child.kill()
  return { loadBefore, figures }
}
