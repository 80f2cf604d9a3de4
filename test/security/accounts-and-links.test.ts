import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mintParticipationToken } from '#domain/booking/participation/mint-participation-token.ts'
import { config } from '#infra/config.ts'
import { db } from '#infra/db.ts'
import { lastAccountMail } from '#test/support/account-mail.ts'
import { aRdv, aUsager } from '#test/support/factories.ts'
import { aMailbox } from '#test/support/peers/mailbox.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { withPassword } from '#test/support/signed-in.ts'
import { aVisitor, serve } from '#test/support/visitor.ts'
import { createApp } from '../../src/app.ts'

const { letters: _, 'token-address': __, 'token-rdv-address': ___, ...others } = relaxedLimits
serve(() => createApp({ limits: others }))

const inEightDays = () => new Date(Date.now() + 8 * 24 * 3_600_000)

async function aMessage() {
  const usager = await aUsager({ lastName: 'Legrand' })
  const rdv = await aRdv({ startsAt: inEightDays(), usagerIds: [usager.id] })
  const token = await mintParticipationToken(rdv.participations[0]?.id ?? 0, Temporal.Now.instant())
  return { usager, rdv, token, link: `/r/${rdv.id}/${token}` }
}

test('T5: after the link of a message the session holds neither the token nor the name', async () => {
  const { link, token, usager, rdv } = await aMessage()
  const visitor = aVisitor()

  const opened = await visitor.get(link)
  await visitor.get(opened.location ?? '')
  const rows = await db.$queryRaw<{ content: string }[]>`SELECT row_to_json(s)::text AS content FROM sessions s`

  assert.equal(opened.location, `/users/rdvs/${rdv.id}`)
  assert.equal(opened.headers.get('cache-control'), 'no-store')
  assert.equal(opened.headers.get('referrer-policy'), 'no-referrer')
  assert.ok(rows.length > 0)
  for (const { content } of rows)
    assert.ok(![token, usager.lastName, usager.email ?? ''].some((secret) => content.includes(secret)))
})

test('T11: the id changes when a link or a code opens a session', async () => {
  const { link } = await aMessage()
  const visitor = aVisitor()
  await visitor.get('/users/rdvs')
  const before = visitor.cookies.get('rdv_session')

  const opened = await visitor.get(link)

  assert.equal(opened.status, 303)
  assert.ok(before)
  assert.notEqual(visitor.cookies.get('rdv_session'), before)
})

test('W26: the links of account mails carry a token, and nothing of the person', async () => {
  const visitor = aVisitor()
  await visitor.post('/users/sign_up', { first_name: 'Zénobie', last_name: 'Quatrefages', email: 'zenobie@exemple.fr' })
  const { link, to } = await lastAccountMail()

  const { searchParams } = new URL(link, 'http://here.invalid')

  assert.equal(to, 'zenobie@exemple.fr')
  assert.equal(searchParams.size, 1)
  assert.doesNotMatch(decodeURIComponent(link), /zenobie|quatrefages|@/i)
})

test('T4: nobody is sent to another site after signing in, whatever page was asked for before', async () => {
  const { email } = await aUsager(await withPassword())
  const asked = [
    '/users/rdvs?retour=//hostile.example',
    '/users/rdvs/..%2f..%2f%2fhostile.example',
    '/relatives/new?retour=https://hostile.example',
    '/users/rdvs?%0d%0aLocation:%20https://hostile.example',
  ]

  for (const address of asked) {
    const visitor = aVisitor()
    await visitor.get(address)
    const { location } = await visitor.post('/users/sign_in', { email: email ?? '', password: 'quatre grues cendrées' })
    assert.match(location ?? '', /^\/(?!\/)/, address)
  }
})

test('T16: line ends in a name add no header and no recipient to a mail', async () => {
  const mailbox = await aMailbox()
  config.SMTP_URL = mailbox.url
  const typed = {
    first_name: 'Inès\r\nBcc: autre@exemple.fr',
    last_name: 'Faure\r\nSubject: autre',
    email: 'ines@exemple.fr',
  }

  await aVisitor().post('/identification', typed)
  const [mail] = await mailbox.received(1)
  await mailbox.stop()

  assert.deepEqual(
    mail?.to?.map(({ address }) => address),
    ['ines@exemple.fr'],
  )
  assert.equal(mail?.bcc, undefined)
  assert.doesNotMatch(mail?.subject ?? '', /autre/)
  assert.equal(mail?.headers.filter(({ key }) => key === 'subject').length, 1)
})

test('T16: an address with line ends, or two of them, is no address', async () => {
  for (const email of [
    'ines@exemple.fr\r\nBcc: autre@exemple.fr',
    'ines@exemple.fr, autre@exemple.fr',
    '"a\r\nb"@exemple.fr',
  ]) {
    const answer = await aVisitor().post('/identification', {
      first_name: 'Inès',
      last_name: 'Faure',
      email,
    })
    assert.equal(answer.status, 422, email)
  }
})

test('T10: invented tokens are counted by address, and one that is right is not', async () => {
  const { link, rdv } = await aMessage()
  const visitor = aVisitor()
  for (let time = 0; time < 30; time++) assert.equal((await aVisitor().get(link)).status, 303)

  for (const address of [`/r/${rdv.id}/`, '/prendre_rdv?invitation_token=']) {
    const tries = []
    for (let time = 0; time < 21; time++)
      tries.push((await visitor.get(`${address}AAAA${String(time).padStart(4, '0')}`)).status)
    assert.deepEqual(tries, [...Array<number>(20).fill(404), 429], address)
  }
})
