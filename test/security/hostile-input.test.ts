import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { aPlage } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { type Answer, serve, type Visitor } from '#test/support/visitor.ts'
import { createApp, routeTables } from '../../src/app.ts'
import { type ActorName, signEachIn } from './actors.ts'
import { addressesOf } from './addresses.ts'
import { aWorld, type World } from './world.ts'

serve(() => createApp({ limits: relaxedLimits }))

let world: World
let visitors: Record<ActorName, Visitor>
before(async () => {
  world = await aWorld()
  const tomorrow = new Date(Temporal.Now.plainDateISO().add({ days: 1 }).toString())
  const { motif, lieu } = world.places.own
  await aPlage({ motifId: motif.id, lieuId: lieu.id, firstDay: tomorrow, lastDay: tomorrow })
  visitors = await signEachIn(world)
})

const routes = Object.values(routeTables).flat()
const WHO = ['usager', 'basic agent'] as const
/** Every name that pages and forms read. */
const NAMES = (
  'address address_details affiliation_number agent_id birth_date birth_name boite choix city_code code current_password date departement ' +
  'duration email external_organisation_ids first_name from invitation_token lang last_name latitude letters lieu_id longitude mots ' +
  'motif_id motif_name_with_location_type nom notifications page password past phone_number proche_birth_date public_link_organisation_id q ' +
  'referent_ids reset_password_token restriction_lue retour service_id starts_at status step street_ban_id theme tkn tri usager_id user_ids ' +
  'user_selected_organisation_id value vue'
).split(' ')

/** As many as one address can hold. */
const groupsFor = (kind: string) =>
  kind === 'a long text' ? [NAMES.slice(0, 20), NAMES.slice(20, 40), NAMES.slice(40)] : [NAMES]

/** A correct journey, in which one answer at a time is spoilt. */
const journey = () => ({
  departement: '62',
  motif_id: String(world.places.own.motif.id),
  lieu_id: String(world.places.own.lieu.id),
  starts_at: new Date(Date.now() + 9 * 24 * 3_600_000).toISOString(),
})

const HOSTILE: Record<string, (name: string) => [string, string][]> = {
  'a null byte': (name) => [[name, 'a\u0000b']],
  'a list': (name) => [
    [`${name}[]`, '1'],
    [`${name}[]`, '2'],
  ],
  'an object': (name) => [[`${name}[constructor][__proto__]`, '1']],
  'a huge number': (name) => [[name, '99999999999999999999']],
  'ids that no row can have': (name) => [[`${name}[]`, '2147483648']],
  'a day at the end of time': (name) => [[name, '9999-12-26']],
  'a long text': (name) => [[name, 'x'.repeat(400)]],
  'quotes and tags': (name) => [[name, `'"><script>alert(1)</script>`]],
  'half a character': (name) => [[name, '\uD800']],
  'a path to elsewhere': (name) => [[name, '//hostile.example/\\']],
}

for (const [kind, spoil] of Object.entries(HOSTILE)) {
  test(`T25: ${kind} in any field of any page or form is an answer, never an accident`, async () => {
    const accidents: string[] = []
    for (const { method, path } of routes.filter((route) => !/sign_out$|suppression$/.test(route.path)))
      for (const names of groupsFor(kind))
        for (const who of WHO) {
          const { address } = addressesOf(path, world)[0] ?? { address: path }
          const answer = await send(visitors[who], { method, address }, names.flatMap(spoil))
          const where = `${who}: ${method} ${address} ${names[0]}…`
          if (answer.status >= 500) accidents.push(where)
          assert.ok(isHere(answer.location), `${where} leads to ${answer.location}`)
          assert.ok(!isInjected(answer), `${where} is injected`)
        }
    assert.deepEqual(accidents, [])
  })
}

test('T25: one spoilt answer of a journey is an answer too', async () => {
  const accidents: string[] = []
  for (const name of [
    ...Object.keys(journey()),
    'address',
    'date',
    'duration',
    'referent_ids',
    'service_id',
    'step',
    'user_ids',
  ])
    for (const [kind, spoil] of Object.entries(HOSTILE))
      for (const path of ['/prendre_rdv', '/users/rdv_wizard_step/new', '/creneaux']) {
        const { [name]: _, ...kept }: Record<string, string> = journey()
        const query = new URLSearchParams([...Object.entries(kept), ...spoil(name)])
        const { status } = await visitors.usager.get(`${path}?${query}`)
        if (status >= 500) accidents.push(`${path}: ${kind} as ${name}`)
      }
  assert.deepEqual(accidents, [])
})

/** Each alone on an address that is otherwise right, since the first that is refused hides the others. */
const VALUES = [
  'date',
  'starts_at',
  'page',
  'lieu_id',
  'motif_id',
  'agent_id',
  'rdv_collectif_id',
  'user_ids[]',
  'referent_ids[]',
]
const BEYOND = ['9999-12-26', '-1', '2147483648', '9999-12-31T23:59:59Z']

test('T25: no date, number or list of an address is beyond what its page can hold', async () => {
  const accidents: string[] = []
  const { starts_at: _, ...search } = journey()
  const week = await visitors.usager.get(`/prendre_rdv?${new URLSearchParams(search)}`)
  assert.match(week.words, /Quel jour et à quelle heure/)

  for (const { path } of routes.filter(({ method, path }) => method === 'get' && !/sign_out$/.test(path)))
    for (const name of VALUES)
      for (const value of BEYOND) {
        const { address } = addressesOf(path, world)[0] ?? { address: path }
        const query = new URLSearchParams({ ...(name === 'date' ? search : journey()), [name]: value })
        const { status } = await visitors[readerOf(path)].get(`${address}?${query}`)
        if (status >= 500) accidents.push(`${address}?${name}=${value}`)
      }
  assert.deepEqual(accidents, [])
})

const readerOf = (path: string) => (/^\/a(gents|dmin)\//.test(path) ? 'basic agent' : 'usager')

test('T25: a body that is no form is an empty form', async () => {
  const accidents: string[] = []
  for (const { method, path } of routes.filter(
    ({ method, path }) => method !== 'get' && !/sign_out$|suppression$/.test(path),
  ))
    for (const type of ['application/json', 'multipart/form-data; boundary=x']) {
      const { address } = addressesOf(path, world)[0] ?? { address: path }
      const { status } = await visitors[readerOf(path)].post(
        address,
        { usager_id: '1' },
        { headers: { 'content-type': type } },
      )
      if (status >= 500) accidents.push(`${method} ${address} ${type}`)
    }
  assert.deepEqual(accidents, [])
})

test('T25: a null byte in a form that is otherwise right is no accident', async () => {
  const names = {
    first_name: 'In\u0000ès',
    last_name: 'Fau\u0000re',
    email: 'in\u0000es@exemple.fr',
    address: '1 rue\u0000',
  }
  const right = {
    first_name: 'Inès',
    last_name: 'Faure',
    email: 'ines.faure@exemple.fr',
    password: 'quatre grues\u0000',
  }
  const forms = [
    '/relatives',
    '/users/informations',
    '/identification/sans-compte',
    '/users/sign_up',
    '/users/sign_in',
    '/users/password/new',
  ]

  for (const form of forms)
    for (const [name, spoilt] of [...Object.entries(names), ['password', right.password] as const]) {
      const { status } = await visitors.usager.post(form, { ...right, password: 'quatre grues', [name]: spoilt })
      assert.ok(status < 500, `${name} of ${form}: ${status}`)
    }
})

test('T25: what is not an address is refused', async () => {
  const addresses = [
    '/%E0%A4%A',
    '/users/rdvs/%ff',
    '/users/rdvs/-1',
    '/users/rdvs/1e3',
    '/users/rdvs/999999999999',
    '/assets/%00',
    '/assets/..%2f..%2fpackage.json',
    '/org/0',
    '/r/1/%00',
  ]

  const answers = await Promise.all(addresses.map((address) => visitors.usager.get(address)))

  assert.deepEqual(
    answers.map(({ status }, at) => [addresses[at], status >= 400 && status < 500]),
    addresses.map((address) => [address, true]),
  )
})

const isHere = (location: string | null) => location === null || /^(\/(?![/\\])|https?:\/\/localhost:)/.test(location)

const isInjected = ({ headers, text }: Answer) =>
  /html/.test(headers.get('content-type') ?? '') && text.includes('<script>alert(1)')

function send(visitor: Visitor, { method, address }: { method: string; address: string }, fields: [string, string][]) {
  if (method === 'get') return visitor.get(`${address}?${new URLSearchParams(fields)}`)
  return visitor.post(address, Object.fromEntries(fields))
}
