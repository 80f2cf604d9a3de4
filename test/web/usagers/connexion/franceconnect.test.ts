import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { config } from '#infra/config.ts'
import { db } from '#infra/db.ts'
import { aUsager } from '#test/support/factories.ts'
import { useOidcProvider } from '#test/support/peers/oidc.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aVisitor, serve, type Visitor } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

const provider = await useOidcProvider('FRANCECONNECT')
config.IDENTITY_TIMEOUT = 2000

let last = 0
/** Somebody whom FranceConnect knows. */
function aPerson(claims: Record<string, unknown> = {}) {
  const number = ++last
  const person = {
    sub: `sub-${number}`,
    email: `personne${number}@exemple.fr`,
    given_name: 'Inès',
    family_name: `Faure${number}`,
    birthdate: '1991-12-14',
    ...claims,
  }
  provider.knows(person.sub, person)
  return person
}

async function start(visitor: Visitor) {
  const answer = await visitor.post('/omniauth/franceconnect')
  assert.equal(answer.status, 303)
  return answer.location ?? ''
}

async function signIn(visitor: Visitor, sub: string) {
  const callback = await provider.signIn(await start(visitor), sub)
  return visitor.get(callback)
}

async function refusalOf(visitor: Visitor, answer: Awaited<ReturnType<Visitor['get']>>) {
  assert.equal(answer.location, '/users/sign_in')
  const page = await visitor.follow(answer)
  return page.$('main .fr-alert--error').text()
}

test('somebody new opens an account with FranceConnect', async () => {
  const { sub, email, family_name } = aPerson({ preferred_username: 'Martin' })
  const visitor = aVisitor()

  const answer = await signIn(visitor, sub)

  assert.equal(answer.location, '/users/rdvs')
  const usager = await db.usager.findUniqueOrThrow({ where: { email } })
  assert.equal(usager.franceconnectOpenidSub, sub)
  assert.deepEqual([usager.firstName, usager.lastName, usager.birthName], ['Inès', 'Martin', family_name])
  assert.equal(usager.birthDate?.toISOString().slice(0, 10), '1991-12-14')
  assert.equal(usager.createdThrough, 'franceconnect_sign_up')
  assert.ok(usager.confirmedAt)
  assert.equal((await visitor.get('/users/informations')).status, 200)
})

test('who comes back is signed in, and nothing of his file changes', async () => {
  const { sub } = aPerson({ given_name: 'Nouveau' })
  const usager = await aUsager({ franceconnectOpenidSub: sub, firstName: 'Ancien' })

  const answer = await signIn(aVisitor(), sub)

  assert.equal(answer.location, '/users/rdvs')
  assert.equal((await db.usager.findUniqueOrThrow({ where: { id: usager.id } })).firstName, 'Ancien')
})

test('a known address is linked once: names and birth become those of FranceConnect, and its owner is told', async () => {
  const { sub, email } = aPerson()
  const usager = await aUsager({
    email,
    confirmedAt: null,
    passwordDigest: 'set by somebody',
    phoneNumber: '0612345678',
  })

  await signIn(aVisitor(), sub)

  const linked = await db.usager.findUniqueOrThrow({ where: { id: usager.id } })
  assert.equal(linked.franceconnectOpenidSub, sub)
  assert.equal(linked.loggedOnceWithFranceconnect, true)
  assert.equal(linked.firstName, 'Inès')
  assert.equal(linked.phoneNumber, '0612345678')
  assert.ok(linked.confirmedAt, 'the address is proved (W14)')
  assert.equal(linked.passwordDigest, null, 'a password set before the address was proved is nobody’s')
  const told = await db.evenement.findFirst({ where: { payload: { path: ['personId'], equals: usager.id } } })
  assert.match(JSON.stringify(told?.payload), /identity-linked/)
})

test('a birth date that FranceConnect does not know is his own to write, and to correct', async () => {
  const { sub, email } = aPerson({ birthdate: '1970-00-00' })
  const visitor = aVisitor()
  await signIn(visitor, sub)
  const answers = { first_name: 'Autre', last_name: 'Faure', birth_name: '' }
  const born = (year: string) => ({
    ...answers,
    'birth_date[day]': '2',
    'birth_date[month]': '1',
    'birth_date[year]': year,
  })

  const page = await visitor.get('/users/informations')
  const years = []
  for (const year of ['1980', '1981']) {
    await visitor.post('/users/informations', born(year))
    years.push((await db.usager.findFirstOrThrow({ where: { email } })).birthDate?.getUTCFullYear())
  }

  assert.equal(page.$('#birth_date').length, 1)
  assert.doesNotMatch(page.words, /Donnée par FranceConnect/)
  assert.match(page.words, /Donné par FranceConnect/)
  assert.deepEqual(years, [1980, 1981])
  assert.equal((await db.usager.findFirstOrThrow({ where: { email } })).firstName, 'Inès')
})

test('W13: a known address linked to another identity is refused', async () => {
  const { sub, email } = aPerson()
  const usager = await aUsager({ email, franceconnectOpenidSub: 'the first identity' })
  const visitor = aVisitor()

  const words = await refusalOf(visitor, await signIn(visitor, sub))

  assert.match(words, /autre identité FranceConnect/)
  const kept = await db.usager.findUniqueOrThrow({ where: { id: usager.id } })
  assert.equal(kept.franceconnectOpenidSub, 'the first identity')
  assert.equal((await visitor.get('/users/informations')).status, 303)
})

test('W31: an identity without e-mail matches nobody, not even who has none', async () => {
  const { sub } = aPerson({ email: undefined })
  const nobody = await aUsager({ email: null })
  const visitor = aVisitor()

  const words = await refusalOf(visitor, await signIn(visitor, sub))

  assert.match(words, /ne nous a pas donné votre nom ou votre e-mail/)
  assert.doesNotMatch(words, /identite-incomplete/, 'a code for us alone')
  assert.equal((await db.usager.findUniqueOrThrow({ where: { id: nobody.id } })).franceconnectOpenidSub, null)
})

test('missing names open no account, and erase none', async () => {
  const unknown = aPerson({ given_name: undefined })
  const known = aPerson({ given_name: '', birthdate: '1970-00-00' })
  const usager = await aUsager({ email: known.email, firstName: 'Nadia', birthDate: new Date('1980-01-02') })
  const visitor = aVisitor()

  assert.match(await refusalOf(visitor, await signIn(visitor, unknown.sub)), /ne nous a pas donné votre nom/)
  await signIn(aVisitor(), known.sub)

  const linked = await db.usager.findUniqueOrThrow({ where: { id: usager.id } })
  assert.equal(linked.firstName, 'Nadia')
  assert.equal(linked.birthDate?.toISOString().slice(0, 10), '1980-01-02')
})

const lies = {
  'another issuer': { idToken: (claims: object) => ({ ...claims, iss: 'https://autre.example.fr' }) },
  'another audience': { idToken: (claims: object) => ({ ...claims, aud: 'another client' }) },
  'another nonce': { idToken: (claims: object) => ({ ...claims, nonce: 'another' }) },
  'no nonce': { idToken: ({ nonce: _, ...claims }: Record<string, unknown>) => claims },
  'an expired token': { idToken: (claims: object) => ({ ...claims, exp: Math.floor(Date.now() / 1000) - 120 }) },
  'a level below the one asked': { idToken: (claims: object) => ({ ...claims, acr: 'none' }) },
  'no level': { idToken: ({ acr: _, ...claims }: Record<string, unknown>) => claims },
  'a key that is not its own': { foreignKey: true },
  'the userinfo of somebody else': { userinfo: (claims: object) => ({ ...claims, sub: 'somebody else' }) },
  'a userinfo for another client': { userinfo: (claims: object) => ({ ...claims, aud: 'another client' }) },
  'a userinfo without audience': { userinfo: ({ aud: _, ...claims }: Record<string, unknown>) => claims },
  'an expired userinfo': { userinfo: (claims: object) => ({ ...claims, exp: Math.floor(Date.now() / 1000) - 120 }) },
}

for (const [lie, fault] of Object.entries(lies))
  test(`an answer with ${lie} signs nobody in`, async () => {
    const { sub, email } = aPerson()
    const visitor = aVisitor()

    const answer = await provider.with(fault, () => signIn(visitor, sub))

    assert.match(await refusalOf(visitor, answer), /n’a pas pu nous dire qui vous êtes/)
    assert.equal(await db.usager.count({ where: { email } }), 0)
  })

test('T19: a state is used once, whatever comes of it', async () => {
  const { sub } = aPerson()
  const visitor = aVisitor()
  const callback = await provider.signIn(await start(visitor), sub)

  const first = await visitor.get(callback)
  const second = await visitor.get(callback)

  assert.equal(first.location, '/users/rdvs')
  assert.match((await visitor.follow(second)).words, /Votre compte est déjà ouvert/)
  await visitor.post('/users/sign_out')
  assert.match(await refusalOf(visitor, await visitor.get(callback)), /a trop attendu, ou a déjà servi/)
})

test('a code is used once, even under a new state', async () => {
  const { sub } = aPerson()
  const visitor = aVisitor()
  const used = new URLSearchParams((await provider.signIn(await start(visitor), sub)).split('?')[1])
  await visitor.get(`/omniauth/franceconnect/callback?${used}`)
  const state = new URL(await start(visitor)).searchParams.get('state') ?? ''

  const replayed = new URLSearchParams({ ...Object.fromEntries(used), state })
  const answer = await visitor.get(`/omniauth/franceconnect/callback?${replayed}`)

  assert.match(await refusalOf(visitor, answer), /n’a pas pu nous dire qui vous êtes/)
})

test('T12: the answer to another browser signs nobody in', async () => {
  const { sub } = aPerson()
  const callback = await provider.signIn(await start(aVisitor()), sub)
  const victim = aVisitor()
  await start(victim)

  const answer = await victim.get(callback)

  assert.match(await refusalOf(victim, answer), /a trop attendu, ou a déjà servi/)
})

test('who gives up at FranceConnect is told so', async () => {
  const visitor = aVisitor()

  const answer = await signIn(visitor, '')

  assert.match(await refusalOf(visitor, answer), /Vous avez arrêté/)
})

test('a provider that is too slow is not waited for', async () => {
  const { sub } = aPerson()
  const visitor = aVisitor()

  const answer = await provider.with({ slowMs: 2500 }, () => signIn(visitor, sub))

  assert.match(await refusalOf(visitor, answer), /ne répond pas en ce moment/)
})

test('two answers at once open one session, two people at once one account each', async () => {
  const { sub, email } = aPerson()
  const visitor = aVisitor()
  const callback = await provider.signIn(await start(visitor), sub)
  const others = [aVisitor(), aVisitor()] as const

  const twice = await Promise.all([visitor.get(callback), visitor.get(callback)])
  const same = aPerson()
  const once = await Promise.all(others.map((other) => signIn(other, same.sub)))

  assert.deepEqual(twice.map(({ location }) => location).sort(), ['/users/rdvs', '/users/sign_in'])
  assert.deepEqual(
    once.map(({ location }) => location),
    ['/users/rdvs', '/users/rdvs'],
  )
  assert.equal(await db.usager.count({ where: { email: { in: [email, same.email] } } }), 2)
})

test('T11: the session has a new id, and the page that was wanted is found again', async () => {
  const { sub } = aPerson()
  const visitor = aVisitor()
  await visitor.get('/users/informations')
  const callback = await provider.signIn(await start(visitor), sub)
  const before = visitor.cookies.get('rdv_session')

  const answer = await visitor.get(callback)

  assert.equal(answer.location, '/users/informations')
  assert.notEqual(visitor.cookies.get('rdv_session'), before)
})

test('signing out goes on at FranceConnect', async () => {
  const { sub } = aPerson()
  const visitor = aVisitor()
  await signIn(visitor, sub)

  const answer = await visitor.post('/users/sign_out')

  const address = new URL(answer.location ?? '')
  assert.equal(address.origin, provider.issuer)
  assert.ok(address.searchParams.get('id_token_hint'))
  assert.match(address.searchParams.get('post_logout_redirect_uri') ?? '', /^http:\/\/localhost:\d+\/$/)
  assert.equal((await visitor.get('/users/informations')).status, 303)
})

test('the way to FranceConnect is a form of ours, which may lead there', async () => {
  const visitor = aVisitor()

  const page = await visitor.get('/users/sign_in')
  const address = new URL(await start(visitor))

  assert.equal(page.$('form[action="/omniauth/franceconnect"] button').length, 1)
  assert.match(page.headers.get('content-security-policy') ?? '', new RegExp(`form-action 'self' ${provider.issuer}`))
  assert.equal((await visitor.get('/omniauth/franceconnect')).status, 404)
  assert.equal(
    (await visitor.post('/omniauth/franceconnect', {}, { headers: { origin: 'https://mechant.fr' } })).status,
    403,
  )
  assert.equal(address.searchParams.get('acr_values'), 'eidas1')
  assert.equal(address.searchParams.get('code_challenge_method'), 'S256')
  assert.equal(
    address.searchParams.get('scope'),
    'openid given_name family_name birthdate birthplace birthcountry email',
  )
  assert.ok(address.searchParams.get('nonce'))
})
