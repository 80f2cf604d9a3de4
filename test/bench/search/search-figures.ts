import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { HOME_SETTINGS } from '../../../bin/services/home-settings.ts'
import { type Spread, spreadOf } from '../measure.ts'
import { benchWorld } from '../world/bench-world.ts'
import type { Scale } from '../world/shape.ts'

const ROUNDS = {
  'floor of a week': 300,
  'week of a lieu': 300,
  'floor of a start': 300,
  confirmation: 300,
  'floor of next availabilities': 60,
  'next availabilities': 60,
  'floor of an agent’s search': 300,
  'search of an agent': 300,
  'floor of an agenda': 100,
  'week of an agent': 100,
  'floor of ten agendas': 60,
  'week of ten agents': 60,
  'floor of a list of rdvs': 200,
  'list of rdvs': 200,
} as const

export type SearchFigure = Spread & { scale: Scale; deed: string; queries: number }

/** PostgreSQL tries five custom plans before a generic one, and V8 compiles what is hot. */
const WARM_UP = 20

/** Milliseconds of each deed in both worlds, one after the other in each round. */
export async function searchFigures(): Promise<SearchFigure[]> {
  const subjects = [await subjectIn(1), await subjectIn(10)]
  const measures = subjects.flatMap((subject) => Object.entries(ROUNDS).map((of) => measureOf(subject, of)))
  const byDeed = measures.toSorted((a, b) => a.order - b.order)
  for (let round = -WARM_UP; round < 300; round++)
    for (const { subject, deed, rounds, spent } of byDeed)
      if (round < rounds) {
        const ms = await ask(subject.process, deed)
        if (round >= 0) spent.push(ms)
      }
  const figures = []
  for (const { subject, deed, spent } of byDeed)
    figures.push({
      scale: subject.scale,
      deed,
      ...spreadOf(spent),
      queries: await ask(subject.process, `queries of ${deed}`),
    })
  for (const { process } of subjects) process.kill()
  return figures
}

type Subject = { scale: Scale; process: ChildProcess }

async function subjectIn(scale: Scale): Promise<Subject> {
  const { url, now } = await benchWorld(scale)
  // As in tests, nothing is remembered from one search to the next.
  const env = {
    ...HOME_SETTINGS,
    ...process.env,
    DATABASE_URL: url,
    BENCH_NOW: String(now.getTime()),
    LOG_LEVEL: 'warn',
    SEARCH_MEMORY: '0',
  }
  const child = fork(new URL('./subject.ts', import.meta.url), { env })
  await once(child, 'message')
  return { scale, process: child }
}

const measureOf = (subject: Subject, [deed, rounds]: [string, number]) => ({
  subject,
  deed,
  rounds,
  order: Object.keys(ROUNDS).indexOf(deed),
  spent: [] as number[],
})

async function ask(subject: ChildProcess, deed: string): Promise<number> {
  const answered = once(subject, 'message')
  subject.send(deed)
  const [answer] = await answered
  return Number(answer)
}
