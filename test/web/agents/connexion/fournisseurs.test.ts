import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mintAccountLink } from '#domain/account/account-link/mint-account-link.ts'
import { config } from '#infra/config.ts'
import { db } from '#infra/db.ts'
import { anAgent } from '#test/support/factories.ts'
import { useOidcProvider } from '#test/support/peers/oidc.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aVisitor, serve, type Visitor } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

const two = 'https://proconnect.gouv.fr/assurance/consistency-checked-2fa'
const proConnect = await useOidcProvider('PRO_CONNECT', { acr: two })
const inclusionConnect = await useOidcProvider('INCLUSION_CONNECT', { signsUserinfo: false })
const proSanteConnect = await useOidcProvider('PRO_SANTE_CONNECT', { signsUserinfo: false })

const doors = {
  ProConnect: { provider: proConnect, start: '/agent_connect/auth', column: 'proConnectSub' },
  'Inclusion Connect': {
    provider: inclusionConnect,
    start: '/inclusion_connect/auth',
    column: 'inclusionConnectOpenIdSub',
  },
  'Pro Santé Connect': { provider: proSanteConnect, start: '/pro_sante_connect/auth', column: 'proSanteConnectSub' },
} as const

type Name = keyof typeof doors
const names = ['ProConnect', 'Inclusion Connect', 'Pro Santé Connect'] as const

let last = 0
function aPerson(name: Name, claims: Record<string, unknown> = {}) {
  const number = ++last
  const names = { given_name: 'Camille', usual_name: `Delattre${number}`, family_name: `Delattre${number}` }
  const person = { sub: `sub-${number}`, email: `Agent.Connu${number}@exemple.fr`, ...names, ...claims }
  doors[name].provider.knows(person.sub, person)
  return { ...person, stored: String(person.email).toLowerCase() }
}

async function signIn(name: Name, sub: string, visitor: Visitor = aVisitor()) {
  const { provider, start } = doors[name]
  const { location } = await visitor.get(start)
  return { visitor, answer: await visitor.get(await provider.signIn(location ?? '', sub)) }
}

async function refusalOf({ visitor, answer }: Awaited<ReturnType<typeof signIn>>) {
  assert.equal(answer.location, '/agents/sign_in')
  return (await visitor.follow(answer)).$('main .fr-alert--error').text()
}

const reload = (id: number) => db.agent.findUniqueOrThrow({ where: { id } })

for (const name of names) {
  test(`${name}: the agent of the address is signed in, his names are those of the provider`, async () => {
    const { sub, stored, usual_name } = aPerson(name)
    const agent = await anAgent({ email: stored })

    const { visitor, answer } = await signIn(name, sub)

    assert.equal(answer.location, '/admin/organisations')
    assert.match((await visitor.follow(answer)).$('header').text(), new RegExp(usual_name.toUpperCase()))
    const known = await reload(agent.id)
    assert.equal(known[doors[name].column], sub)
    assert.ok(known.lastSignInAt)
    assert.equal(known.connectedWithAgentConnect, name === 'ProConnect')
  })

  test(`${name}: an invitation is accepted by it, and its link opens nothing more (T9)`, async () => {
    const { sub, stored } = aPerson(name)
    const agent = await anAgent({ email: stored, confirmedAt: null, invitationSentAt: new Date(), firstName: null })
    const link = { purpose: 'invitation' as const, digest: `digest of ${stored}`, expiresAt: new Date('2099-01-01') }
    await db.accountLink.create({ data: { ...link, agentId: agent.id } })

    await signIn(name, sub)

    const accepted = await reload(agent.id)
    assert.ok(accepted.invitationAcceptedAt && accepted.confirmedAt)
    assert.equal(accepted.firstName, 'Camille')
    assert.equal(await db.accountLink.count({ where: { agentId: agent.id, usedAt: null } }), 0)
  })

  test(`${name}: nobody becomes an agent by it, and the address is named`, async () => {
    const { sub, stored } = aPerson(name)

    const words = await refusalOf(await signIn(name, sub))

    assert.match(words, new RegExp(`Aucun agent.*${stored}`))
    assert.equal(await db.agent.count({ where: { email: stored } }), 0)
  })

  test(`${name}: an agent who left is not signed in`, async () => {
    const { sub, stored } = aPerson(name)
    await anAgent({ email: stored, deletedAt: new Date(), [doors[name].column]: sub })

    assert.match(await refusalOf(await signIn(name, sub)), /Aucun agent/)
  })

  test(`${name}: T20: the address of an agent linked to another identity is refused`, async () => {
    const { sub, stored } = aPerson(name)
    const agent = await anAgent({ email: stored, [doors[name].column]: `another ${sub}` })

    assert.match(await refusalOf(await signIn(name, sub)), new RegExp(`autre identité ${name}`))
    assert.equal((await reload(agent.id))[doors[name].column], `another ${sub}`)
  })

  test(`${name}: W31: without e-mail nobody is found, not even an intervenant`, async () => {
    const { sub } = aPerson(name, { email: '' })
    const intervenant = await anAgent({ email: null, accessLevel: 'intervenant' })

    const words = await refusalOf(await signIn(name, sub))

    assert.match(words, name === 'ProConnect' ? /ne nous a pas donné/ : /Aucun agent.*sans e-mail/)
    assert.equal((await reload(intervenant.id))[doors[name].column], null)
  })

  for (const [lie, fault] of Object.entries({
    'another issuer': { idToken: (claims: object) => ({ ...claims, iss: 'https://autre.example.fr' }) },
    'another nonce': { idToken: (claims: object) => ({ ...claims, nonce: 'another' }) },
    'an expired token': { idToken: (claims: object) => ({ ...claims, exp: 1 }) },
    'a key that is not its own': { foreignKey: true },
  }))
    test(`${name}: an answer with ${lie} signs nobody in`, async () => {
      const { sub, stored } = aPerson(name)
      await anAgent({ email: stored })

      const signedIn = await doors[name].provider.with(fault, () => signIn(name, sub))

      assert.match(await refusalOf(signedIn), /n’a pas pu nous dire qui vous êtes/)
    })

  test(`${name}: an answer nobody waits for signs nobody in`, async () => {
    const visitor = aVisitor()

    const answer = await visitor.get(`${doors[name].start.replace('auth', 'callback')}?code=x&state=y`)

    assert.match(await refusalOf({ visitor, answer }), /a trop attendu/)
  })
}

for (const name of ['Inclusion Connect', 'Pro Santé Connect'] as const)
  test(`${name}: who is known by his identifier is found, whatever his address`, async () => {
    const { sub, stored } = aPerson(name)
    const agent = await anAgent({ [doors[name].column]: sub, email: `ancienne.${stored}`, uid: `ancienne.${stored}` })

    const { answer } = await signIn(name, sub)

    assert.equal(answer.location, '/admin/organisations')
    const followed = name === 'Inclusion Connect' ? stored : `ancienne.${stored}`
    const known = await reload(agent.id)
    assert.deepEqual([known.email, known.uid], [followed, followed])
  })

test('Inclusion Connect: of two agents, the one of the identifier is signed in and nobody is changed', async () => {
  const { sub, stored } = aPerson('Inclusion Connect')
  const bySub = await anAgent({ inclusionConnectOpenIdSub: sub, firstName: 'Par identifiant' })
  const byEmail = await anAgent({ email: stored, firstName: 'Par adresse' })

  const { visitor, answer } = await signIn('Inclusion Connect', sub)

  assert.match((await visitor.follow(answer)).$('header').text(), /Par identifiant/)
  assert.equal((await reload(bySub.id)).email, bySub.email)
  assert.equal((await reload(byEmail.id)).firstName, 'Par adresse')
})

test('ProConnect: the identifier alone recognises nobody, since it changes with the employer', async () => {
  const { sub } = aPerson('ProConnect')
  await anAgent({ proConnectSub: sub })

  assert.match(await refusalOf(await signIn('ProConnect', sub)), /Aucun agent/)
})

test('ProConnect: a first name that ends with the last one is cut there', async () => {
  const { sub, stored } = aPerson('ProConnect', { given_name: 'Camille Le Roux', usual_name: 'Le Roux' })
  const agent = await anAgent({ email: stored })

  await signIn('ProConnect', sub)

  const { firstName, lastName } = await reload(agent.id)
  assert.deepEqual([firstName, lastName], ['Camille', 'Le Roux'])
})

test('two factors given at the provider are kept with the session, one is not', async () => {
  const known = aPerson('ProConnect')
  const other = aPerson('Pro Santé Connect')
  const [strong, weak] = [await anAgent({ email: known.stored }), await anAgent({ email: other.stored })]

  await signIn('ProConnect', known.sub)
  await signIn('Pro Santé Connect', other.sub)

  const factorsOf = async (agent: { id: number }) => {
    const row = await db.session.findFirst({ where: { face: 'agent', personId: agent.id } })
    return JSON.stringify(row?.content).includes('"secondFactor":true')
  }
  assert.deepEqual([await factorsOf(strong), await factorsOf(weak)], [true, false])
})

test('signing out goes on at ProConnect', async () => {
  const { sub, stored } = aPerson('ProConnect')
  await anAgent({ email: stored })
  const { visitor } = await signIn('ProConnect', sub)

  const answer = await visitor.post('/agents/sign_out')

  assert.equal(new URL(answer.location ?? '').origin, proConnect.issuer)
  assert.equal((await visitor.get('/admin/organisations')).location, '/agents/sign_in')
})

test('the sign-in page leads to the providers, an address is hinted at only if it is one', async () => {
  const visitor = aVisitor()

  const page = await visitor.get('/agents/sign_in')
  const hinted = await visitor.get('/agent_connect/auth?login_hint=agent@exemple.fr')
  const odd = await visitor.get('/agent_connect/auth?login_hint=%22%3E%3Cscript')

  for (const { start } of Object.values(doors)) assert.equal(page.$(`a[href="${start}"]`).length, 1, start)
  assert.equal(new URL(hinted.location ?? '').searchParams.get('login_hint'), 'agent@exemple.fr')
  assert.equal(new URL(odd.location ?? '').searchParams.get('login_hint'), null)
})

test('a disabled provider has no button, unless the address asks for it', async () => {
  config.INCLUSION_CONNECT_DISABLED = true
  const visitor = aVisitor()

  const hidden = await visitor.get('/agents/sign_in')
  const forced = await visitor.get('/agents/sign_in?force_inclusionconnect=1')

  config.INCLUSION_CONNECT_DISABLED = false
  assert.equal(hidden.$('a[href="/inclusion_connect/auth"]').length, 0)
  assert.equal(forced.$('a[href="/inclusion_connect/auth"]').length, 1)
})

test('a provider that is away is told, then its button hides and comes back with it', async () => {
  const { sub, stored } = aPerson('ProConnect')
  await anAgent({ email: stored })
  config.PRO_CONNECT_URL = 'http://localhost:4747'
  const visitor = aVisitor()

  const start = await visitor.get('/agent_connect/auth')
  const page = await visitor.follow(start)

  assert.match(page.$('main .fr-alert--error').text(), /ProConnect ne répond pas/)
  assert.equal(page.$('a[href="/agent_connect/auth"]').length, 0)
  config.PRO_CONNECT_URL = proConnect.issuer
  assert.equal((await signIn('ProConnect', sub)).answer.location, '/admin/organisations')
})

test('the page of an invitation leads to the providers, with the address that was invited', async () => {
  const { id, email } = await anAgent({ confirmedAt: null, invitationSentAt: new Date() })
  const order = {
    purpose: 'invitation',
    personType: 'agent',
    personId: id,
    email: email ?? '',
    returnTo: null,
  } as const
  const { token } = await mintAccountLink(order, Temporal.Now.instant())
  const visitor = aVisitor()

  const page = await visitor.follow(await visitor.get(`/agents/invitation/accept?invitation_token=${token}`))

  const hinted = `?${new URLSearchParams({ login_hint: email ?? '' })}`
  for (const { start } of Object.values(doors)) assert.equal(page.$(`a[href="${start}${hinted}"]`).length, 1, start)
})
