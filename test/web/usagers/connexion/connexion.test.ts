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

test('an account whose address is not confirmed is told so, with the right password only', async () => {
  const usager = await aUsager({ ...(await withPassword()), confirmedAt: null })

  const right = await signInWith(usager.email)
  const wrong = await signInWith(usager.email, 'un autre mot de passe')

  assert.match(right.text, /Confirmez d’abord votre e-mail/)
  assert.match(wrong.text, /n’est pas le bon/)
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
