import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mintAccountLink } from '#domain/account/account-link/mint-account-link.ts'
import { db } from '#infra/db.ts'
import { accountMail } from '#test/support/account-mail.ts'
import { anAgent, aUsager } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { PASSWORD } from '#test/support/signed-in.ts'
import { aVisitor, serve } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: { ...relaxedLimits, 'token-address': { most: 20, windowMs: 60_000 } } }))

const now = () => Temporal.Now.instant()

async function anInvited(fields: Parameters<typeof aUsager>[0] = {}, at = now()) {
  const usager = await aUsager({
    confirmedAt: null,
    invitationSentAt: new Date(),
    createdThrough: 'agent_creation',
    ...fields,
  })
  const order = { purpose: 'invitation', personType: 'usager', personId: usager.id, returnTo: null } as const
  const { code } = await mintAccountLink({ ...order, email: usager.email ?? '' }, at)
  return { usager, code: code ?? '' }
}

const typed = { first_name: 'Nadia', last_name: 'Diallo', phone_number: '06 12 34 56 78', password: PASSWORD }

test('the eight signs of the mail, however they are typed, open the account', async () => {
  const { usager, code } = await anInvited()
  const visitor = aVisitor()

  const opened = await visitor.post('/invitation', { code: ` ${code.slice(0, 4).toLowerCase()} ${code.slice(4)}` })
  const page = await visitor.follow(opened)
  const answer = await visitor.post(page.$('main form').attr('action') ?? '', typed)

  assert.match(code, /^[A-Z0-9]{8}$/)
  assert.equal(opened.location, '/users/invitation/accept')
  assert.equal(page.$('#last_name').val(), usager.lastName)
  assert.match(page.words, new RegExp(usager.email ?? ''))
  assert.equal(answer.location, '/users/rdvs')
  const account = await db.usager.findUniqueOrThrow({ where: { id: usager.id } })
  assert.deepEqual([account.lastName, account.phoneNumberFormatted], ['Diallo', '+33612345678'])
  assert.ok(account.confirmedAt && account.invitationAcceptedAt)
  assert.equal((await visitor.get('/users/rdvs')).status, 200)
})

test('the mail says the code and where to type it; that of agents has none', async () => {
  const usager = await aUsager({ confirmedAt: null, invitationSentAt: new Date() })
  const agent = await anAgent({ confirmedAt: null, invitationSentAt: new Date() })
  const asked = { mail: 'invitation', returnTo: null, brand: 'rdv_solidarites' } as const

  const ours = await accountMail({ ...asked, personType: 'usager', personId: usager.id })
  const theirs = await accountMail({ ...asked, personType: 'agent', personId: agent.id })

  assert.match(ours?.text ?? '', /\/invitation et écrivez ce code\s: [A-Z0-9]{4}\s[A-Z0-9]{4}/)
  assert.doesNotMatch(theirs?.text ?? '', /code/)
})

test('a code is used once, ends after seven days, and is replaced by the next one (T9)', async () => {
  const used = await anInvited()
  const visitor = aVisitor()
  await visitor.post('/invitation', { code: used.code })
  await visitor.post('/users/invitation', typed)
  const late = await anInvited({}, now().subtract({ hours: 24 * 7 + 1 }))
  const replaced = await anInvited()
  const order = { purpose: 'invitation', personType: 'usager', personId: replaced.usager.id, returnTo: null } as const
  await mintAccountLink({ ...order, email: replaced.usager.email ?? '' }, now())

  const answers = []
  for (const { code } of [used, late, replaced]) answers.push(await aVisitor().post('/invitation', { code }))

  assert.deepEqual(
    answers.map(({ status }) => status),
    [422, 422, 422],
  )
})

test('the database does not hold the code', async () => {
  const { code } = await anInvited()

  const rows = JSON.stringify(await db.accountLink.findMany())

  assert.ok(!rows.includes(code))
})

test('a password is wanted, and not the name typed beside it', async () => {
  const { code } = await anInvited()
  const visitor = aVisitor()
  await visitor.post('/invitation', { code })

  const empty = await visitor.post('/users/invitation', { ...typed, password: '' })
  const own = await visitor.post('/users/invitation', {
    ...typed,
    last_name: 'Vandenbroucke',
    password: 'vandenbroucke',
  })

  assert.deepEqual([empty.status, own.status], [422, 422])
  assert.match(own.words, /sans votre nom/)
})

test('six digits want their prefix here, and what was typed stays', async () => {
  const { usager, code } = await anInvited({ phoneNumber: null, phoneNumberFormatted: null })
  const visitor = aVisitor()
  await visitor.post('/invitation', { code })

  const refused = await visitor.post('/users/invitation', { ...typed, phone_number: '75 12 34' })
  const accepted = await visitor.post('/users/invitation', { ...typed, phone_number: '+687 75 12 34' })
  const { phoneNumberFormatted } = await db.usager.findUniqueOrThrow({ where: { id: usager.id } })

  assert.equal(refused.status, 422)
  assert.match(refused.$('#phone_number-messages').text(), /l’indicatif de son pays/)
  assert.equal(refused.$('#phone_number').val(), '75 12 34')
  assert.equal(accepted.location, '/users/rdvs')
  assert.equal(phoneNumberFormatted, '+687751234')
})

test('the first name given by FranceConnect stays', async () => {
  const { usager, code } = await anInvited({ givenByFranceconnect: ['first_name'], firstName: 'Nadia' })
  const visitor = aVisitor()
  const page = await visitor.follow(await visitor.post('/invitation', { code }))

  await visitor.post('/users/invitation', { ...typed, first_name: 'Autre' })

  assert.equal(page.$('#first_name').length, 0)
  assert.equal((await db.usager.findUniqueOrThrow({ where: { id: usager.id } })).firstName, 'Nadia')
})

test('twenty wrong codes from one address are the last (T10)', async () => {
  const statuses = []
  for (let at = 0; at < 21; at++) statuses.push((await aVisitor().post('/invitation', { code: 'AAAAAAAA' })).status)

  assert.deepEqual([statuses.at(0), statuses.at(-1)], [422, 429])
})
