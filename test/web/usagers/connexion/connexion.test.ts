import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import bcrypt from 'bcrypt'
import { db } from '#infra/db.ts'
import { anAgent, aUsager } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aSignedInUsager, PASSWORD, signIn, withPassword } from '#test/support/signed-in.ts'
import { aVisitor, serve } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

const signInWith = (email: string | null, password = PASSWORD) =>
  aVisitor().post('/users/sign_in', { email: email ?? '', password })

test('a usager signs in and is known on the pages that follow', async () => {
  const { visitor, usager } = await aSignedInUsager({ firstName: 'Inès', lastName: 'Faure' })

  const page = await visitor.get('/users/informations')

  assert.equal(page.status, 200)
  assert.match(page.$('header').text(), /Inès FAURE/)
  assert.equal((await db.usager.findUniqueOrThrow({ where: { id: usager.id } })).lastSeenOn !== null, true)
})

test('the address is read without its capitals and blanks', async () => {
  const usager = await aUsager(await withPassword())

  const answer = await signInWith(` ${usager.email?.toUpperCase()} `)

  assert.equal(answer.status, 303)
})

test('an unknown address and a wrong password are answered alike', async () => {
  const usager = await aUsager(await withPassword())

  const wrong = await signInWith(usager.email, 'un autre mot de passe')
  const unknown = await signInWith('personne@exemple.fr')

  assert.equal(wrong.status, 422)
  assert.equal(unknown.status, 422)
  assert.equal(wrong.$('#password-messages').text(), unknown.$('#password-messages').text())
  assert.match(wrong.$('title').text(), /^Erreur\s: /)
})

test('an account whose address is not confirmed is told so, with the right password only', async () => {
  const usager = await aUsager({ ...(await withPassword()), confirmedAt: null })

  const right = await signInWith(usager.email)
  const wrong = await signInWith(usager.email, 'un autre mot de passe')

  assert.match(right.text, /Confirmez d’abord votre e-mail/)
  assert.match(wrong.text, /n’est pas le bon/)
})

test('an account whose invitation waits is told so', async () => {
  const usager = await aUsager({ ...(await withPassword()), invitationSentAt: new Date() })

  const answer = await signInWith(usager.email)

  assert.equal(answer.status, 422)
  assert.match(answer.text, /Une invitation vous attend/)
})

test('a deleted account signs in no more', async () => {
  const usager = await aUsager({ ...(await withPassword()), deletedAt: new Date() })

  const answer = await signInWith(usager.email)

  assert.equal(answer.status, 422)
})

test('the credentials of an agent open his space from the form of usagers', async () => {
  const agent = await anAgent(await withPassword())

  const visitor = await signIn('/users/sign_in', agent.email)
  const page = await visitor.get('/agents/mot-de-passe')

  assert.equal(page.status, 200)
  assert.notEqual((await db.agent.findUniqueOrThrow({ where: { id: agent.id } })).lastSignInAt, null)
})

test('a digest of cost 11 still opens, and is made anew', async () => {
  const old = (await bcrypt.hash(PASSWORD, 11)).replace('$2b$', '$2a$')
  const usager = await aUsager({ passwordDigest: old })

  const answer = await signInWith(usager.email)
  const { passwordDigest } = await db.usager.findUniqueOrThrow({ where: { id: usager.id } })

  assert.match(old, /^\$2a\$11\$/)
  assert.equal(answer.status, 303)
  assert.match(passwordDigest ?? '', /^\$2b\$/)
  assert.equal((await signInWith(usager.email)).status, 303)
})

test('a weak password is let in, with a warning and the way to change it', async () => {
  const usager = await aUsager({ passwordDigest: await bcrypt.hash('azerty', 4) })
  const visitor = aVisitor()

  const page = await visitor.follow(
    await visitor.post('/users/sign_in', { email: usager.email ?? '', password: 'azerty' }),
  )

  assert.match(page.text, /trop court ou trop connu/)
  assert.equal(page.$('[role=status] a').attr('href'), '/users/mot-de-passe')
})

test('whoever was sent to sign in comes back to the page that was wanted', async () => {
  const usager = await aUsager(await withPassword())
  const visitor = aVisitor()

  const turnedAway = await visitor.get('/relatives?page=2')
  const answer = await visitor.post('/users/sign_in', { email: usager.email ?? '', password: PASSWORD })

  assert.equal(turnedAway.status, 303)
  assert.equal(turnedAway.location, '/users/sign_in')
  assert.equal(answer.location, '/relatives?page=2')
})

test('a program that is not signed in is answered 401', async () => {
  const answer = await aVisitor().get('/users/informations', { headers: { accept: 'application/json' } })

  assert.equal(answer.status, 401)
})

test('the id of the session changes at each sign-in', async () => {
  const usager = await aUsager(await withPassword())
  const visitor = aVisitor()
  await visitor.get('/users/informations')
  const before = visitor.cookies.get('rdv_session')

  await visitor.post('/users/sign_in', { email: usager.email ?? '', password: PASSWORD })

  assert.notEqual(before, undefined)
  assert.notEqual(visitor.cookies.get('rdv_session'), before)
})

test('a session id given to a victim before he signs in is worth nothing', async () => {
  const usager = await aUsager(await withPassword())
  const [thief, victim] = [aVisitor(), aVisitor()]
  await thief.get('/users/informations')
  const planted = thief.cookies.get('rdv_session') ?? ''

  victim.cookies.set('rdv_session', planted)
  await victim.post('/users/sign_in', { email: usager.email ?? '', password: PASSWORD })
  const page = await thief.get('/users/informations')

  assert.equal(page.status, 303)
})

test('signing out closes every face of the browser', async () => {
  const agent = await anAgent(await withPassword())
  const { visitor } = await aSignedInUsager()
  await visitor.post('/agents/sign_in', { email: agent.email ?? '', password: PASSWORD })
  const cookie = visitor.cookies.get('rdv_session') ?? ''

  const answer = await visitor.post('/users/sign_out')
  const replay = aVisitor()
  replay.cookies.set('rdv_session', cookie)

  assert.equal(answer.location, '/')
  assert.equal((await visitor.get('/users/informations')).status, 303)
  assert.equal((await visitor.get('/admin/organisations')).status, 303)
  assert.equal((await replay.get('/users/informations')).status, 303)
})

test('a form of another site neither signs in nor out', async () => {
  const { visitor, usager } = await aSignedInUsager()
  const elsewhere = { headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' } }

  const out = await visitor.post('/users/sign_out', {}, elsewhere)
  const into = await aVisitor().post('/users/sign_in', { email: usager.email ?? '', password: PASSWORD }, elsewhere)

  assert.equal(out.status, 403)
  assert.equal(into.status, 403)
  assert.equal((await visitor.get('/users/informations')).status, 200)
})

test('a deleted account is signed out at its next page, and told', async () => {
  const { visitor, usager } = await aSignedInUsager()

  await db.usager.update({ where: { id: usager.id }, data: { deletedAt: new Date() } })
  const answer = await visitor.get('/users/informations')
  const page = await visitor.follow(answer)

  assert.equal(answer.location, '/users/sign_in')
  assert.match(page.text, /Par sécurité, votre connexion est terminée/)
})

test('an agent who is signed in is asked to leave first', async () => {
  const agent = await anAgent(await withPassword())
  const visitor = await signIn('/agents/sign_in', agent.email)

  const page = await visitor.follow(await visitor.get('/users/sign_in'))

  assert.match(page.text, /Déconnectez-vous de votre compte agent/)
})
