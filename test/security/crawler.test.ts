import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { db } from '#infra/db.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { type Answer, serve, type Visitor } from '#test/support/visitor.ts'
import type { Route } from '#web/shared/routes.ts'
import { createApp, routeTables } from '../../src/app.ts'
import { type ActorName, actorNamed, actorNames, signEachIn } from './actors.ts'
import { addressesOf } from './addresses.ts'
import { forgotten, reachOf, shownAt, unexpected } from './expectations.ts'
import { aWorld, type World } from './world.ts'

serve(() => createApp({ limits: relaxedLimits }))

const routes: Route[] = Object.values(routeTables).flat()
const pages = routes.filter(({ method }) => method === 'get')
const deeds = routes.filter(({ method }) => method === 'post')
/** Providers call these, server to server: a signed token is the credential, no cookie is read. */
const ofPrograms: readonly Route[] = routeTables.backChannel
const SIGN_OUT = /sign_out$|fermeture$|sign_in_as\/fin$/

let world: World
let visitors: Record<ActorName, Visitor>
before(async () => {
  world = await aWorld()
  visitors = await signEachIn(world)
})

test('every route says what each actor finds there, and nothing is said of a route that is gone', () => {
  assert.deepEqual(unexpected(routes), [], 'complete test/security/expectations.ts')
  assert.deepEqual(forgotten(routes), [], 'remove these from test/security/expectations.ts')
})

test('T1: each page is found by those whom its access and its rules let in, and by nobody else, whatever ids are forged', async () => {
  const before = await written()

  const visits = await crawl(pages, (visitor, address) => visitor.get(address))

  assert.deepEqual(
    visits.filter(({ reach, status, shown }) => status !== (reach === 'in' ? shown : reach)).map(inWords),
    [],
  )
  const kept = visits.filter((visit) => isPrivate(visit) && visit.status === 200 && !/no-store/.test(visit.cache))
  assert.deepEqual(kept.map(inWords), [], 'a cache may keep the page of somebody')
  assert.ok(visits.length > 600, `${visits.length} visits`)
  assert.deepEqual(await written(), before, 'a page was only read, yet something was written')
})

test('T12: no form of another site is heard, whoever the browser has signed in', async () => {
  const before = await written()
  const elsewhere = { origin: 'https://hostile.example', 'sec-fetch-site': 'cross-site' }

  const ofBrowsers = deeds.filter((route) => !ofPrograms.includes(route))
  const visits = await crawl(ofBrowsers, (visitor, address) => visitor.post(address, {}, { headers: elsewhere }))

  assert.deepEqual(visits.filter(({ status }) => status !== 403).map(inWords), [])
  assert.deepEqual(await written(), before)
})

test('T1: a form sent to what one may not see changes nothing, and is answered like its page', async () => {
  const before = await written()

  const visits = await crawl(deeds, (visitor, address) => visitor.post(address), isClosed)

  assert.deepEqual(visits.filter(({ status, reach }) => status !== reach).map(inWords), [])
  assert.ok(visits.length > 200, `${visits.length} forms`)
  assert.deepEqual(await written(), before)
})

test('a form sent empty by those who may is refused or led on, never an accident', async () => {
  const visits = await crawl(deeds, (visitor, address) => visitor.post(address), isOpen)

  assert.deepEqual(visits.filter(({ status }) => ![303, 404, 422].includes(status)).map(inWords), [])
})

test('signing out is open to everybody, and closes the session', async () => {
  for (const name of actorNames) {
    const route = deeds.find(({ path }) => SIGN_OUT.test(path) && path.startsWith('/users'))
    assert.equal((await visitors[name].post(route?.path ?? '')).status, 303, name)
  }
  const visits = await crawl(pages, (visitor, address) => visitor.get(address), isPrivate)

  assert.deepEqual(visits.filter(({ status }) => status !== 303).map(inWords), [])
})

type Visit = { route: Route; name: ActorName; reach: ReturnType<typeof reachOf> }
type Visited = Visit & { address: string; status: number; cache: string; shown: number }

const isOpen = ({ route, reach }: Visit) => reach === 'in' && !SIGN_OUT.test(route.path)
const isClosed = ({ reach }: Visit) => reach !== 'in'
const isPrivate = ({ route }: Visit) => /^(signed-in|member|identified|reader|admin)/.test(route.access)

async function crawl(
  table: readonly Route[],
  ask: (visitor: Visitor, address: string) => Promise<Answer>,
  wanted: (visit: Visit) => boolean = () => true,
): Promise<Visited[]> {
  const visits: Visited[] = []
  for (const route of table)
    for (const { address, target } of addressesOf(route.path, world)) {
      const wantedThere = actorNames
        .map((name) => ({ route, name, reach: reachOf(route, actorNamed(name), target) }))
        .filter(wanted)
      visits.push(...(await Promise.all(wantedThere.map((visit) => visited(visit)))))

      async function visited(visit: Visit): Promise<Visited> {
        const { status, headers } = await ask(visitors[visit.name], address)
        const shown = shownAt(route, actorNamed(visit.name))
        return { ...visit, address, status, cache: headers.get('cache-control') ?? '', shown }
      }
    }
  return visits
}

const inWords = ({ route, name, address, status, reach, shown }: Visited) =>
  `${name}: ${route.method} ${address} [${route.access}] gave ${status}, expected ${reach === 'in' ? shown : reach}`

/** Who was here, how often one guessed, whose file was shown: these are written by reading. */
const OF_READING = new Set(['sessions', 'tries', 'consultations'])

/** What each table holds, changed rows seen too. */
async function written() {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`
  assert.ok(tables.length > 40, `${tables.length} tables`)
  const held: unknown[] = []
  for (const { name } of tables.filter((table) => !OF_READING.has(table.name)))
    held.push(
      ...(await db.$queryRawUnsafe<object[]>(
        `SELECT '${name}' AS name, count(*)::int, md5(string_agg(row::text, '|' ORDER BY row::text)) AS rows FROM "${name}" AS row`,
      )),
    )
  return held
}
