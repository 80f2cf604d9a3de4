import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import bcrypt from 'bcrypt'
import { db } from '#infra/db.ts'
import { aPersonOf, aSignedInPersonOf, type Door, doors, eachDoor, isInAt, signInAt } from '#test/support/doors.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { PASSWORD } from '#test/support/signed-in.ts'
import { aVisitor, serve } from '#test/support/visitor.ts'
import { createApp } from '../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

const change = (door: Door, id: number, data: { passwordDigest?: string; deletedAt?: Date; confirmedAt?: null }) =>
  door === 'agents' ? db.agent.update({ where: { id }, data }) : db.usager.update({ where: { id }, data })

const isTurnedAwayFrom = { users: /de votre compte agent/, agents: /de votre compte personnel/ } as const

for (const door of eachDoor) {
  const { account, wanted } = doors[door]

  test(`/${door}: the address is read without its capitals and blanks`, async () => {
    const { email } = await aPersonOf(door)

    const answer = await signInAt(door, ` ${email.toUpperCase()} `)

    assert.equal(answer.status, 303)
  })

  test(`/${door}: an unknown address and a wrong password are answered alike`, async () => {
    const { email } = await aPersonOf(door)

    const wrong = await signInAt(door, email, aVisitor(), 'un autre mot de passe')
    const unknown = await signInAt(door, 'personne@exemple.fr')

    assert.equal(wrong.status, 422)
    assert.equal(unknown.status, 422)
    assert.equal(wrong.$('#password-messages').text(), unknown.$('#password-messages').text())
    assert.match(wrong.$('title').text(), /^Erreur\s: /)
  })

  test(`/${door}: an account whose invitation waits is told so, with the right password only`, async () => {
    const { email } = await aPersonOf(door, { confirmedAt: null, invitationSentAt: new Date() })

    const right = await signInAt(door, email)
    const wrong = await signInAt(door, email, aVisitor(), 'un autre mot de passe')

    assert.equal(right.status, 422)
    assert.match(right.text, /Une invitation vous attend/)
    assert.match(wrong.text, /n’est pas le bon/)
  })

  test(`/${door}: a deleted account signs in no more`, async () => {
    const { id, email } = await aPersonOf(door)
    await change(door, id, { deletedAt: new Date() })

    const answer = await signInAt(door, email)

    assert.equal(answer.status, 422)
    assert.match(answer.text, /n’est pas le bon/)
  })

  test(`/${door}: a weak password is let in, with a warning and the way to change it`, async () => {
    const { id, email } = await aPersonOf(door)
    await change(door, id, { passwordDigest: await bcrypt.hash('azerty', 4) })
    const visitor = aVisitor()

    await signInAt(door, email, visitor, 'azerty')
    const page = await visitor.get(account)

    assert.match(page.text, /trop court ou trop connu/)
    assert.equal(page.$('[role=status] a').attr('href'), `/${door}/mot-de-passe`)
  })

  test(`/${door}: whoever was sent to sign in comes back to the page that was wanted`, async () => {
    const { email } = await aPersonOf(door)
    const visitor = aVisitor()

    const turnedAway = await visitor.get(wanted)
    const answer = await signInAt(door, email, visitor)

    assert.equal(turnedAway.location, `/${door}/sign_in`)
    assert.equal(answer.location, wanted)
  })

  test(`/${door}: a program that is not signed in is answered 401`, async () => {
    const answer = await aVisitor().get(account, { headers: { accept: 'application/json' } })

    assert.equal(answer.status, 401)
  })

  test(`/${door}: the id of the session changes at each sign-in`, async () => {
    const { email } = await aPersonOf(door)
    const visitor = aVisitor()
    await visitor.get(account)
    const before = visitor.cookies.get('rdv_session')

    await signInAt(door, email, visitor)

    assert.notEqual(before, undefined)
    assert.notEqual(visitor.cookies.get('rdv_session'), before)
  })

  test(`/${door}: a session id given to a victim before he signs in is worth nothing`, async () => {
    const { email } = await aPersonOf(door)
    const [thief, victim] = [aVisitor(), aVisitor()]
    await thief.get(account)
    const planted = thief.cookies.get('rdv_session') ?? ''

    victim.cookies.set('rdv_session', planted)
    await signInAt(door, email, victim)

    assert.equal(await isInAt(door, thief), false)
    assert.ok(await isInAt(door, victim))
  })

  test(`/${door}: a form of another site neither signs in nor out`, async () => {
    const { visitor, email } = await aSignedInPersonOf(door)
    const elsewhere = { headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' } }

    const out = await visitor.post(`/${door}/sign_out`, {}, elsewhere)
    const into = await aVisitor().post(`/${door}/sign_in`, { email, password: PASSWORD }, elsewhere)

    assert.equal(out.status, 403)
    assert.equal(into.status, 403)
    assert.ok(await isInAt(door, visitor))
  })

  test(`/${door}: a deleted account is signed out at its next page, and told`, async () => {
    const { visitor, id } = await aSignedInPersonOf(door)

    await change(door, id, { deletedAt: new Date() })
    const answer = await visitor.get(account)
    const page = await visitor.follow(answer)

    assert.equal(answer.location, `/${door}/sign_in`)
    assert.match(page.text, /Par sécurité, votre connexion est terminée/)
  })

  test(`/${door}: signing out is one button, and what the browser held before opens nothing`, async () => {
    const { visitor } = await aSignedInPersonOf(door)
    const replay = aVisitor()
    replay.cookies.set('rdv_session', visitor.cookies.get('rdv_session') ?? '')

    const page = await visitor.follow(await visitor.post(`/${door}/sign_out`))

    assert.match(page.text, /Vous avez quitté votre espace/)
    assert.equal(await isInAt(door, visitor), false)
    assert.equal(await isInAt(door, replay), false)
  })

  test(`/${door}: who is signed in on the other face is asked to leave first`, async () => {
    const { visitor } = await aSignedInPersonOf(door === 'agents' ? 'users' : 'agents')

    const page = await visitor.follow(await visitor.get(`/${door}/sign_in`))

    assert.match(page.text, isTurnedAwayFrom[door])
  })
}
