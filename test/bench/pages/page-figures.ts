import { execFile } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { promisify } from 'node:util'
import pg from 'pg'
import { digestPassword } from '#domain/account/password/password-digest.ts'
import type { Spread } from '../measure.ts'
import { benchWorld } from '../world/bench-world.ts'
import { agentIds, DEPARTEMENT, day, MOTIF_KEY, organisationOf, shapeOf } from '../world/shape.ts'
import { startWebProcess, type WebProcess } from './web-process.ts'

type PageFigure = Spread & { page: string; perSecond: number; failed: number; bytes: number }
/** `agendas`: of one agent signed in, asking one page after the other: what he waits for. */
export type PagesFigures = { pages: PageFigure[]; agendas: PageFigure[]; readyInMs: number; memory: number }

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
  for (const [page, path] of Object.entries(PAGES)) pages.push({ page, ...(await loaded(webs, path)) })
  const memory = Math.max(...webs.map((web) => web.memory()))
  const agendas = await agendaFigures(url, webs.slice(0, 1))
  await Promise.all(webs.map((web) => web.stop()))
  return { pages, agendas, readyInMs: await readyAlone(url), memory }
}

const AGENT = 1
const TEN = agentIds.filter((id) => organisationOf(id) === organisationOf(AGENT)).slice(0, 10)

async function agendaFigures(databaseUrl: string, webs: readonly WebProcess[]) {
  const cookie = await signedIn(databaseUrl, webs[0]?.url ?? '')
  const organisation = organisationOf(AGENT)
  const beside = TEN.map((id) => `agent_ids[]=${id}`).join('&')
  const agenda = `/admin/organisations/${organisation}/agent_agendas/${AGENT}?date=${day(shapeOfNow().anchor)}`
  const events = `/admin/agenda/evenements?organisation_id=${organisation}&start=${day(shapeOfNow().anchor)}&end=${day(shapeOfNow().anchor + 7)}`
  const paths = {
    'week of an agent': agenda,
    'week of ten agents': `${agenda}&${beside}`,
    'week of an agent, as JSON': `${events}&agent_id=${AGENT}`,
    'week of ten agents, as JSON': `${events}&${beside}`,
  }
  const figures: PageFigure[] = []
  for (const [page, path] of Object.entries(paths))
    figures.push({ page, ...(await loaded(webs, path, ['--clients', '1', '--cookie', cookie])) })
  return figures
}

const shapeOfNow = () => shapeOf(1, new Date().toISOString().slice(0, 7))

async function signedIn(databaseUrl: string, origin: string) {
  const connection = new pg.Client(databaseUrl)
  await connection.connect()
  const digest = await digestPassword(PASSWORD)
  await connection.query('UPDATE agents SET password_digest = $2 WHERE id = $1', [AGENT, digest])
  await connection.end()
  const body = new URLSearchParams({ email: `agent${AGENT}@rdv.test`, password: PASSWORD })
  const headers = { origin, cookie: 'rdv_temoin=1' }
  const answer = await fetch(`${origin}/agents/sign_in`, { method: 'POST', body, headers, redirect: 'manual' })
  if (answer.status !== 303) throw new Error(`the agent of the bench was not let in: ${answer.status}`)
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

const PASSWORD = 'un banc de mesure, sans personne'

/** Milliseconds and requests a second, from a process of its own. */
async function loaded(webs: readonly WebProcess[], path: string, more: string[] = []) {
  const urls = webs.flatMap((web) => ['--url', web.url + path])
  const load = [
    '--disable-warning=ExperimentalWarning',
    'test/bench/pages/load.ts',
    ...urls,
    '--seconds',
    SECONDS,
    ...more,
  ]
  const { stdout } = await run(process.execPath, load)
  return JSON.parse(stdout)
}

/** Two that start together would each wait for the other. */
async function readyAlone(url: string) {
  const web = await startWebProcess(url)
  await web.stop()
  return web.readyInMs
}
