import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db } from '#infra/db.ts'
import { countAccountMails, lastAccountMail } from '#test/support/account-mail.ts'
import { aPersonOf, aSignedInPersonOf, doors, eachDoor, isInAt, signInAt } from '#test/support/doors.ts'
import { anAgent, aUsager } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { PASSWORD, withPassword } from '#test/support/signed-in.ts'
import { aVisitor, serve } from '#test/support/visitor.ts'
import { createApp } from '../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

const NEW = 'six hérons très calmes'

/** A browser where the link of the last mail was opened. */
async function whoOpenedTheMail() {
  const { link } = await lastAccountMail()
  const visitor = aVisitor()
  return { visitor, page: await visitor.follow(await visitor.get(link)) }
}

for (const door of eachDoor) {
  const { home, wanted } = doors[door]
  const forget = (email: string, visitor = aVisitor()) => visitor.post(`/${door}/password/new`, { email })
  const linksOf = (id: number) => ({ where: door === 'agents' ? { agentId: id } : { usagerId: id } })

  test(`/${door}: a forgotten password is chosen anew, and opens the session`, async () => {
    const { email } = await aPersonOf(door)

    await forget(email)
    const { visitor } = await whoOpenedTheMail()
    const chosen = await visitor.post(`/${door}/password`, { password: NEW })

    assert.equal(chosen.location, home)
    assert.ok(await isInAt(door, visitor))
    assert.equal((await signInAt(door, email)).status, 422)
    assert.deepEqual(await lastAccountMail().then(({ mail, to }) => [mail, to]), ['password-changed', email])
  })

  test(`/${door}: whoever was sent to sign in comes back from the mail, in another browser too`, async () => {
    const { email } = await aPersonOf(door)
    const lost = aVisitor()
    await lost.get(wanted)

    await forget(email, lost)
    const { visitor } = await whoOpenedTheMail()
    const chosen = await visitor.post(`/${door}/password`, { password: NEW })

    assert.equal(chosen.location, wanted)
  })

  test(`/${door}: known and unknown addresses are answered alike`, async () => {
    const { email } = await aPersonOf(door)

    const [known, unknown] = [await forget(email), await forget('personne@exemple.fr')]

    assert.deepEqual([known.status, known.location], [unknown.status, unknown.location])
  })

  test(`/${door}: no mail leaves for an unknown address`, async () => {
    const before = await countAccountMails()

    await forget('personne@exemple.fr')

    assert.equal(await countAccountMails(), before)
  })

  test(`/${door}: an invitation that waits is sent again instead`, async () => {
    const { email } = await aPersonOf(door, { confirmedAt: null, invitationSentAt: new Date() })

    await forget(email)

    assert.equal((await lastAccountMail()).mail, 'invitation')
  })

  test(`/${door}: a new password ends the sessions that were open`, async () => {
    const { visitor: before, email } = await aSignedInPersonOf(door)

    await forget(email)
    const { visitor } = await whoOpenedTheMail()
    await visitor.post(`/${door}/password`, { password: NEW })

    assert.equal(await isInAt(door, before), false)
  })

  test(`/${door}: a link is used once, also by two at the same time`, async () => {
    const { email } = await aPersonOf(door)
    await forget(email)
    const { link } = await lastAccountMail()
    const visitors = [aVisitor(), aVisitor(), aVisitor()]
    for (const visitor of visitors) await visitor.get(link)

    const answers = await Promise.all(visitors.map((visitor) => visitor.post(`/${door}/password`, { password: NEW })))

    assert.equal(answers.filter(({ location }) => location === home).length, 1)
    assert.equal(answers.filter(({ location }) => location === `/${door}/password/new`).length, 2)
  })

  test(`/${door}: a newer link replaces the one before`, async () => {
    const { email } = await aPersonOf(door)
    await forget(email)
    const { link } = await lastAccountMail()
    await forget(email)
    await lastAccountMail()

    const answer = await aVisitor().get(link)

    assert.equal(answer.location, `/${door}/password/new`)
  })

  test(`/${door}: after six hours a link opens nothing`, async () => {
    const { id, email } = await aPersonOf(door)
    await forget(email)
    const { link } = await lastAccountMail()
    const { expiresAt } = await db.accountLink.findFirstOrThrow(linksOf(id))
    await db.accountLink.updateMany({ ...linksOf(id), data: { expiresAt: new Date(Date.now() - 1) } })

    const answer = await aVisitor().get(link)

    assert.ok(Math.abs(expiresAt.getTime() - Date.now() - 6 * 3_600_000) < 60_000)
    assert.equal(answer.location, `/${door}/password/new`)
  })

  test(`/${door}: a refused password says why, beside the field, and the link still serves`, async () => {
    const { email } = await aPersonOf(door)
    await forget(email)
    const { visitor } = await whoOpenedTheMail()

    const short = await visitor.post(`/${door}/password`, { password: 'trop court' })
    const known = await visitor.post(`/${door}/password`, { password: 'AZERTYUIOP123' })

    assert.equal(short.status, 422)
    assert.match(short.$('#password-messages').text(), /12 caractères au moins/)
    assert.match(known.$('#password-messages').text(), /trop connu/)
    assert.equal((await visitor.post(`/${door}/password`, { password: NEW })).status, 303)
  })

  test(`/${door}: where one comes back to is on this site`, async () => {
    const { id, email } = await aPersonOf(door)
    await forget(email)
    const { visitor } = await whoOpenedTheMail()
    await db.accountLink.updateMany({ ...linksOf(id), data: { returnTo: '//evil.example/' } })

    const chosen = await visitor.post(`/${door}/password`, { password: NEW })

    assert.equal(chosen.location, home)
  })

  test(`/${door}: changing the password asks for the present one, keeps this session and ends the others`, async () => {
    const { visitor, email } = await aSignedInPersonOf(door)
    const other = aVisitor()
    await signInAt(door, email, other)

    const wrong = await visitor.post(`/${door}/mot-de-passe`, { current_password: 'faux', password: NEW })
    const changed = await visitor.post(`/${door}/mot-de-passe`, { current_password: PASSWORD, password: NEW })

    assert.equal(wrong.status, 422)
    assert.match(wrong.$('#current_password-messages').text(), /pas votre mot de passe actuel/)
    assert.equal(changed.location, doors[door].account)
    assert.ok(await isInAt(door, visitor))
    assert.equal(await isInAt(door, other), false)
  })

  test(`/${door}: the present password is not chosen again, and each empty field has its message`, async () => {
    const { visitor } = await aSignedInPersonOf(door)

    const same = await visitor.post(`/${door}/mot-de-passe`, { current_password: PASSWORD, password: PASSWORD })
    const empty = await visitor.post(`/${door}/mot-de-passe`, { current_password: '', password: '' })

    assert.equal(same.status, 422)
    assert.match(same.$('#password-messages').text(), /C’est déjà votre mot de passe/)
    assert.match(empty.$('#current_password-messages').text(), /Écrivez votre mot de passe actuel/)
    assert.match(empty.$('#password-messages').text(), /Choisissez un mot de passe/)
  })

  test(`/${door}: who has no password is shown the way to choose one`, async () => {
    const { visitor, id } = await aSignedInPersonOf(door)
    const without = { where: { id }, data: { passwordDigest: null } }
    await (door === 'agents' ? db.agent.update(without) : db.usager.update(without))

    const page = await visitor.get(`/${door}/mot-de-passe`)

    assert.match(page.words, /n’a pas encore de mot de passe/)
    assert.equal(page.$('main a.fr-btn').attr('href'), `/${door}/password/new`)
  })
}

test('an address that is not confirmed receives its confirmation instead', async () => {
  const usager = await aUsager({ confirmedAt: null, createdThrough: 'user_sign_up' })

  await aVisitor().post('/users/password/new', { email: usager.email ?? '' })

  assert.equal((await lastAccountMail()).mail, 'confirmation')
})

test('an agent may forget his password on the form of usagers', async () => {
  const agent = await anAgent(await withPassword())

  await aVisitor().post('/users/password/new', { email: agent.email ?? '' })
  const { visitor } = await whoOpenedTheMail()
  const chosen = await visitor.post('/agents/password', { password: NEW })

  assert.equal(chosen.location, '/admin/organisations')
  assert.ok(await isInAt('agents', visitor))
})
