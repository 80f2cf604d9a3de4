import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db } from '#infra/db.ts'
import { countAccountMails, lastAccountMail } from '#test/support/account-mail.ts'
import { anAgent, aUsager } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aSignedInUsager, PASSWORD, withPassword } from '#test/support/signed-in.ts'
import { aVisitor, serve } from '#test/support/visitor.ts'
import { createApp } from '../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

const NEW = 'six hérons très calmes'

const forget = (email: string | null) => aVisitor().post('/users/password/new', { email: email ?? '' })

/** A browser where the link of the last mail was opened. */
async function whoOpenedTheMail() {
  const { link } = await lastAccountMail()
  const visitor = aVisitor()
  return { visitor, page: await visitor.follow(await visitor.get(link)) }
}

test('a forgotten password is chosen anew, and opens the session', async () => {
  const usager = await aUsager(await withPassword())

  await forget(usager.email)
  const { visitor } = await whoOpenedTheMail()
  const chosen = await visitor.post('/users/password', { password: NEW })

  assert.equal(chosen.location, '/users/rdvs')
  assert.equal((await visitor.get('/users/informations')).status, 200)
  assert.equal((await aVisitor().post('/users/sign_in', { email: usager.email ?? '', password: PASSWORD })).status, 422)
  assert.deepEqual(await lastAccountMail().then(({ mail, to }) => [mail, to]), ['password-changed', usager.email])
})

test('known and unknown addresses are answered alike', async () => {
  const usager = await aUsager(await withPassword())

  const [known, unknown] = [await forget(usager.email), await forget('personne@exemple.fr')]

  assert.deepEqual([known.status, known.location], [unknown.status, unknown.location])
})

test('no mail leaves for an unknown address', async () => {
  const before = await countAccountMails()

  await forget('personne@exemple.fr')

  assert.equal(await countAccountMails(), before)
})

test('an address that is not confirmed receives its confirmation instead', async () => {
  const usager = await aUsager({ confirmedAt: null, createdThrough: 'user_sign_up' })

  await forget(usager.email)

  assert.equal((await lastAccountMail()).mail, 'confirmation')
})

test('an agent may forget his password on the form of usagers', async () => {
  const agent = await anAgent(await withPassword())

  await forget(agent.email)
  const { visitor } = await whoOpenedTheMail()
  const chosen = await visitor.post('/agents/password', { password: NEW })

  assert.equal(chosen.location, '/admin/organisations')
  assert.equal((await visitor.get('/agents/mot-de-passe')).status, 200)
})

test('a new password ends the sessions that were open', async () => {
  const { visitor: before, usager } = await aSignedInUsager()

  await forget(usager.email)
  const { visitor } = await whoOpenedTheMail()
  await visitor.post('/users/password', { password: NEW })

  assert.equal((await before.get('/users/informations')).status, 303)
})

test('a link is used once, also by two at the same time', async () => {
  const usager = await aUsager(await withPassword())
  await forget(usager.email)
  const { link } = await lastAccountMail()
  const visitors = [aVisitor(), aVisitor(), aVisitor()]
  for (const visitor of visitors) await visitor.get(link)

  const answers = await Promise.all(visitors.map((visitor) => visitor.post('/users/password', { password: NEW })))

  assert.equal(answers.filter(({ location }) => location === '/users/rdvs').length, 1)
  assert.equal(answers.filter(({ location }) => location === '/users/password/new').length, 2)
})

test('a newer link replaces the one before', async () => {
  const usager = await aUsager(await withPassword())
  await forget(usager.email)
  const { link } = await lastAccountMail()
  await forget(usager.email)
  await lastAccountMail()

  const answer = await aVisitor().get(link)

  assert.equal(answer.location, '/users/password/new')
})

test('after six hours a link opens nothing', async () => {
  const usager = await aUsager(await withPassword())
  await forget(usager.email)
  const { link } = await lastAccountMail()
  const { expiresAt } = await db.accountLink.findFirstOrThrow({ where: { usagerId: usager.id } })
  await db.accountLink.updateMany({ where: { usagerId: usager.id }, data: { expiresAt: new Date(Date.now() - 1) } })

  const answer = await aVisitor().get(link)

  assert.ok(Math.abs(expiresAt.getTime() - Date.now() - 6 * 3_600_000) < 60_000)
  assert.equal(answer.location, '/users/password/new')
})

test('a refused password says why, beside the field, and the link still serves', async () => {
  const usager = await aUsager(await withPassword())
  await forget(usager.email)
  const { visitor } = await whoOpenedTheMail()

  const short = await visitor.post('/users/password', { password: 'trop court' })
  const known = await visitor.post('/users/password', { password: 'AZERTYUIOP123' })

  assert.equal(short.status, 422)
  assert.match(short.$('#password-messages').text(), /12 caractères au moins/)
  assert.match(known.$('#password-messages').text(), /trop connu/)
  assert.equal((await visitor.post('/users/password', { password: NEW })).status, 303)
})

test('where one comes back to is on this site', async () => {
  const usager = await aUsager(await withPassword())
  await forget(usager.email)
  const { visitor } = await whoOpenedTheMail()
  await db.accountLink.updateMany({ where: { usagerId: usager.id }, data: { returnTo: '//evil.example/' } })

  const chosen = await visitor.post('/users/password', { password: NEW })

  assert.equal(chosen.location, '/users/rdvs')
})

test('changing the password asks for the present one, keeps this session and ends the others', async () => {
  const { visitor, usager } = await aSignedInUsager()
  const other = aVisitor()
  await other.post('/users/sign_in', { email: usager.email ?? '', password: PASSWORD })

  const wrong = await visitor.post('/users/mot-de-passe', { current_password: 'faux', password: NEW })
  const changed = await visitor.post('/users/mot-de-passe', { current_password: PASSWORD, password: NEW })

  assert.equal(wrong.status, 422)
  assert.match(wrong.$('#current_password-messages').text(), /pas votre mot de passe actuel/)
  assert.equal(changed.location, '/users/informations')
  assert.equal((await visitor.get('/users/informations')).status, 200)
  assert.equal((await other.get('/users/informations')).status, 303)
})

test('a new address counts once its mailbox confirms', async () => {
  const { visitor, usager } = await aSignedInUsager()

  await visitor.post('/users/courriel', { email: 'Nouvelle@exemple.fr', current_password: PASSWORD })
  const pending = await db.usager.findUniqueOrThrow({ where: { id: usager.id } })
  const { mail, to, link } = await lastAccountMail()
  await visitor.get(link)
  await visitor.post('/users/confirmation')
  const changed = await db.usager.findUniqueOrThrow({ where: { id: usager.id } })

  assert.deepEqual([mail, to], ['email-change', 'nouvelle@exemple.fr'])
  assert.deepEqual([pending.email, pending.unconfirmedEmail], [usager.email, 'nouvelle@exemple.fr'])
  assert.deepEqual([changed.email, changed.unconfirmedEmail], ['nouvelle@exemple.fr', null])
})

test('the present address is warned that another is asked for', async () => {
  const { visitor, usager } = await aSignedInUsager()

  await visitor.post('/users/courriel', { email: 'ailleurs@exemple.fr', current_password: PASSWORD })
  const asked = await db.evenement.findMany({
    where: { name: 'account.mail-requested' },
    orderBy: { id: 'desc' },
    take: 2,
  })

  assert.deepEqual(
    asked.map(({ payload }) => payload),
    ['email-change', 'address-change-asked'].map((mail) => ({
      mail,
      personType: 'usager',
      personId: usager.id,
      returnTo: '/users/informations',
      brand: 'rdv_solidarites',
    })),
  )
})

test('the address of another account is not said to be taken: its owner is told', async () => {
  const other = await aUsager()
  const { visitor } = await aSignedInUsager()

  const answer = await visitor.post('/users/courriel', { email: other.email ?? '', current_password: PASSWORD })

  assert.equal(answer.location, '/users/informations')
  assert.deepEqual(await lastAccountMail().then(({ mail, to }) => [mail, to]), ['already-registered', other.email])
})
