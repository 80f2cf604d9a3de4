import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { mintParticipationToken } from '#domain/booking/participation/mint-participation-token.ts'
import { config } from '#infra/config.ts'
import { db } from '#infra/db.ts'
import { lastAccountMail } from '#test/support/account-mail.ts'
import { anAgent, aRdv, aUsager } from '#test/support/factories.ts'
import { useMailbox } from '#test/support/peers/mailbox.ts'
import { useOidcProvider } from '#test/support/peers/oidc.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { withSecondFactor } from '#test/support/second-factor.ts'
import { PASSWORD, withPassword } from '#test/support/signed-in.ts'
import { codeOf } from '#test/support/totp.ts'
import { aVisitor, serve, type Visitor } from '#test/support/visitor.ts'
import { type LimitName, limits } from '#web/shared/rate-limit.ts'
import { createApp } from '../../../src/app.ts'

config.TRUST_PROXY = 1

const MINUTES = 15 * 60_000
const few = (most: number) => ({ most, windowMs: MINUTES })

serve(() =>
  createApp({
    limits: {
      ...relaxedLimits,
      'sign-in': few(3),
      'sign-in-subject': few(5),
      'sign-in-address': few(4),
      'own-password': few(2),
      'own-password-subject': few(4),
      'second-factor': few(2),
      'second-factor-subject': few(4),
      'second-factor-address': few(4),
      'account-mail': few(2),
      'account-mail-subject': few(4),
      'account-mail-address': few(3),
      code: few(2),
      'code-subject': few(4),
      'code-address': few(3),
      'link-mail': few(2),
      'link-mail-subject': few(4),
      'link-mail-address': few(3),
      letters: few(2),
      'letters-subject': few(4),
      'token-address': few(2),
      'token-rdv-address': few(2),
      'logout-issuer': few(4),
    },
  }),
)

const mailbox = await useMailbox()

let last = 0
/** An IPv4 address that no other test has. */
const elsewhere = () => `203.0.${113 + Math.floor(++last / 250)}.${last % 250}`
const from = (address: string) => ({ headers: { 'x-forwarded-for': address } })

const anAccount = async () => aUsager(await withPassword())
const signIn = (email: string | null, password: string, address: string, visitor = aVisitor()) =>
  visitor.post('/users/sign_in', { email: email ?? '', password }, from(address))

const statusesOf = async (times: number, ask: (at: number) => Promise<{ status: number }>) => {
  const statuses = []
  for (let at = 0; at < times; at++) statuses.push((await ask(at)).status)
  return statuses
}

test('the limits, and no other', () => {
  const inMinutes = Object.entries(limits).map(
    ([name, { most, windowMs }]) => `${name}: ${most} / ${windowMs / 60_000}`,
  )

  assert.deepEqual(inMinutes, [
    'sign-in: 10 / 15',
    'sign-in-subject: 100 / 15',
    'sign-in-address: 50 / 15',
    'own-password: 10 / 15',
    'own-password-subject: 50 / 15',
    'second-factor: 5 / 15',
    'second-factor-subject: 50 / 1440',
    'second-factor-address: 50 / 15',
    'account-mail: 5 / 60',
    'account-mail-subject: 15 / 60',
    'account-mail-address: 20 / 60',
    'code: 5 / 60',
    'code-subject: 15 / 60',
    'code-address: 20 / 60',
    'link-mail: 3 / 60',
    'link-mail-subject: 6 / 60',
    'link-mail-address: 20 / 60',
    'letters: 5 / 15',
    'letters-subject: 15 / 15',
    'token-address: 20 / 60',
    'token-rdv-address: 20 / 60',
    'identity-address: 30 / 10',
    'logout-issuer: 3000 / 10',
  ])
})

test('too many wrong passwords end in a page that says when to try again, and what to do meanwhile', async () => {
  const [usager, address] = [await anAccount(), elsewhere()]

  const statuses = await statusesOf(3, () => signIn(usager.email, 'faux', address))
  const refused = await signIn(usager.email, PASSWORD, address)

  assert.deepEqual([...statuses, refused.status], [422, 422, 422, 429])
  assert.match(
    refused.words,
    /Le mot de passe a été faux trop souvent\..*un lien qui ouvre votre compte.*à partir de \d{1,2} h/,
  )
  assert.ok(Number(refused.headers.get('retry-after')) > 0)
})

test('a stranger spends his own tries at my account, not mine', async () => {
  const usager = await anAccount()
  await statusesOf(4, () => signIn(usager.email, 'faux', '198.51.100.1'))

  assert.equal((await signIn(usager.email, PASSWORD, elsewhere())).status, 303)
})

test('strangers everywhere close an account to them, and not to the browsers that it knows', async () => {
  const [usager, visitor, home] = [await anAccount(), aVisitor(), elsewhere()]
  assert.equal((await signIn(usager.email, PASSWORD, home, visitor)).status, 303)
  await visitor.get('/users/sign_out')
  const strangers = await statusesOf(5, () => signIn(usager.email, 'faux', elsewhere()))
  visitor.cookies.delete('rdv_session')

  const unknown = await signIn(usager.email, PASSWORD, elsewhere())
  const known = await signIn(usager.email, PASSWORD, elsewhere(), visitor)

  assert.deepEqual(strangers, [422, 422, 422, 422, 422])
  assert.deepEqual([unknown.status, known.status], [429, 303])
})

test('a browser is known to the accounts that were opened in it alone, and tells no other what they are', async () => {
  const [usager, other, visitor] = [await anAccount(), await anAccount(), aVisitor()]
  await signIn(usager.email, PASSWORD, elsewhere(), visitor)
  visitor.cookies.delete('rdv_session')
  const address = elsewhere()

  const statuses = await statusesOf(4, () => signIn(other.email, 'faux', address, visitor))
  const cookie = visitor.cookies.get('rdv_navigateur') ?? ''
  visitor.cookies.set('rdv_navigateur', `${cookie.slice(0, -1)}${cookie.endsWith('A') ? 'B' : 'A'}`)
  const forged = aVisitor()
  forged.cookies.set('rdv_navigateur', [...cookie].toReversed().join(''))

  assert.deepEqual(statuses, [422, 422, 422, 429])
  assert.doesNotMatch(cookie, new RegExp(`(^|\\.)${usager.id}(\\.|$)|@`))
  await statusesOf(5, () => signIn(usager.email, 'faux', elsewhere()))
  assert.equal((await signIn(usager.email, PASSWORD, elsewhere(), forged)).status, 429)
})

test('a known browser has tries of its own, as few', async () => {
  const [usager, visitor] = [await anAccount(), aVisitor()]
  await signIn(usager.email, PASSWORD, elsewhere(), visitor)
  visitor.cookies.delete('rdv_session')

  const statuses = await statusesOf(4, () => signIn(usager.email, 'faux', elsewhere(), visitor))

  assert.deepEqual(statuses, [422, 422, 422, 429])
})

test('wrong passwords of one address at many accounts close it, right ones never do', async () => {
  const [wrong, right] = [elsewhere(), elsewhere()]

  const guesses = await statusesOf(5, (at) => signIn(`personne${at}@exemple.fr`, 'faux', wrong))
  const people = await statusesOf(6, async () => signIn((await anAccount()).email, PASSWORD, right))

  assert.deepEqual(guesses, [422, 422, 422, 422, 429])
  assert.deepEqual(people, [303, 303, 303, 303, 303, 303])
})

test('of many tries at once no more than the limit is looked at', async () => {
  const [usager, address] = [await anAccount(), elsewhere()]

  const answers = await Promise.all(Array.from({ length: 20 }, () => signIn(usager.email, 'faux', address)))

  assert.equal(answers.filter(({ status }) => status === 422).length, 3)
})

test('an unknown address is closed like a known one', async () => {
  const address = elsewhere()

  const statuses = await statusesOf(4, () => signIn('personne@exemple.fr', 'faux', address))

  assert.deepEqual(statuses, [422, 422, 422, 429])
})

test('tries from one IPv6 network count together, whatever its addresses', async () => {
  const usager = await anAccount()
  const statuses = await statusesOf(4, (at) => signIn(usager.email, 'faux', `2001:db8:0:7::${at + 1}`))

  assert.deepEqual(statuses, [422, 422, 422, 429])
  assert.equal((await signIn(usager.email, PASSWORD, '2001:db8:0:8::1')).status, 303)
})

const change = (visitor: Visitor, current_password: string) =>
  visitor.post('/users/mot-de-passe', { current_password, password: 'cinq hérons au bord de l’eau' })

test('whoever sits at an open session does not guess its password, nor keeps the others from changing it', async () => {
  const usager = await anAccount()
  const [one, two] = [aVisitor(), aVisitor()]
  for (const visitor of [one, two]) await signIn(usager.email, PASSWORD, elsewhere(), visitor)

  const statuses = await statusesOf(3, () => change(one, 'faux'))

  assert.deepEqual(statuses, [422, 422, 429])
  assert.equal((await change(two, PASSWORD)).status, 303)
})

const anAgentWithTwo = async () => anAgent({ ...(await withPassword()), ...withSecondFactor() })

async function enter({ email }: { email: string | null }, address: string, code: string) {
  const visitor = aVisitor()
  await visitor.post('/agents/sign_in', { email: email ?? '', password: PASSWORD }, from(address))
  return visitor.post('/agents/sign_in/code', { code }, from(address))
}

test('whoever knows a password spends his own tries at the second factor', async () => {
  const [agent, thief] = [await anAgentWithTwo(), elsewhere()]

  const statuses = await statusesOf(3, () => enter(agent, thief, '000000'))

  assert.deepEqual(statuses, [422, 422, 429])
  assert.equal((await enter(agent, elsewhere(), codeOf())).status, 303)
})

const forgot = (email: string, address: string, visitor = aVisitor()) =>
  visitor.post('/users/password/new', { email }, from(address))

test('mails about an account leave a few times an hour for one address, and a stranger keeps nobody’s away', async () => {
  const [usager, stranger] = [await anAccount(), elsewhere()]
  const email = usager.email ?? ''

  const statuses = await statusesOf(3, () => forgot(email, stranger))

  assert.deepEqual(statuses, [303, 303, 429])
  assert.match((await forgot(email, stranger)).words, /Trop d’e-mails ont été demandés/)
  assert.equal((await forgot(email, elsewhere())).status, 303)
})

test('a mail that is opened counts no more, from wherever it is opened', async () => {
  const office = elsewhere()

  const statuses = await statusesOf(6, async () => {
    const usager = await anAccount()
    const asked = await forgot(usager.email ?? '', office)
    const { link } = await lastAccountMail()
    await aVisitor().get(link, from(elsewhere()))
    return asked
  })
  const never = await statusesOf(4, (at) => forgot(`jamais${at}@exemple.fr`, office))

  assert.deepEqual(statuses, [303, 303, 303, 303, 303, 303])
  assert.deepEqual(never, [303, 303, 303, 429])
})

test('opened again, a mail gives nothing more back', async () => {
  const [office, usager] = [elsewhere(), await anAccount()]
  await forgot(usager.email ?? '', office)
  const { link } = await lastAccountMail()
  await statusesOf(2, (at) => forgot(`autre${at}@exemple.fr`, office))

  for (const _ of [1, 2, 3]) await aVisitor().get(link, from(elsewhere()))

  assert.deepEqual(await statusesOf(2, (at) => forgot(`encore${at}@exemple.fr`, office)), [303, 429])
})

test('the link of a mail opens its page, however many wrong ones were tried from there', async () => {
  const [usager, address] = [await anAccount(), elsewhere()]
  await forgot(usager.email ?? '', elsewhere())
  const { link } = await lastAccountMail()
  const guess = () => aVisitor().get('/users/password/edit?reset_password_token=faux', from(address))

  assert.deepEqual(await statusesOf(3, guess), [303, 303, 429])

  const visitor = aVisitor()
  const opened = await visitor.follow(await visitor.get(link, from(address)))
  assert.match(opened.words, /Choisir un mot de passe/)
})

const askCode = (email: string, address: string, visitor = aVisitor()) =>
  visitor.post('/identification', { first_name: 'Inès', last_name: 'Faure', email }, from(address))

async function proveCode(email: string, address: string) {
  const [visitor, count] = [aVisitor(), mailbox.mails.length]
  const asked = await askCode(email, address, visitor)
  if (asked.status !== 303) return asked
  const mail = (await mailbox.received(count + 1)).at(-1)
  const code = /\d{3}\s?\d{3}/.exec(mail?.text ?? '')?.[0].replaceAll(/\s/g, '') ?? ''
  return visitor.post('/identification/code', { code }, from(elsewhere()))
}

test('codes that are proved count no more, from wherever they are typed', async () => {
  const office = elsewhere()

  const proved = await statusesOf(6, (at) => proveCode(`venue${at}@exemple.fr`, office))
  const never = await statusesOf(4, (at) => askCode(`jamais-venue${at}@exemple.fr`, office))

  assert.deepEqual(proved, [303, 303, 303, 303, 303, 303])
  assert.deepEqual(never, [303, 303, 303, 429])
})

test('a stranger keeps nobody’s codes away', async () => {
  const [email, stranger] = ['codes@exemple.fr', elsewhere()]

  assert.deepEqual(await statusesOf(3, () => askCode(email, stranger)), [303, 303, 429])

  assert.equal((await proveCode(email, elsewhere())).status, 303)
})

async function aMessage() {
  const usager = await aUsager({ lastName: 'Lefort' })
  const rdv = await aRdv({ startsAt: new Date(Date.now() + 8 * 24 * 3_600_000), usagerIds: [usager.id] })
  const participationId = rdv.participations[0]?.id ?? 0
  return { rdv, participationId, token: await mintParticipationToken(participationId, Temporal.Now.instant()) }
}

test('invented tokens are counted, old links are nobody’s guess', async () => {
  const [old, right, address] = [await aMessage(), await aMessage(), elsewhere()]
  await db.participationToken.updateMany({
    where: { participationId: old.participationId },
    data: { expiresAt: new Date(0) },
  })
  const open = ({ rdv, token }: { rdv: { id: number }; token: string }) =>
    aVisitor().get(`/users/rdvs/${rdv.id}?invitation_token=${token}`, from(address))

  assert.deepEqual(await statusesOf(4, () => open(old)), [404, 404, 404, 404])
  assert.deepEqual(await statusesOf(4, () => open(right)), [303, 303, 303, 303])
  assert.deepEqual(await statusesOf(3, () => open({ ...old, token: 'AAAAAAAA' })), [404, 404, 429])
})

test('the link of a message opens its rdv, however many wrong ones were tried from there; at another rdv it is a guess', async () => {
  const [right, other, address] = [await aMessage(), await aMessage(), elsewhere()]
  const open = (rdvId: number, token: string) => aVisitor().get(`/r/${rdvId}/${token}`, from(address))

  assert.deepEqual(await statusesOf(3, () => open(right.rdv.id, 'AAAAAAAA')), [404, 404, 429])

  assert.equal((await open(right.rdv.id, right.token)).location, `/users/rdvs/${right.rdv.id}`)
  assert.equal((await open(right.rdv.id, other.token)).status, 429)
})

test('tokens that stand alone in the address of the search are guessed a few times', async () => {
  const [{ token }, address] = [await aMessage(), elsewhere()]
  const open = (given: string) => aVisitor().get(`/prendre_rdv?invitation_token=${given}`, from(address))

  const right = await statusesOf(3, () => open(token))
  const invented = await statusesOf(3, (at) => open(`AAAAAAA${at}`))

  assert.deepEqual(
    [right, invented],
    [
      [303, 303, 303],
      [404, 404, 429],
    ],
  )
})

type Message = Awaited<ReturnType<typeof aMessage>>

async function come({ rdv, token }: Message, letters: string, address: string) {
  const visitor = aVisitor()
  await visitor.get(`/users/rdvs/${rdv.id}?invitation_token=${token}`, from(address))
  return visitor.post('/users/trois-lettres', { letters }, from(address))
}

test('letters are guessed a few times from one place, and whoever received the message still opens it', async () => {
  const [message, thief] = [await aMessage(), elsewhere()]

  assert.deepEqual(await statusesOf(3, () => come(message, 'ZZZ', thief)), [422, 422, 429])

  assert.equal((await come(message, 'LEF', elsewhere())).status, 303)
})

const askLink = (token: string, address: string) => aVisitor().post('/users/nouveau-lien', { token }, from(address))

test('new links are asked a few times for one message; those that nobody was given are counted by address', async () => {
  const [{ token }, address] = [await aMessage(), elsewhere()]
  const ask = (asked: string) => askLink(asked, address)

  const own = await statusesOf(3, () => ask(token))
  const others = await statusesOf(3, async () => ask((await aMessage()).token))
  const invented = await statusesOf(4, (at) => ask(`AAAAAAA${at}`))

  assert.deepEqual(
    [own, others],
    [
      [303, 303, 429],
      [303, 303, 303],
    ],
  )
  assert.deepEqual(invented, [303, 303, 303, 429])
})

test('a new link that is refused spends nobody’s tries', async () => {
  const [{ token }, address] = [await aMessage(), elsewhere()]
  const ask = (asked: string, place = address) => askLink(asked, place)
  await statusesOf(3, (at) => ask(`BBBBBBB${at}`))
  const before = await db.tries.findMany({ orderBy: { digest: 'asc' } })

  assert.deepEqual(await statusesOf(4, () => ask(token)), [429, 429, 429, 429])

  assert.deepEqual(await db.tries.findMany({ orderBy: { digest: 'asc' } }), before)
  assert.equal((await ask(token, elsewhere())).status, 303)
})

const provider = await useOidcProvider('PRO_CONNECT')

/** As the provider tells it, from one of its servers. */
function leave(address: string) {
  const iat = Math.floor(Date.now() / 1000)
  const events = { 'http://schemas.openid.net/event/backchannel-logout': {} }
  const claims = { iss: provider.issuer, aud: provider.clientId, sub: randomUUID(), events, jti: randomUUID() }
  const token = provider.sign({ ...claims, iat, exp: iat + 120 })
  const headers = { ...from(address).headers, origin: '', 'sec-fetch-site': '' }
  return aVisitor().post('/agent_connect/deconnexion', { logout_token: token }, { headers })
}

type Ask = (address: string) => Promise<{ status: number }>

/** One subject, through the door that uses the limit; the answer of a try that is looked at. */
const totals: Partial<Record<LimitName, { looked: number; aSubject: () => Promise<Ask> }>> = {
  'own-password-subject': {
    looked: 422,
    async aSubject() {
      const { email } = await anAccount()
      return async (address) => {
        const visitor = aVisitor()
        await signIn(email, PASSWORD, address, visitor)
        return change(visitor, 'faux')
      }
    },
  },
  'second-factor-subject': {
    looked: 422,
    async aSubject() {
      const agent = await anAgentWithTwo()
      return (address) => enter(agent, address, '000000')
    },
  },
  'second-factor-address': {
    looked: 422,
    async aSubject() {
      const office = elsewhere()
      return async () => enter(await anAgentWithTwo(), office, '000000')
    },
  },
  'account-mail-subject': {
    looked: 303,
    async aSubject() {
      const { email } = await anAccount()
      return (address) => forgot(email ?? '', address)
    },
  },
  'code-subject': {
    looked: 303,
    async aSubject() {
      const email = `total-${randomUUID()}@exemple.fr`
      return (address) => askCode(email, address)
    },
  },
  'link-mail-subject': {
    looked: 303,
    async aSubject() {
      const { token } = await aMessage()
      return (address) => askLink(token, address)
    },
  },
  'letters-subject': {
    looked: 422,
    async aSubject() {
      const message = await aMessage()
      return (address) => come(message, 'ZZZ', address)
    },
  },
}

for (const [name, { looked, aSubject }] of Object.entries(totals))
  test(`${name}: four tries are looked at, from wherever, then none; others have theirs`, async () => {
    const [ask, another] = [await aSubject(), await aSubject()]

    assert.deepEqual(await statusesOf(6, () => ask(elsewhere())), [...Array(4).fill(looked), 429, 429])

    assert.equal((await another(elsewhere())).status, looked)
  })

test('logout-issuer: of one provider four logouts that are signed are heard, from whatever server', async () => {
  assert.deepEqual(await statusesOf(6, () => leave(elsewhere())), [200, 200, 200, 200, 429, 429])
})
