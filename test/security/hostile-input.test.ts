import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { serve, type Visitor } from '#test/support/visitor.ts'
import { createApp } from '../../src/app.ts'
import { type ActorName, everybodyInAWorld } from './actors.ts'
import type { World } from './world.ts'

serve(() => createApp({ limits: relaxedLimits }))

let world: World
let visitors: Record<ActorName, Visitor>
before(async () => {
  ;({ world, visitors } = await everybodyInAWorld())
})

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
    '/identification',
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
