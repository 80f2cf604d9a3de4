import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { config } from '#infra/config.ts'
import { db } from '#infra/db.ts'
import { lastAccountMail } from '#test/support/account-mail.ts'
import { aLieu, aMotif, anOrganisation, aRdv, aUsager } from '#test/support/factories.ts'
import { aMailbox, type Mailbox } from '#test/support/peers/mailbox.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aSignedInUsager, PASSWORD } from '#test/support/signed-in.ts'
import { aVisitor, serve, type Visitor } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

let mailbox: Mailbox
before(async () => {
  mailbox = await aMailbox()
  config.SMTP_URL = mailbox.url
})
after(() => mailbox.stop())

let last = 0
const anEmail = () => `sans-compte${++last}@exemple.fr`

type Typed = { email: string; first_name?: string; last_name?: string; phone_number?: string }

/** Somebody who gave his names and address, and received a code. */
async function whoAskedACode({ first_name = 'Inès', last_name = 'Faure', ...typed }: Typed) {
  const visitor = aVisitor()
  const count = mailbox.mails.length
  const answer = await visitor.post('/identification', { first_name, last_name, ...typed })
  assert.equal(answer.location, '/identification/code')
  return { visitor, code: await lastCode(count + 1) }
}

async function lastCode(count: number) {
  const mails = await mailbox.received(count)
  return /\d{3}\s?\d{3}/.exec(mails.at(-1)?.text ?? '')?.[0].replaceAll(/\s/g, '') ?? ''
}

const give = (visitor: Visitor, code: string) => visitor.post('/identification/code', { code })
const another = (code: string) => (code === '000000' ? '000001' : '000000')
const usagerOf = (email: string) => db.usager.findUniqueOrThrow({ where: { email } })

test('the form is the page; FranceConnect and the account stand under it', async () => {
  const page = await aVisitor().get('/identification')

  assert.equal(page.status, 200)
  assert.deepEqual(
    page
      .$('main h1, main h2, main h3')
      .toArray()
      .map((title) => page.$(title).text().replaceAll('\u00A0', ' ')),
    ['Qui êtes-vous ?', 'Vous', 'Continuer autrement', 'Avec votre compte RDV Solidarités'],
  )
  assert.match(page.$('.rdv-etape').text(), /étape 1 sur 3/)
  assert.equal(page.$('a[href="#autrement"]').length, 1)
  assert.equal(page.$('#autrement a[href="/users/sign_in"]').length, 1)
  assert.doesNotMatch(page.words, /accompagn/, 'nobody books in his trade yet')
})

test('the rdv being taken is shown beside, with the way back to its week', async () => {
  const motif = await aMotif({ name: 'Suivi de grossesse' })
  const lieu = await aLieu({ organisationId: motif.organisationId, name: 'MDS Arras-Nord' })
  const visitor = aVisitor()
  const answers = `departement=62&motif_id=${motif.id}&lieu_id=${lieu.id}&starts_at=2027-03-02T09:30:00%2B01:00`

  const page = await visitor.follow(await visitor.get(`/users/rdv_wizard_step/new?${answers}`))
  const recap = page.$('.rdv-recap').text().replaceAll('\u00A0', ' ')

  assert.match(recap, /Pas encore confirmé/)
  assert.match(recap, /Mardi 2 mars 2027 à 9 h 30/)
  assert.match(recap, /Suivi de grossesse/)
  assert.match(recap, /MDS Arras-Nord/)
  assert.match(page.$('.rdv-retour a').attr('href') ?? '', /date=2027-03-02/)
  assert.doesNotMatch(page.$('.rdv-retour a').attr('href') ?? '', /starts_at/)
})

test('an address names no title, lieu or motif that is not open to strangers, nor of another motif', async () => {
  const startsAt = new Date(Date.now() + 9 * 24 * 3_600_000)
  const open = await aMotif({ name: 'Atelier ouvert', collectif: true })
  const kept = await aMotif({ name: 'Atelier secret', collectif: true, bookableBy: 'agents' })
  const at = { startsAt, name: 'Titre du groupe' }
  const [shown, revoked, foreign, individual] = [
    await aRdv({ motifId: open.id, ...at }),
    await aRdv({ motifId: open.id, ...at, status: 'revoked' }),
    await aRdv({ motifId: kept.id, ...at }),
    await aRdv(at),
  ]
  const lieu = await aLieu({ name: 'Chez une autre' })
  const recapFor = async (motifId: number, rdvId: number) => {
    const answers = `departement=62&motif_id=${motifId}&rdv_collectif_id=${rdvId}&lieu_id=${lieu.id}`
    const visitor = aVisitor()
    const page = await visitor.follow(
      await visitor.get(`/users/rdv_wizard_step/new?${answers}&starts_at=2027-03-02T09:30:00%2B01:00`),
    )
    return page.$('main').text()
  }

  assert.match(await recapFor(open.id, shown.id), /Atelier ouvert.*Titre du groupe|Titre du groupe.*Atelier ouvert/s)
  for (const { id } of [revoked, foreign, individual])
    assert.doesNotMatch(await recapFor(open.id, id), /Titre du groupe|Chez une autre/)
  assert.doesNotMatch(await recapFor(kept.id, foreign.id), /Titre du groupe|Atelier secret/)
})

test('signing in or up from this page comes back to the rdv that was chosen', async () => {
  const { usager } = await aSignedInUsager()
  const motif = await aMotif({})
  const lastPage = `/users/rdv_wizard_step/new?departement=62&motif_id=${motif.id}&starts_at=2027-03-02T08%3A30%3A00Z`
  const [one, other] = [aVisitor(), aVisitor()]
  for (const visitor of [one, other]) await visitor.follow(await visitor.get(lastPage))

  const signedIn = await one.post('/users/sign_in', { email: usager.email ?? '', password: PASSWORD })
  await other.post('/users/sign_up', { first_name: 'Inès', last_name: 'Faure', email: anEmail() })
  const { link } = await lastAccountMail()
  const confirmation = await other.follow(await other.get(link))
  const choice = await other.follow(
    await other.post(confirmation.$('form.rdv-etroit, main form').first().attr('action') ?? ''),
  )
  const signedUp = await other.post(choice.$('form.rdv-etroit').attr('action') ?? '', { password: PASSWORD })

  for (const { location } of [signedIn, signedUp]) assert.equal(location, lastPage)
})

test('whoever is signed in skips the page', async () => {
  const { visitor } = await aSignedInUsager()

  const answer = await visitor.get('/identification')

  assert.equal(answer.status, 303)
})

test('a code received by e-mail opens a booking session, on a new file', async () => {
  const email = anEmail()
  const { visitor, code } = await whoAskedACode({ email })
  const page = await visitor.get('/identification/code')

  const answer = await give(visitor, `${code.slice(0, 3)} ${code.slice(3)}`)

  assert.match(page.text, /sa•••@exemple.fr/)
  assert.doesNotMatch(page.text, new RegExp(email))
  assert.equal(answer.location, '/prendre_rdv')
  const usager = await usagerOf(email)
  assert.deepEqual(
    [usager.firstName, usager.lastName, usager.createdThrough, usager.confirmedAt],
    ['Inès', 'Faure', 'booking_code', null],
  )
})

test('a booking session reaches neither the account nor the proches', async () => {
  const { visitor, code } = await whoAskedACode({ email: anEmail() })
  await give(visitor, code)

  assert.equal((await visitor.get('/users/informations')).location, '/users/sign_in')
  assert.equal((await visitor.get('/relatives')).location, '/users/sign_in')
})

test('the same address and names, however spelt, are the same file, of which nothing changes', async () => {
  const usager = await aUsager({ firstName: 'Inès', lastName: 'Le Gall', email: anEmail(), phoneNumber: '0612345678' })
  const { visitor, code } = await whoAskedACode({ email: usager.email ?? '', first_name: 'INES', last_name: 'le-gall' })

  await give(visitor, code)

  assert.equal(await db.usager.count({ where: { responsibleId: usager.id } }), 0)
  const { lastSeenOn: _seen, ...after } = await usagerOf(usager.email ?? '')
  const { lastSeenOn: _unseen, ...before } = usager
  assert.deepEqual(after, before)
})

test('other names at a known address are a proche of that file, known where it is', async () => {
  const organisation = await anOrganisation()
  const usager = await aUsager({ email: anEmail(), organisationId: organisation.id })

  for (const _ of [1, 2]) {
    const { visitor, code } = await whoAskedACode({ email: usager.email ?? '', first_name: 'Léo', last_name: 'Petit' })
    await give(visitor, code)
  }

  const proches = await db.usager.findMany({ where: { responsibleId: usager.id }, include: { profiles: true } })
  assert.deepEqual(
    proches.map(({ firstName, createdThrough }) => [firstName, createdThrough]),
    [['Léo', 'booking_code']],
  )
  assert.deepEqual(
    proches[0]?.profiles.map(({ organisationId }) => organisationId),
    [organisation.id],
  )
})

test('a wrong code says how many tries are left, and the fifth is the last', async () => {
  const email = anEmail()
  const { visitor, code } = await whoAskedACode({ email, phone_number: '06 12 34 56 78' })

  const first = await give(visitor, another(code))
  const [second, third, fourth] = [
    await give(visitor, another(code)),
    await give(visitor, another(code)),
    await give(visitor, another(code)),
  ]
  const fifth = await give(visitor, another(code))
  const right = await give(visitor, code)

  assert.match(first.$('#code-messages').text(), /Il vous reste 4\sessais/)
  assert.deepEqual([second.status, third.status], [422, 422])
  assert.match(fourth.$('#code-messages').text(), /Il vous reste 1\sessai\./)
  const form = await visitor.follow(fifth)
  assert.equal(fifth.location, '/identification')
  assert.equal(right.location, '/identification')
  assert.match(form.text, /n’est plus valable\. Choisissez «\s?Continuer\s?»/)
  assert.match(form.$('main form button').text(), /Continuer/)
  assert.deepEqual(
    ['first_name', 'last_name', 'email', 'phone_number'].map((id) => form.$(`#${id}`).val()),
    ['Inès', 'Faure', email, '06 12 34 56 78'],
  )
})

test('« Corriger mon e-mail » brings the form back as it was, for half an hour', async () => {
  const email = anEmail()
  const { visitor } = await whoAskedACode({ email })

  const page = await visitor.get('/identification/code')
  const form = await visitor.get(page.$('main li a').attr('href') ?? '')
  await db.verification.updateMany({ where: { email }, data: { createdAt: new Date(Date.now() - 31 * 60_000) } })
  const later = await visitor.get('/identification')

  assert.deepEqual(
    ['first_name', 'last_name', 'email'].map((id) => form.$(`#${id}`).val()),
    ['Inès', 'Faure', email],
  )
  assert.equal(later.$('#first_name').val(), '', 'others may sit at this browser')
})

test('« hotmial.fr » is suggested beside the code, with a button that sends it to what was meant', async () => {
  const email = anEmail().replace('exemple.fr', 'hotmial.fr')
  const { visitor, code } = await whoAskedACode({ email })
  const count = mailbox.mails.length

  const page = await visitor.get('/identification/code')
  const form = page.$('.fr-alert--info form')
  const answer = await visitor.post(form.attr('action') ?? '')
  const [mail] = (await mailbox.received(count + 1)).slice(-1)
  const next = await visitor.follow(answer)

  assert.match(page.words, /Vouliez-vous écrire sa•••@hotmail\.fr/)
  assert.equal(form.find('button').text(), 'Envoyer le code à @hotmail.fr')
  assert.equal(mail?.to?.[0]?.address, email.replace('hotmial', 'hotmail'))
  assert.match(next.words, /envoyé un code à sa•••@hotmail\.fr/)
  assert.equal(next.$('.fr-alert--info form').length, 0)
  assert.notEqual((await give(visitor, code)).location, '/prendre_rdv')
})

test('the way back to the page of a code that was given goes on', async () => {
  const { visitor, code } = await whoAskedACode({ email: anEmail() })
  await give(visitor, code)

  assert.equal((await visitor.get('/identification/code')).location, '/prendre_rdv')
})

test('what is not six digits is no try', async () => {
  const { visitor, code } = await whoAskedACode({ email: anEmail() })

  const page = await give(visitor, 'abc')

  assert.equal(page.status, 422)
  assert.equal((await give(visitor, code)).status, 303)
  assert.equal((await db.verification.findFirstOrThrow({ orderBy: { id: 'desc' } })).tries, 1)
})

test('a hundred wrong codes at once are five tries', async () => {
  const { visitor, code } = await whoAskedACode({ email: anEmail() })

  const answers = await Promise.all(Array.from({ length: 100 }, () => give(visitor, another(code))))

  assert.equal(answers.filter(({ status }) => status === 422).length <= 4, true)
  assert.equal((await give(visitor, code)).location, '/identification')
})

test('a code used twice at the same time opens one session and one file', async () => {
  const email = anEmail()
  const { visitor, code } = await whoAskedACode({ email })

  const answers = await Promise.all(Array.from({ length: 5 }, () => give(visitor, code)))

  assert.equal(answers.filter(({ location }) => location === '/prendre_rdv').length, 1)
  assert.equal(await db.usager.count({ where: { email } }), 1)
})

test('two browsers that prove one new address at once share one file', async () => {
  const email = anEmail()
  const [one, two] = [await whoAskedACode({ email }), await whoAskedACode({ email })]

  await Promise.all([give(one.visitor, one.code), give(two.visitor, two.code)])

  assert.equal(await db.usager.count({ where: { email } }), 1)
})

test('after ten minutes a code is worth nothing', async () => {
  const { visitor, code } = await whoAskedACode({ email: anEmail() })
  const { id, expiresAt } = await db.verification.findFirstOrThrow({ orderBy: { id: 'desc' } })
  await db.verification.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1) } })

  const page = await visitor.follow(await give(visitor, code))

  assert.ok(Math.abs(expiresAt.getTime() - Date.now() - 10 * 60_000) < 20_000)
  assert.match(page.text, /n’est plus valable/)
})

test('a code is worth nothing in another browser', async () => {
  const { code } = await whoAskedACode({ email: anEmail() })
  const thief = (await whoAskedACode({ email: anEmail() })).visitor

  const answer = await give(thief, code)

  assert.notEqual(answer.location, '/prendre_rdv')
})

test('a new code replaces the one before', async () => {
  const { visitor, code } = await whoAskedACode({ email: anEmail() })
  const count = mailbox.mails.length

  await visitor.post('/identification/code/nouveau')
  const newer = await lastCode(count + 1)

  if (newer !== code) assert.equal((await give(visitor, code)).status, 422)
  assert.equal((await give(visitor, newer)).status, 303)
})

test('the code is not kept in clear', async () => {
  const { code } = await whoAskedACode({ email: anEmail() })

  const row = await db.verification.findFirstOrThrow({ orderBy: { id: 'desc' } })

  assert.doesNotMatch(JSON.stringify({ ...row, id: 0 }), new RegExp(code))
})

test('a known and an unknown address are answered alike', async () => {
  const usager = await aUsager()

  const known = await whoAskedACode({ email: usager.email ?? '' })
  const unknown = await whoAskedACode({ email: anEmail() })
  const pages = [await known.visitor.get('/identification/code'), await unknown.visitor.get('/identification/code')]

  assert.equal(
    pages[0]
      ?.$('main')
      .text()
      .replaceAll(/\S+•••\S+|\d+/g, ''),
    pages[1]
      ?.$('main')
      .text()
      .replaceAll(/\S+•••\S+|\d+/g, ''),
  )
})

test('a code never signs in to an account', async () => {
  const { usager } = await aSignedInUsager({ firstName: 'Zoé', lastName: 'Marchand' })
  const { visitor, code } = await whoAskedACode({ email: usager.email ?? '', first_name: 'Zoé', last_name: 'Marchand' })

  await give(visitor, code)

  assert.equal((await visitor.get('/users/informations')).status, 303)
})

test('when the mail server is away, the names are kept and nothing is promised', async () => {
  const working = config.SMTP_URL
  const visitor = aVisitor()
  await mailbox.stop()

  const page = await visitor.post('/identification', {
    first_name: 'Inès',
    last_name: 'Faure',
    email: anEmail(),
  })

  mailbox = await aMailbox(Number(new URL(working).port))
  assert.equal(page.status, 503)
  assert.match(page.text, /pas pu envoyer le code/)
  assert.equal(page.$('#first_name').val(), 'Inès')
})
