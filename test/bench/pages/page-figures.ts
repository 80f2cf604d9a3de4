import { execFile } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { promisify } from 'node:util'
import type { Spread } from '../measure.ts'
import { benchWorld } from '../world/bench-world.ts'
import { DEPARTEMENT, MOTIF_KEY } from '../world/shape.ts'
import { startWebProcess } from './web-process.ts'

type PageFigure = Spread & { page: string; perSecond: number; failed: number; bytes: number }
export type PagesFigures = { pages: PageFigure[]; readyInMs: number; memory: number }

const run = promisify(execFile)
const SEARCH = `/prendre_rdv?departement=${DEPARTEMENT}&address=Arras&city_code=62041&latitude=50.29&longitude=2.77`
const MOTIF = `${SEARCH}&service_id=1&motif_name_with_location_type=${MOTIF_KEY}`

const PAGES = {
  motif: SEARCH,
  'lieux of a département': MOTIF,
  'week of a lieu': `${MOTIF}&lieu_id=1`,
}

const SECONDS = '6'

/** Fifty clients on each page in turn, from a process of their own; one web process a core, as in production. */
export async function pagesFigures(): Promise<PagesFigures> {
  const { url } = await benchWorld(1)
  const webs = await Promise.all(Array.from({ length: availableParallelism() }, () => startWebProcess(url)))
  const pages: PageFigure[] = []
  for (const [page, path] of Object.entries(PAGES)) {
    const load = [
      '--disable-warning=ExperimentalWarning',
      'test/bench/pages/load.ts',
      ...webs.flatMap((web) => ['--url', web.url + path]),
      '--seconds',
      SECONDS,
    ]
    const { stdout } = await run(process.execPath, load)
    pages.push({ page, ...JSON.parse(stdout) })
  }
  const memory = Math.max(...webs.map((web) => web.memory()))
  await Promise.all(webs.map((web) => web.stop()))
  return { pages, readyInMs: await readyAlone(url), memory }
}

/** Two that start together would each wait for the other. */
async function readyAlone(url: string) {
  const web = await startWebProcess(url)
  await web.stop()
  return web.readyInMs
}
