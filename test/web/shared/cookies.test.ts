import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mintAccountLink } from '#domain/account/account-link/mint-account-link.ts'
import { mintParticipationToken } from '#domain/booking/participation/mint-participation-token.ts'
import { db } from '#infra/db.ts'
import { anAgent, aRdv, aUsager } from '#test/support/factories.ts'
import { aGithubAccount, choosesOnGithub, goesToGithub, useGithub } from '#test/support/peers/github.ts'
import { useOidcProvider } from '#test/support/peers/oidc.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { PASSWORD, withPassword } from '#test/support/signed-in.ts'
import { anOfferAhead, query } from '#test/support/taking-a-rdv.ts'
import { type Answer, aVisitor, serve } from '#test/support/visitor.ts'
import { createApp } from '../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

const REFUSES = { refusesCookies: true }
const TITLE = 'Votre navigateur refuse les cookies'
const titleOf = (page: Answer) => page.$('h1').text()

const forms = {
  'the sign-in of usagers': { path: '/users/sign_in', typed: { email: 'nadia@exemple.fr', password: PASSWORD } },
  'the sign-in of agents': { path: '/agents/sign_in', typed: { email: 'nadia@exemple.fr', password: PASSWORD } },
  'a new account': {
    path: '/users/sign_up',
    typed: { first_name: 'Nadia', last_name: 'Benali', email: 'nadia@exemple.fr' },
  },
  'a rdv without an account': {
    path: '/identification',
    typed: { first_name: 'Nadia', last_name: 'Benali', email: 'nadia@exemple.fr' },
  },
}

for (const [door, { path, typed }] of Object.entries(forms))
  test(`${door}: a browser that refuses cookies is told so, nothing is done, and what was typed stays`, async () => {
    const person = { email: 'nadia@exemple.fr', ...(await withPassword()) }
    if ((await db.usager.count({ where: { email: person.email } })) === 0) {
      await aUsager(person)
      await anAgent(person)
    }
    const [codes, mails] = [await db.verification.count(), await db.evenement.count()]
    const visitor = aVisitor(REFUSES)
    await visitor.get(path)

    const answer = await visitor.post(path, typed)

    assert.equal(answer.status, 422)
    assert.match(
      answer.words,
      /Votre navigateur refuse les cookies.*puis envoyez de nouveau : ce que vous avez écrit est encore là/,
    )
    assert.equal(answer.$('[name=email]').val(), 'nadia@exemple.fr')
    assert.deepEqual([await db.verification.count(), await db.evenement.count()], [codes, mails])
  })

test('the 6-digit code: a browser that refuses cookies is told so, not that the code is too old', async () => {
  const visitor = aVisitor(REFUSES)

  const page = await visitor.follow(await visitor.post('/identification/code', { code: '123456' }))

  assert.equal(titleOf(page), TITLE)
})

test('the hour that was chosen: a browser that refuses cookies is told so, with the way to try again', async () => {
  const { answers } = await anOfferAhead()
  const { starts_at, ...search } = answers
  const visitor = aVisitor(REFUSES)
  const action = `/prendre_rdv/reservation?${query(search)}`

  const page = await visitor.follow(await visitor.post(action, { starts_at }))

  assert.equal(page.status, 400)
  assert.equal(titleOf(page), TITLE)
  assert.match(page.$('main a.fr-btn').first().attr('href') ?? '', /^\/users\/rdv_wizard_step\/new\?.*starts_at=/)
  assert.doesNotMatch(page.text, /temoin=/)
})

const franceconnect = await useOidcProvider('FRANCECONNECT')
const proConnect = await useOidcProvider('PRO_CONNECT')
for (const provider of [franceconnect, proConnect])
  provider.knows('sub', { email: 'ines@exemple.fr', given_name: 'Inès', family_name: 'Faure', usual_name: 'Faure' })
await useGithub([aGithubAccount('ines', 'ines@exemple.fr')])

test('back from FranceConnect, ProConnect or GitHub, a browser that refuses cookies is told so, at its own door', async () => {
  const visitor = aVisitor(REFUSES)
  const callbacks = [
    await franceconnect.signIn((await visitor.post('/omniauth/franceconnect')).location ?? '', 'sub'),
    await proConnect.signIn((await visitor.get('/agent_connect/auth')).location ?? '', 'sub'),
    await choosesOnGithub(await goesToGithub(visitor), 'ines'),
  ]

  for (const [at, retry] of ['/users/sign_in', '/agents/sign_in', '/'].entries()) {
    const page = await visitor.follow(await visitor.get(callbacks[at] ?? ''))
    assert.equal(titleOf(page), TITLE)
    assert.equal(page.$('main a.fr-btn').first().attr('href'), retry)
  }
})

const rdvAhead = () => aRdv({ startsAt: new Date(Date.now() + 8 * 24 * 3_600_000) })

/** Asked of whoever opens the link of a rdv. */
const THREE_LETTERS = '/users/trois-lettres'

/** Addresses of messages that hold a token, each opened for the first time. */
const links = {
  'the link of a rdv': async () => {
    const rdv = await rdvAhead()
    const token = await mintParticipationToken(rdv.participations[0]?.id ?? 0, Temporal.Now.instant())
    return { link: `/r/${rdv.id}/${token}`, opened: THREE_LETTERS }
  },
  'the link of a rdv, written long': async () => {
    const rdv = await rdvAhead()
    const token = await mintParticipationToken(rdv.participations[0]?.id ?? 0, Temporal.Now.instant())
    return { link: `/users/rdvs/${rdv.id}?invitation_token=${token}`, opened: THREE_LETTERS }
  },
  'the link of a new password': async () => {
    const { id: personId } = await aUsager(await withPassword())
    const order = { purpose: 'password_reset', personType: 'usager', personId, email: '', returnTo: null } as const
    const { token } = await mintAccountLink(order, Temporal.Now.instant())
    const opened = '/users/password/edit'
    return { link: `${opened}?reset_password_token=${token}`, opened }
  },
}

for (const [name, made] of Object.entries(links))
  test(`${name}: a browser that refuses cookies is told so, and once it keeps them the same link opens`, async () => {
    const { link, opened } = await made()
    const refusing = aVisitor(REFUSES)
    const keeping = aVisitor()
    keeping.cookies.clear()

    const page = await refusing.follow(await refusing.get(link))
    const retry = page.$('main a.fr-btn').first().attr('href') ?? ''
    const hops = [await keeping.get(retry)]
    for (let hop = hops[0]; hop?.location; hop = hops.at(-1)) hops.push(await keeping.get(hop.location))

    assert.equal(titleOf(page), TITLE)
    assert.equal(retry, link)
    assert.deepEqual(
      [page.headers.get('cache-control'), page.headers.get('referrer-policy')],
      ['no-store', 'same-origin'],
    )
    assert.equal(hops.at(-1)?.status, 200)
    assert.equal(hops.at(-2)?.location, opened, 'the token has left the address')
  })

test('a browser that keeps cookies and had none yet goes on, and its address says nothing of it', async () => {
  const { email } = await aUsager(await withPassword())
  const visitor = aVisitor()
  visitor.cookies.clear()
  await visitor.get('/users/sign_in')

  const signedIn = await visitor.post('/users/sign_in', { email: email ?? '', password: PASSWORD })

  assert.equal(signedIn.location, '/users/rdvs')
  assert.equal((await visitor.get('/users/rdvs')).status, 200)
})

test('the address that follows the first form of a browser is marked, and clean again once it brings a cookie back', async () => {
  const visitor = aVisitor()
  visitor.cookies.clear()

  const marked = await visitor.post('/affichage', { theme: 'dark' })
  const clean = await visitor.get(marked.location ?? '')

  assert.equal(marked.location, '/affichage?temoin=1')
  assert.equal(clean.location, '/affichage')
})

test('an address that only looks marked is a page like any other, and leads nowhere', async () => {
  for (const address of ['/affichage?temoin[a]=1', '/affichage?%74emoin=1'])
    assert.equal((await aVisitor().get(address)).status, 200, address)
})

test('somebody whose session is merely over is told that, and nothing of cookies', async () => {
  const { email } = await aUsager(await withPassword())
  const visitor = aVisitor()
  await visitor.post('/users/sign_in', { email: email ?? '', password: PASSWORD })
  await db.usager.updateMany({ where: { email }, data: { sessionVersion: { increment: 1 } } })

  const page = await visitor.follow(await visitor.get('/users/rdvs'))
  const again = await visitor.post('/users/sign_in', { email: email ?? '', password: PASSWORD })

  assert.match(page.words, /Par sécurité, votre connexion est terminée/)
  assert.equal(again.location, '/users/rdvs')
})

test('pages that need no cookie are open to those who refuse them, and their addresses are as they were', async () => {
  const visitor = aVisitor(REFUSES)

  const [home, search, own] = [
    await visitor.get('/'),
    await visitor.get('/prendre_rdv'),
    await visitor.get('/users/rdvs'),
  ]

  assert.deepEqual([home.status, search.status], [200, 200])
  assert.deepEqual([own.status, own.location], [303, '/users/sign_in'])
})
