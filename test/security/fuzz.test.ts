import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { before, mock, test } from 'node:test'
import fc from 'fast-check'
import { log } from '#infra/logger.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { type Answer, origin, serve, type Visitor } from '#test/support/visitor.ts'
import type { Route } from '#web/shared/routes.ts'
import { createApp, routeTables } from '../../src/app.ts'
import { type ActorName, everybodyInAWorld } from './actors.ts'
import { addressesOf } from './addresses.ts'
import type { World } from './world.ts'

serve(() => createApp({ limits: relaxedLimits }))

let world: World
let visitors: Record<ActorName, Visitor>
before(async () => {
  ;({ world, visitors } = await everybodyInAWorld())
})

/** What ends a session or takes things away comes last: the others have something to find. */
const ENDS = /sign_out|fermeture|suppression|sign_in_as|sign_in$|password|annulation|\/fin$/
const lastOnes = (routes: readonly Route[]) => routes.toSorted((a, b) => +ENDS.test(a.path) - +ENDS.test(b.path))
/** More for a long hunt: `FUZZ_RUNS=500 bin/test test/security/fuzz.test.ts`. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 6)
const SEED = Number(process.env.FUZZ_SEED ?? 20_270_104)

const AUDIENCES: Record<keyof typeof routeTables, ActorName> = {
  usagers: 'usager',
  agents: 'basic agent',
  superAdmin: 'super admin',
  backChannel: 'stranger',
}

/** Every name that pages, forms and links have, found where they are written: on the wire alone words are joined by `_`. */
const NAMES = [
  ...(
    'address boite choisir choix code date day departement duration email from id lang latitude letters longitude month mots name nom ' +
    'notifications page password past q reason retour search state status step theme tkn token tri value vue year'
  ).split(' '),
  ...new Set(
    globSync(['src/web/**/*.ts', 'views/**/*.njk']).flatMap(
      (file) => readFileSync(file, 'utf8').match(/\b[a-z]{2,}(?:_[a-z]{2,})+\b/g) ?? [],
    ),
  ),
]

const HOSTILE = [
  '',
  '0',
  '-1',
  '1e3',
  '1.5',
  'NaN',
  'null',
  'true',
  '2147483647',
  '2147483648',
  '99999999999999999999',
  '9999-12-26',
  '9999-12-31T23:59:59Z',
  '0000-00-00',
  '-271821-04-20',
  '2027-02-30',
  '2027-03-28T02:30',
  '20',
  '2027',
  '+275760-09-13T00:00:00Z',
  '31/12/9999',
  `'"><script>alert(1)</script>`,
  '//hostile.example/\\',
  '../../etc/passwd',
  'a\u0000b',
  '\uD800',
  '\u202E\u200B',
  '%',
  '%_\\',
  '[object Object]',
  '__proto__',
  'x'.repeat(300),
  '\r\nSet-Cookie: a=b',
]

/** What is right there too: a hostile value beside a right one goes further. */
const rightOnes = () => {
  const { motif, lieu, rdv, usager, proche, agent, organisation } = world.places.own
  const ids = [motif, lieu, rdv, usager, proche, agent, organisation].map(({ id }) => String(id))
  const start = Temporal.Now.instant().add({ hours: 24 * 9 })
  return [...ids, '62', start.toString(), start.toString().slice(0, 10), 'excused', 'seen', 'jour', 'semaine']
}

type Pair = readonly [name: string, value: string]
type Sent = {
  path: readonly (string | null)[]
  query: readonly Pair[]
  body: readonly Pair[]
  type: string
  raw: string
}

const values = (right: readonly string[]) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...HOSTILE) },
    { weight: 3, arbitrary: fc.constantFrom(...right) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  )

/** Once, twice, as a list, as an object, as what every object has. */
const SHAPES = ['', '', '', '', '[]', '[0]', '[day]', '[constructor]', '[__proto__][x]', '[a][b][c]', '.x']

const pairs = (right: readonly string[]): fc.Arbitrary<Pair[]> => {
  const pair = fc
    .tuple(fc.constantFrom(...NAMES), fc.constantFrom(...SHAPES), values(right))
    .map(([name, shape, value]): Pair => [name + shape, value])
  const every = fc
    .tuple(fc.constantFrom(...SHAPES), fc.array(values(right), { minLength: 8, maxLength: 8 }))
    .map(([shape, some]) => NAMES.slice(0, 150).map((name, at): Pair => [name + shape, some[at % 8] ?? '']))
  return fc.oneof(fc.array(pair, { maxLength: 6 }), every)
}

const TYPES = [
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded; charset=utf-16',
  'application/x-www-form-urlencoded; charset=iso-8859-1',
  'application/json',
  'multipart/form-data; boundary=x',
  'text/plain',
  'application/xml',
  'application/octet-stream',
  'nonsense',
]

const RAW = [
  '',
  '{',
  '[1]',
  'null',
  '"a"',
  '{"affichage":{"a":[1]}}',
  '--x\r\n\r\na\r\n--x--',
  '=&=&a==&[]=1&%zz=%',
  '<a/>',
]

const sent = (right: readonly string[]): fc.Arbitrary<Sent> =>
  fc.record({
    path: fc.array(fc.option(fc.constantFrom(...HOSTILE.filter(Boolean), '%ff', '%00', '..')), {
      minLength: 4,
      maxLength: 4,
    }),
    query: pairs(right),
    body: pairs(right),
    type: fc.constantFrom(...TYPES),
    raw: fc.constantFrom(...RAW),
  })

/** The right address, some of its parameters spoilt. */
function addressOf(route: Route, spoilt: Sent['path']) {
  const right = (addressesOf(route.path, world)[0]?.address ?? route.path).split('/')
  let at = 0
  const filled = route.path.split('/').map((part, index) => {
    const other = part.includes(':') ? spoilt[at++ % spoilt.length] : null
    return other == null
      ? right[index]
      : other.startsWith('%') && other.length > 1
        ? other
        : encodeURIComponent(whole(other))
  })
  return filled.join('/')
}

const whole = (text: string) => text.toWellFormed()

/** What an address has room for. */
const queryOf = (query: readonly Pair[]) =>
  String(new URLSearchParams(query.map(([name, value]) => [name, value]))).slice(0, 6000)

async function send(
  visitor: Visitor,
  { method }: Route,
  address: string,
  { query, body, type, raw }: Sent,
): Promise<Answer> {
  const asked = `${address}?${queryOf(query).replace(/%[\dA-F]?$/, '')}`
  if (method === 'get') return visitor.get(asked)
  if (type === TYPES[0]) return visitor.post(asked, body)
  return visitor.post(asked, raw, { headers: { 'content-type': type } })
}

const isHere = (location: string | null) => location === null || /^(\/(?![/\\])|https?:\/\/localhost:)/.test(location)

const isInjected = ({ headers, text }: Answer) =>
  /html/.test(headers.get('content-type') ?? '') && text.includes('<script>alert(1)')

const AUDIENCE_NAMES = Object.keys(AUDIENCES) as (keyof typeof AUDIENCES)[]

/** Nothing but answers: no status of an accident, no way elsewhere, nothing injected. */
function judge(answer: Answer) {
  assert.ok(answer.status < 500, `is a ${answer.status}`)
  assert.ok(isHere(answer.location), `leads to ${answer.location}`)
  assert.ok(!isInjected(answer), 'is injected')
}

/** Says what was sent, when it was no answer; and sees that no line of the log is an error, whatever the page said. */
async function withoutAccident<Sent>(what: fc.Arbitrary<Sent>, runs: number, ask: (sent: Sent) => Promise<Answer>) {
  const errors = mock.method(log, 'error')
  const found = await fc.check(
    fc.asyncProperty(what, async (sent) => judge(await ask(sent))),
    { seed: SEED, numRuns: runs, endOnFailure: true },
  )
  errors.mock.restore()
  assert.equal(found.counterexample && `${found.errorInstance} ${JSON.stringify(found.counterexample)}`, null)
  assert.deepEqual(
    errors.mock.calls.map((call) => call.arguments),
    [],
  )
}

type Offered = { method: string; path: string; pairs: Pair[] }

test('T25: what our own pages offer, with one value spoilt, is an answer too', async () => {
  const offered = (await Promise.all(AUDIENCE_NAMES.map(offeredTo))).flat()
  assert.ok(offered.length > 20, `${offered.length} links and forms were found`)
  const spoilt = fc.record({
    offer: fc.constantFrom(...offered),
    at: fc.nat(),
    shape: fc.constantFrom(...SHAPES),
    value: values(rightOnes()),
  })

  await withoutAccident(spoilt, 60 * RUNS, ({ offer: { visitor, method, path, pairs }, at, shape, value }) => {
    const changed = pairs.map(
      ([name, kept], index): Pair =>
        index === at % pairs.length ? [name.replace(/\[\]$/, '') + shape, value] : [name, kept],
    )
    if (method === 'get')
      return visitors[visitor].get(`${path}?${new URLSearchParams(changed.map(([...pair]) => pair))}`)
    return visitors[visitor].post(path, changed)
  })
})

for (const audience of AUDIENCE_NAMES)
  test(`T25: whatever is sent to any route of ${audience} is an answer, never an accident`, async (t) => {
    const visitor = visitors[AUDIENCES[audience]]
    for (const route of lastOnes(routeTables[audience]))
      await t.test(`${route.method} ${route.path}`, () =>
        withoutAccident(sent(rightOnes()), RUNS, (one) => send(visitor, route, addressOf(route, one.path), one)),
      )
  })

/** Links with a query, and forms, of each page that the visitor may open; the fields filled as somebody would. */
async function offeredTo(audience: keyof typeof AUDIENCES): Promise<(Offered & { visitor: ActorName })[]> {
  const visitor = AUDIENCES[audience]
  const kinds = new Map<string, Offered>()
  for (const address of pagesOf(audience)) {
    const page = await visitors[visitor].get(address)
    if (page.status === 200) for (const offer of offersOf(page)) kinds.set(kindOf(offer), offer)
  }
  return [...kinds.values()].map((offer) => ({ ...offer, visitor }))
}

const kindOf = ({ method, path, pairs }: Offered) => `${method} ${path} ${pairs.map(([name]) => name)}`

function pagesOf(audience: keyof typeof AUDIENCES): string[] {
  const { motif, lieu } = world.places.own
  const search = { departement: '62', motif_id: String(motif.id) }
  const chosen = { ...search, lieu_id: String(lieu.id) }
  const starts_at = Temporal.Now.plainDateISO('Europe/Paris')
    .add({ days: 1 })
    .toZonedDateTime({ timeZone: 'Europe/Paris', plainTime: '10:00' })
    .toInstant()
    .toString()
  const journeys = [`/prendre_rdv?${new URLSearchParams(search)}`, `/prendre_rdv?${new URLSearchParams(chosen)}`]
  const lastPage = `/users/rdv_wizard_step/new?${new URLSearchParams({ ...chosen, starts_at, step: '3' })}`
  const pages = routeTables[audience]
    .filter(({ method, path }) => method === 'get' && !ENDS.test(path))
    .map(({ path }) => addressesOf(path, world)[0]?.address ?? path)
  return audience === 'usagers' ? [...pages, ...journeys, lastPage] : pages
}

function offersOf({ $ }: Answer): Offered[] {
  const links = $('a[href*="?"]')
    .toArray()
    .map((link) => new URL($(link).attr('href') ?? '', origin()))
    .filter((url) => url.origin === origin())
    .map((url): Offered => ({ method: 'get', path: url.pathname, pairs: [...url.searchParams] }))
  const forms = $('form[action^="/"]')
    .toArray()
    .map((form): Offered => {
      const fields = $(form).find('[name]').toArray()
      const pairs = fields.map((field): Pair => [$(field).attr('name') ?? '', $(field).attr('value') || FILLED])
      return { method: $(form).attr('method') ?? 'get', path: $(form).attr('action') ?? '', pairs }
    })
  return [...links, ...forms].filter(({ path, pairs }) => pairs.length > 0 && !ENDS.test(path))
}

const FILLED = '12'
