import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db } from '#infra/db.ts'
import { anAgent } from '#test/support/factories.ts'
import { aGithubAccount, choosesOnGithub, useGithub } from '#test/support/peers/github.ts'
import { useOidcProvider } from '#test/support/peers/oidc.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aSignedInAgent, aSignedInUsager } from '#test/support/signed-in.ts'
import { aVisitor, serve, type Visitor } from '#test/support/visitor.ts'
import { createApp } from '../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

/** One provider of OpenID knows the same two persons at each of its doors. */
const PERSONS = ['tab-one', 'tab-two'] as const
const emailOf = (person: string) => `${person}@exemple.fr`
async function aProvider(name: Parameters<typeof useOidcProvider>[0], signsUserinfo: boolean) {
  const provider = await useOidcProvider(name, { signsUserinfo })
  for (const sub of PERSONS)
    provider.knows(sub, { email: emailOf(sub), given_name: 'Inès', family_name: 'Faure', usual_name: 'Faure' })
  return provider
}

const franceconnect = await aProvider('FRANCECONNECT', true)
const proConnect = await aProvider('PRO_CONNECT', true)
const inclusionConnect = await aProvider('INCLUSION_CONNECT', false)
const proSanteConnect = await aProvider('PRO_SANTE_CONNECT', false)
const microsoft = await aProvider('MICROSOFT', false)
await useGithub(PERSONS.map((login) => aGithubAccount(login, emailOf(login))))

for (const person of PERSONS) {
  await anAgent({ email: emailOf(person) })
  await db.superAdmin.create({
    data: { email: emailOf(person), firstName: 'Inès', lastName: 'Faure', role: 'support' },
  })
}

/** How a tab leaves for the provider, and comes back as somebody; `home`: where who is signed in arrives. */
type Door = {
  leave: (visitor: Visitor) => Promise<string>
  comeBackAs: (address: string, person: string) => Promise<string>
  callback: string
  home: string
  /** A page of whoever is signed in. */
  own: string
}

const byForm = (path: string) => async (visitor: Visitor) => (await visitor.post(path)).location ?? ''
const byLink = (path: string) => async (visitor: Visitor) => (await visitor.get(path)).location ?? ''
const usager = { home: '/users/rdvs', own: '/users/informations' }
const agent = { home: '/admin/organisations', own: '/agents/edit' }

const doors: Record<string, Door> = {
  FranceConnect: {
    leave: byForm('/omniauth/franceconnect'),
    comeBackAs: franceconnect.signIn,
    callback: franceconnect.callback,
    ...usager,
  },
  ProConnect: {
    leave: byLink('/agent_connect/auth'),
    comeBackAs: proConnect.signIn,
    callback: proConnect.callback,
    ...agent,
  },
  'Inclusion Connect': {
    leave: byLink('/inclusion_connect/auth'),
    comeBackAs: inclusionConnect.signIn,
    callback: inclusionConnect.callback,
    ...agent,
  },
  'Pro Santé Connect': {
    leave: byLink('/pro_sante_connect/auth'),
    comeBackAs: proSanteConnect.signIn,
    callback: proSanteConnect.callback,
    ...agent,
  },
  GitHub: {
    leave: byForm('/omniauth/github'),
    comeBackAs: (address, person) => choosesOnGithub(new URL(address), person),
    callback: '/omniauth/github/callback',
    home: '/super_admins',
    own: '/super_admins',
  },
}

for (const [name, { leave, comeBackAs, callback, home, own }] of Object.entries(doors)) {
  test(`${name}: of two tabs that left, the first that comes back signs in, the second is told so and signs in nobody else`, async () => {
    const visitor = aVisitor()
    const [one, two] = [await leave(visitor), await leave(visitor)]
    const first = await visitor.get(await comeBackAs(one, 'tab-one'))
    const before = await visitor.get(own)

    const second = await visitor.get(await comeBackAs(two, 'tab-two'))

    assert.equal(first.location, home)
    assert.equal(second.location, home)
    assert.match(
      (await visitor.follow(second)).words,
      /Votre compte est déjà ouvert\. Pour en changer, déconnectez-vous\./,
    )
    const after = await visitor.get(own)
    assert.equal(after.status, 200)
    assert.equal(after.$('header').text(), before.$('header').text(), 'the same person')
  })

  test(`${name}: the tab that left first comes back after another was given up`, async () => {
    const visitor = aVisitor()
    const [one, two] = [await leave(visitor), await leave(visitor)]

    const state = new URL(two).searchParams.get('state') ?? ''
    await visitor.get(`${callback}?${new URLSearchParams({ error: 'access_denied', state })}`)
    const answer = await visitor.get(await comeBackAs(one, 'tab-one'))

    assert.equal(answer.location, home)
    assert.equal((await visitor.get(own)).status, 200)
  })

  test(`${name}: an answer that nobody awaits, an old one or one of another site, takes nothing from the one that is awaited`, async () => {
    const visitor = aVisitor()
    const address = await leave(visitor)

    for (const answer of [
      '',
      '?code=c',
      '?code=c&state=made-up',
      '?error=access_denied&state=',
      '?state[]=a&state[]=b',
    ])
      assert.equal((await visitor.get(callback + answer)).status, 303)
    const answer = await visitor.get(await comeBackAs(address, 'tab-one'))

    assert.equal(answer.location, home)
  })

  test(`${name}: the answer that comes back twice leaves one where he is`, async () => {
    const visitor = aVisitor()
    const callback = await comeBackAs(await leave(visitor), 'tab-one')
    await visitor.get(callback)

    const again = await visitor.get(callback)

    assert.equal(again.location, home)
    assert.match((await visitor.follow(again)).words, /Votre compte est déjà ouvert/)
    assert.equal((await visitor.get(own)).status, 200)
  })

  test(`${name}: whoever is signed in may leave to enter as another`, async () => {
    const visitor = aVisitor()
    await visitor.get(await comeBackAs(await leave(visitor), 'tab-one'))

    const answer = await visitor.get(await comeBackAs(await leave(visitor), 'tab-two'))

    assert.equal(answer.location, home)
    assert.match((await visitor.follow(answer)).words, /Connexion réussie|Votre compte est créé/)
  })
}

test('each of two tabs of one person comes back to the page that it wanted, whichever comes back first', async () => {
  const { FranceConnect: usagers } = doors
  assert.ok(usagers)
  for (const order of [
    [0, 1],
    [1, 0],
  ] as const) {
    const visitor = aVisitor()
    const places = ['/users/informations', '/users/rdvs?page=2']
    const left: string[] = []
    for (const place of places) {
      await visitor.get(place)
      left.push(await usagers.comeBackAs(await usagers.leave(visitor), 'tab-one'))
    }

    const [first, second] = [await visitor.get(left[order[0]] ?? ''), await visitor.get(left[order[1]] ?? '')]

    assert.deepEqual([first.location, second.location], [places[order[0]], places[order[1]]])
    await visitor.follow(first)
    assert.equal(await visitor.follow(second).then(({ $ }) => $('main .fr-alert').length), 0, 'nothing to sign out of')
  }
})

test('a browser has five tabs at providers, of whatever door: the oldest gives way', async () => {
  const { FranceConnect: usagers, ProConnect: agents } = doors
  assert.ok(usagers && agents)
  const visitor = aVisitor()
  const oldest = await usagers.leave(visitor)
  const next = await usagers.leave(visitor)
  for (let times = 0; times < 4; times++) await agents.leave(visitor)

  const refused = await visitor.get(await usagers.comeBackAs(oldest, 'tab-one'))
  const accepted = await visitor.get(await usagers.comeBackAs(next, 'tab-one'))

  assert.equal(refused.location, '/users/sign_in')
  assert.equal(accepted.location, '/users/rdvs')
})

test('the answer of one provider is not heard at the door of another', async () => {
  const { FranceConnect: usagers, ProConnect: agents } = doors
  assert.ok(usagers && agents)
  const visitor = aVisitor()
  const callback = await usagers.comeBackAs(await usagers.leave(visitor), 'tab-one')

  const elsewhere = await visitor.get(callback.replace(usagers.callback, agents.callback))
  const here = await visitor.get(callback)

  assert.equal(elsewhere.location, '/agents/sign_in')
  assert.equal(here.location, '/users/rdvs')
})

test('who comes back to the door of another face stays who he is', async () => {
  const { visitor } = await aSignedInUsager()
  const stranger = aVisitor()
  const { ProConnect: agents } = doors
  assert.ok(agents)

  const answer = await visitor.get(await agents.comeBackAs(await agents.leave(stranger), 'tab-one'))

  assert.equal(answer.location, '/users/rdvs')
  assert.equal((await visitor.get('/users/informations')).status, 200)
})

test('Microsoft: each of two tabs of the same agent lends his calendar, and a made-up answer spoils neither', async () => {
  const { visitor } = await aSignedInAgent()
  const leave = byForm('/omniauth/microsoft_graph')
  const [one, two] = [await leave(visitor), await leave(visitor)]

  await visitor.get(`${microsoft.callback}?code=c&state=made-up`)

  for (const address of [two, one]) {
    const answer = await visitor.get(await microsoft.signIn(address, 'tab-one'))
    assert.match((await visitor.follow(answer)).text, /Votre agenda Outlook est relié/)
  }
})
