import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accountTokenDigest } from '#domain/account/account-link/account-link.ts'
import { purposeOfMail } from '#domain/account/account-link/purpose-of-mail.ts'
import { ACCOUNT_MAILS, type AccountMail } from '#domain/journal/evenement/account-mail.ts'
import { db } from '#infra/db.ts'
import { deliver } from '#jobs/deliver.ts'
import { dispatchEvenement } from '#jobs/dispatch-evenement.ts'
import { sendCodeMail } from '#telling/verification-code/at-once.ts'
import { anAgent, aUsager } from '#test/support/factories.ts'
import { useMailServer } from '#test/support/peers/mail-server.ts'
import { recorded } from '#test/support/recorded.ts'
import { brands } from '#web/shared/brands.ts'

const NOW = Temporal.Instant.from('2027-02-01T09:00:00Z')
const CLOCK = { now: NOW, lease: Temporal.Duration.from({ seconds: 60 }) }

const mails = await useMailServer()

type Person = { personType: 'usager' | 'agent'; personId: number }

function requested(mail: AccountMail, person: Person) {
  const request = { mail, ...person, returnTo: '/prendre_rdv?departement=62', brand: 'rdv_mairie' as const }
  return recorded({ name: 'account.mail-requested', rdvId: null, payload: request })
}

async function send(mail: AccountMail, person: Person) {
  const evenementId = await requested(mail, person)
  await dispatchEvenement({ evenementId }, NOW)
  const key = `evenement-${evenementId}:${person.personType}-${person.personId}:mail`
  return deliver({ key }, CLOCK)
}

const tokenOf = (text: string | undefined) => text?.match(/_token=([\w-]+)/)?.[1]

for (const mail of ACCOUNT_MAILS)
  test(`the mail ${mail} leaves to the address concerned, with a link that only it knows`, async () => {
    const usager = await aUsager({ unconfirmedEmail: 'nouvelle@exemple.fr' })

    await send(mail, { personType: 'usager', personId: usager.id })

    const [received] = mails.received
    const token = tokenOf(received?.text)
    const link = await db.accountLink.findFirst({ where: { usagerId: usager.id } })
    assert.deepEqual(received?.envelopeTo, [mail === 'email-change' ? 'nouvelle@exemple.fr' : usager.email])
    assert.equal(received?.from?.name, 'RDV Service Public')
    assert.equal(link?.purpose ?? null, purposeOfMail[mail])
    assert.equal(link?.digest, token && accountTokenDigest(token))
    assert.equal(link?.returnTo, link ? '/prendre_rdv?departement=62' : undefined)
  })

test('an agent is given the pages of agents', async () => {
  const agent = await anAgent()

  await send('password-reset', { personType: 'agent', personId: agent.id })

  assert.match(mails.received[0]?.text ?? '', /\/agents\/password\/edit\?reset_password_token=/)
})

test('nothing leaves to a closed account', async () => {
  const usager = await aUsager({ deletedAt: new Date() })

  const sent = await send('password-reset', { personType: 'usager', personId: usager.id })

  assert.deepEqual(sent, { state: 'done' })
  assert.equal(mails.received.length, 0)
})

test('nor to an account closed since its mail was written down', async () => {
  const usager = await aUsager()
  const evenementId = await requested('password-reset', { personType: 'usager', personId: usager.id })
  await dispatchEvenement({ evenementId }, NOW)
  const { key } = await db.delivery.findFirstOrThrow({ where: { evenementId } })
  await db.usager.update({ where: { id: usager.id }, data: { deletedAt: new Date() } })

  const sent = await deliver({ key }, CLOCK)

  assert.deepEqual(sent, { state: 'done' })
  assert.equal(mails.received.length, 0)
  assert.equal(await db.delivery.count({ where: { key } }), 0)
})

test('neither the address nor the token waits in the database', async () => {
  const usager = await aUsager()

  await send('confirmation', { personType: 'usager', personId: usager.id })

  const token = tokenOf(mails.received[0]?.text) ?? 'no token'
  const rows = [
    ...(await db.evenement.findMany()),
    ...(await db.delivery.findMany()),
    ...(await db.accountLink.findMany()),
  ]
  assert.ok(!JSON.stringify(rows).includes(token))
  assert.ok(!JSON.stringify(await db.evenement.findMany()).includes(usager.email ?? 'no address'))
})

test('a code leaves at once, and its page is told when it could not', async () => {
  const until = Temporal.ZonedDateTime.from('2027-03-02T14:07[Indian/Reunion]')
  const order = { to: 'nadia@exemple.fr', code: '482913', brand: brands.rdv_solidarites, until }

  const sent = await sendCodeMail(order)
  mails.refusal = 451
  const refused = await sendCodeMail(order)

  assert.deepEqual([sent, refused], ['sent', 'failed'])
  assert.match(mails.received[0]?.text ?? '', /482\u00a0?\s?913/)
  assert.match(mails.received[0]?.text ?? '', /valable jusqu’à 14\sh\s07/)
})
