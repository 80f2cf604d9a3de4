import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db } from '#infra/db.ts'
import { countAccountMails, lastAccountMail } from '#test/support/account-mail.ts'
import { aUsager } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aSignedInUsager, PASSWORD, signIn } from '#test/support/signed-in.ts'
import { aVisitor, serve, type Visitor } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

let last = 0
const anEmail = () => `inscrite${++last}@exemple.fr`

const signUp = (visitor: Visitor, email: string) =>
  visitor.post('/users/sign_up', { first_name: 'Inès', last_name: 'Faure', email, phone_number: '06 12 34 56 78' })

test('a usager signs up, confirms, chooses a password and comes back to what was wanted', async () => {
  const visitor = aVisitor()
  const email = anEmail()
  await visitor.get('/relatives?page=1')

  await signUp(visitor, email)
  const { mail, to, link } = await lastAccountMail()
  const elsewhere = aVisitor()
  const confirmation = await elsewhere.follow(await elsewhere.get(link))
  const confirmed = await elsewhere.post(confirmation.$('form[action="/users/confirmation"]').attr('action') ?? '')
  const choice = await elsewhere.follow(confirmed)
  const chosen = await elsewhere.post(choice.$('form.rdv-etroit').attr('action') ?? '', { password: PASSWORD })

  assert.deepEqual([mail, to], ['confirmation', email])
  assert.match(confirmation.text, new RegExp(email))
  assert.equal(confirmed.location, '/users/password/edit')
  assert.equal(chosen.location, '/relatives?page=1')
  assert.equal((await elsewhere.get('/users/informations')).status, 200)
  await signIn('/users/sign_in', email)
})

test('opening the mail confirms nothing: its page has a button', async () => {
  const visitor = aVisitor()
  const email = anEmail()
  await signUp(visitor, email)

  const { link } = await lastAccountMail()
  await visitor.follow(await visitor.get(link))

  assert.equal((await db.usager.findUniqueOrThrow({ where: { email } })).confirmedAt, null)
})

test('the token leaves the address at once, and no cache nor other site sees it', async () => {
  const visitor = aVisitor()
  await signUp(visitor, anEmail())

  const { link } = await lastAccountMail()
  const opened = await visitor.get(link)

  assert.equal(opened.location, '/users/confirmation')
  assert.equal(opened.headers.get('referrer-policy'), 'no-referrer')
  assert.equal(opened.headers.get('cache-control'), 'no-store')
})

test('a new account, one that waits and one that is open are answered alike', async () => {
  const waiting = await aUsager({ confirmedAt: null })
  const open = await aUsager()

  const answers = []
  for (const email of [anEmail(), waiting.email ?? '', open.email ?? '']) answers.push(await signUp(aVisitor(), email))

  assert.deepEqual(
    answers.map(({ status, location }) => [status, location]),
    Array(3).fill([303, '/users/sign_up/courriel?boite=exemple.fr']),
  )
})

test('the owner of a known address is told by mail, and nothing of the file changes', async () => {
  const usager = await aUsager({ firstName: 'Nadia' })

  await signUp(aVisitor(), usager.email ?? '')

  assert.deepEqual(await lastAccountMail().then(({ mail, to }) => [mail, to]), ['already-registered', usager.email])
  assert.equal((await db.usager.findUniqueOrThrow({ where: { id: usager.id } })).firstName, 'Nadia')
})

test('a file made by an agent becomes an account by an invitation', async () => {
  const usager = await aUsager({ confirmedAt: null, createdThrough: 'agent_creation' })
  const visitor = aVisitor()

  await signUp(visitor, usager.email ?? '')
  const { mail, link } = await lastAccountMail()
  const page = await visitor.follow(await visitor.get(link))
  const typed = { first_name: 'Nadia', last_name: 'Diallo', phone_number: '06 12 34 56 78', password: PASSWORD }
  const chosen = await visitor.post(page.$('main form').attr('action') ?? '', typed)

  assert.equal(mail, 'invitation')
  assert.equal(chosen.location, '/users/rdvs')
  assert.notEqual((await db.usager.findUniqueOrThrow({ where: { id: usager.id } })).confirmedAt, null)
})

test('two sign-ups at once with one address make one account', async () => {
  const email = anEmail()

  const answers = await Promise.all(Array.from({ length: 5 }, () => signUp(aVisitor(), email)))

  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([303]))
  assert.equal(await db.usager.count({ where: { email } }), 1)
})

test('what is missing or wrong comes back with a message beside each field, and what was typed', async () => {
  const before = await countAccountMails()

  const page = await aVisitor().post('/users/sign_up', {
    first_name: '',
    last_name: 'Faure',
    email: 'ines@',
    phone_number: '06 12',
  })

  assert.equal(page.status, 422)
  assert.match(page.$('#first_name-messages').text(), /Écrivez votre prénom/)
  assert.match(page.$('#email-messages').text(), /en entier/)
  assert.match(page.$('#phone_number-messages').text(), /Vous en avez écrit 4/)
  assert.equal(page.$('#last_name').val(), 'Faure')
  assert.equal(page.$('#erreurs a').length, 3)
  assert.equal(await countAccountMails(), before)
})

test('six digits want their prefix: nobody knows yet where one lives', async () => {
  const typed = { first_name: 'Inès', last_name: 'Faure', email: 'ines.noumea@exemple.fr' }

  const refused = await aVisitor().post('/users/sign_up', { ...typed, phone_number: '75 12 34' })
  const accepted = await aVisitor().post('/users/sign_up', { ...typed, phone_number: '+687 75 12 34' })
  const { phoneNumberFormatted } = await db.usager.findUniqueOrThrow({ where: { email: typed.email } })

  assert.equal(refused.status, 422)
  assert.match(refused.$('#phone_number-messages').text(), /l’indicatif de son pays/)
  assert.equal(accepted.status, 303)
  assert.equal(phoneNumberFormatted, '+687751234')
})

test('a likely typing error in the address is proposed, not corrected', async () => {
  const page = await aVisitor().post('/users/sign_up', { first_name: '', last_name: 'F', email: 'ines@gmial.com' })

  assert.match(page.text, /Vouliez-vous dire ines@gmail.com/)
  assert.equal(page.$('#email').val(), 'ines@gmial.com')
})

test('a confirmation link is used once, and not after three days', async () => {
  const visitor = aVisitor()
  await signUp(visitor, anEmail())
  const { link } = await lastAccountMail()
  await visitor.get(link)
  await db.accountLink.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } })

  const late = await visitor.post('/users/confirmation')
  const page = await visitor.follow(late)

  assert.equal(late.location, '/users/sign_in')
  assert.match(page.text, /trop ancien ou a déjà servi/)
})

test('whoever is signed in and opens an old link is led where an e-mail is changed', async () => {
  const { visitor } = await aSignedInUsager()

  const old = await visitor.get(`/users/confirmation?confirmation_token=${'x'.repeat(40)}`)
  const page = await visitor.follow(old)

  assert.equal(old.location, '/users/informations')
  assert.match(page.$('[data-focus]').text(), /trop ancien ou a déjà servi. Votre e-mail est écrit ici/)
  assert.equal(page.$('main a[href="/users/courriel"]').length, 1)
})

test('an invented token opens nothing', async () => {
  const answer = await aVisitor().get('/users/confirmation?confirmation_token=AAAA')

  assert.equal(answer.location, '/users/sign_in')
})
