import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db } from '#infra/db.ts'
import { aRdv, aUsager } from '#test/support/factories.ts'
import { useMailbox } from '#test/support/peers/mailbox.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import {
  anOfferAhead,
  atHour,
  aVisitAhead,
  confirm,
  forProche,
  lastPage,
  lastPageTarget,
  moveTo,
  query,
} from '#test/support/taking-a-rdv.ts'
import { aVisitor, serve, type Visitor } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

const mailbox = await useMailbox()

let last = 0
const anEmail = () => `reserve${++last}@exemple.fr`

const NAMES = { first_name: 'Nadia', last_name: 'Faure' }
const FOR_SELF = { pour: 'moi', ...NAMES }

type Answers = Record<string, string>
type Typed = Record<string, string | string[]>

/** A stranger who chose this hour, and answers « Qui êtes-vous ? ». */
async function whoAnswers(answers: Answers, typed: Typed) {
  const visitor = aVisitor()
  const form = await visitor.follow(await visitor.get(lastPage(answers)))
  const count = mailbox.mails.length
  const answer = await visitor.post('/identification', typed)
  if (answer.location !== '/identification/code') return { visitor, form, answer, code: '' }
  const mails = await mailbox.received(count + 1)
  return {
    visitor,
    form,
    answer,
    code: /\d{3}\s?\d{3}/.exec(mails.at(-1)?.text ?? '')?.[0].replaceAll(/\s/g, '') ?? '',
  }
}

/** The same, who then gives his code: the last page. */
async function whoProved(answers: Answers, typed: Typed) {
  const { visitor, code, form } = await whoAnswers(answers, typed)
  const check = await visitor.follow(await visitor.post('/identification/code', { code }))
  return { visitor, form, check }
}

const confirmed = async (visitor: Visitor, answers: Answers) => visitor.follow(await confirm(visitor, answers, {}))
const rdvOf = (motifId: number) => db.rdv.findFirstOrThrow({ where: { motifId }, include: { participations: true } })
const usagerOf = (email: string) => db.usager.findUniqueOrThrow({ where: { email } })
const prochesOf = (responsibleId: number) => db.usager.findMany({ where: { responsibleId } })

test('a rdv is taken without account in three pages: who, code, check; nothing is asked twice', async () => {
  const { motif, answers } = await anOfferAhead()
  const email = anEmail()

  const { visitor, form, check } = await whoProved(answers, { ...FOR_SELF, email, phone_number: '06 12 34 56 78' })
  const page = await confirmed(visitor, answers)
  const rdv = await rdvOf(motif.id)
  const usager = await usagerOf(email)

  assert.deepEqual(
    form
      .$('main form#formulaire input:not([type=radio])')
      .toArray()
      .map((input) => form.$(input).attr('name'))
      .filter((name) => !name?.startsWith('proche_')),
    ['first_name', 'last_name', 'email', 'phone_number'],
  )
  assert.match(check.$('h1').text(), /Tout est juste/)
  assert.match(check.$('.rdv-etape').text(), /étape 3 sur 3/)
  assert.equal(check.$('form#formulaire input').length, 0)
  assert.match(check.words, new RegExp(`Nadia FAURE.*${email}.*Vous y recevrez la confirmation.*06 12 34 56 78`))
  assert.equal(page.status, 200)
  assert.match(page.text, /Nadia FAURE/)
  assert.deepEqual([rdv.participations[0]?.usagerId, usager.phoneNumberFormatted], [usager.id, '+33612345678'])
  assert.equal((await aVisitor().get(`/users/rdvs/${rdv.id}`)).location, '/users/sign_in')
  const list = await visitor.get('/users/rdvs')
  assert.deepEqual(
    list
      .$('.rdv-carte h3 a')
      .map((_, link) => list.$(link).attr('href'))
      .get(),
    [`/users/rdvs/${rdv.id}`],
  )
  assert.match(list.words, /À venir \(1\)/)
  assert.match(list.words, /les rendez-vous que vous venez de prendre\. Elle se ferme à \d+ h/)
  assert.equal(list.$('.rdv-onglets, #proches').length, 0)
  assert.equal(
    page.$('main a:contains("Prendre un autre rendez-vous")').attr('href'),
    '/prendre_rdv?departement=62&revoir=1',
  )
  assert.match(page.words, /part à re•••@exemple.fr/)
  assert.doesNotMatch(page.text, new RegExp(email))
})

test('for whom is asked of everybody, nobody being chosen beforehand', async () => {
  const { answers } = await anOfferAhead()

  const { form, answer } = await whoAnswers(answers, { ...NAMES, email: 'nadia@' })

  assert.deepEqual(
    form
      .$('input[name=pour]')
      .toArray()
      .map((radio) => form.$(radio).attr('value')),
    ['moi', 'autre'],
  )
  assert.equal(form.$('input:checked').length, 0)
  assert.equal(answer.status, 422)
  assert.match(answer.$('#pour-messages').text(), /Choisissez pour qui est le rendez-vous/)
  assert.match(answer.$('#email-messages').text(), /en entier/)
  assert.equal(answer.$('#first_name').val(), 'Nadia')
})

test('a parent without account books for a child, who is made with the rdv and seen on its page', async () => {
  const { motif, answers } = await anOfferAhead()
  const email = anEmail()

  const { visitor, check } = await whoProved(answers, { ...NAMES, email, ...forProche('Inès', 'Faure') })
  const parent = await usagerOf(email)
  const before = await prochesOf(parent.id)
  const [one, other] = await Promise.all([confirm(visitor, answers, {}), confirm(visitor, answers, {})])
  const page = await visitor.follow(one)
  const [ines, ...others] = await prochesOf(parent.id)
  const rdv = await rdvOf(motif.id)

  assert.match(check.words, /Pour qui ?Inès FAURE, \d+.ans ?Date de naissance : 2 mars 2020/)
  assert.deepEqual(before, [])
  assert.deepEqual([one.location, others], [other.location, []])
  assert.deepEqual(
    rdv.participations.map(({ usagerId }) => usagerId),
    [ines?.id],
  )
  assert.equal(page.status, 200)
  assert.match(page.words, /Inès FAURE/)
  assert.equal((await visitor.get('/users/rdvs')).$(`.rdv-carte a[href="/users/rdvs/${rdv.id}"]`).length > 0, true)
  assert.equal((await visitor.get(`/users/rdvs/${rdv.id}/annulation`)).status, 200)
})

test('the child whom the family has is the one who is named, and no list of proches is shown', async () => {
  const { motif, answers } = await anOfferAhead()
  const email = anEmail()
  const parent = await aUsager({ firstName: 'Nadia', lastName: 'Faure', email, createdAt: new Date('2026-01-01') })
  const birthDate = new Date('2020-03-02')
  const ines = await aUsager({ firstName: 'Inès', lastName: 'Faure', birthDate, responsibleId: parent.id, email: null })
  await aUsager({ firstName: 'Zoé', responsibleId: parent.id, email: null })

  const { visitor, check } = await whoProved(answers, { ...NAMES, email, ...forProche('INES', 'faure') })
  await confirmed(visitor, answers)
  const rdv = await rdvOf(motif.id)

  assert.doesNotMatch(check.text, /Zoé/)
  assert.deepEqual(
    rdv.participations.map(({ usagerId }) => usagerId),
    [ines.id],
  )
  assert.equal((await prochesOf(parent.id)).length, 2)
})

test('a code shows nothing of a file that was there, and fills only what is empty, with the rdv', async () => {
  const { answers } = await anOfferAhead({ motif: { name: 'Dès 15 ans' } })
  const email = anEmail()
  const known = { firstName: 'Nadia', lastName: 'Faure', email, createdAt: new Date('2026-01-01') }
  const file = await aUsager({ ...known, phoneNumber: '0611111111', address: '1 rue Secrète, 62000 Arras' })
  const typed = { ...FOR_SELF, email, phone_number: '06 99 99 99 99', 'birth_date[day]': '1', 'birth_date[month]': '2' }

  const { visitor, check } = await whoProved(answers, { ...typed, 'birth_date[year]': '1990' })
  const before = await db.usager.findUniqueOrThrow({ where: { id: file.id } })
  await confirmed(visitor, answers)
  const after = await db.usager.findUniqueOrThrow({ where: { id: file.id } })

  assert.doesNotMatch(check.text, /0611111111|06.11.11.11.11|rue Secrète/)
  assert.match(check.words, /Celui que le service connaît déjà.*Si vous en avez écrit un autre, il n’est pas gardé/)
  assert.equal(before.birthDate, null)
  assert.deepEqual([after.phoneNumber, after.address], ['0611111111', '1 rue Secrète, 62000 Arras'])
  assert.equal(after.birthDate?.toISOString().slice(0, 10), '1990-02-01')
})

test('whoever comes by the address of a family reads no number of it, and learns of none whether it is theirs', async () => {
  const { answers } = await anOfferAhead()
  const email = anEmail()
  await aUsager({ firstName: 'Paul', lastName: 'Faure', email, phoneNumber: '06 11 11 11 11' })
  const typed = { ...FOR_SELF, first_name: 'Zoé', email }

  const { check } = await whoProved(answers, typed)
  const wrong = await whoProved(answers, { ...typed, phone_number: '06 22 22 22 22' })
  const right = await whoProved(answers, { ...typed, phone_number: '06 11 11 11 11' })

  assert.match(check.words, /Zoé FAURE/)
  assert.match(check.words, /Celui que le service connaît déjà/)
  assert.doesNotMatch(check.text, /06.?11.?11.?11.?11/)
  const [said, saidToo] = [wrong, right].map((one) => one.check.$('main').text().replaceAll(/\s+/g, ' '))
  assert.match(said ?? '', /Si vous en avez écrit un autre/)
  assert.equal(saidToo, said)
})

test('six digits are those of where the rdv is, and of nobody where it is not known', async () => {
  const there = await anOfferAhead()
  await moveTo('975', there.motif.organisationId)
  const email = anEmail()
  const typed = { ...FOR_SELF, email, phone_number: '41 12 34' }

  const { visitor, check } = await whoProved(there.answers, typed)
  const byHimself = await aVisitor().post('/identification', typed)
  await confirmed(visitor, there.answers)
  const { phoneNumber, phoneNumberFormatted } = await usagerOf(email)

  assert.match(check.words, /\+508 41 12 34/)
  assert.deepEqual([phoneNumber, phoneNumberFormatted], ['+508 41 12 34', '+508411234'])
  assert.equal(byHimself.status, 422)
  assert.match(byHimself.$('#phone_number-messages').text(), /l’indicatif de son pays/)
  assert.equal(byHimself.$('#phone_number').val(), '41 12 34')
})

test('what the motif requires is asked with the names: phone, address known from the search, number of each person', async () => {
  const category = await db.motifCategory.create({
    data: { name: 'Passeport', shortName: 'passport', requiresAntsNumber: true },
  })
  const phone = await anOfferAhead({ motif: { locationType: 'phone' } })
  const home = await aVisitAhead()
  const passport = await anOfferAhead({ motif: { motifCategoryId: category.id } })
  const email = anEmail()

  const called = await whoAnswers(phone.answers, { ...FOR_SELF, email })
  const visited = await whoAnswers(home.answers, { ...FOR_SELF, email })
  const numbered = await whoAnswers(passport.answers, { ...NAMES, email, ...forProche('Inès', 'Faure') })

  assert.match(called.answer.$('#phone_number-messages').text(), /nécessaire pour ce rendez-vous par téléphone/)
  assert.match(visited.answer.$('#address-messages').text(), /à votre domicile/)
  assert.match(numbered.answer.$('#proche_ants-messages').text(), /Écrivez le numéro de pré-demande de cette personne/)
  assert.equal(numbered.answer.$('#ants_pre_demande_number-messages').length, 0)
})

test('a visit at home is shown on each page at the address of the search, even when the file has another', async () => {
  const { answers } = await aVisitAhead()
  const email = anEmail()
  await aUsager({ firstName: 'Nadia', lastName: 'Faure', email, address: '12 rue Pasteur, 62000 Arras' })
  const sought = { ...answers, address: '12 Rue des Fours 62000 Arras', city_code: '62041' }

  const { visitor, form, check } = await whoProved(sought, { ...FOR_SELF, email, address: '1 rue Fausse, Marseille' })
  const page = await confirmed(visitor, sought)

  assert.equal(form.$('#address').length, 0)
  assert.match(form.$('.rdv-recap').text(), /Adresse de la visite\s*12 Rue des Fours 62000 Arras/)
  assert.equal(form.$('.rdv-recap a[href*="revoir=1"]').filter((_, a) => /adresse/.test(form.$(a).text())).length, 1)
  assert.match(check.words, /Adresse de la visite ?12 Rue des Fours 62000 Arras/)
  assert.doesNotMatch(check.text, /Pasteur/)
  assert.match(page.words, /12 Rue des Fours 62000 Arras/)
  assert.equal((await usagerOf(email)).address, '12 Rue des Fours 62000 Arras')
})

test('« Modifier » brings the form back as it was; the same names and e-mail want no other code', async () => {
  const { motif, answers } = await anOfferAhead()
  const email = anEmail()
  const { visitor, check } = await whoProved(answers, { ...NAMES, email, ...forProche('Inès', 'Faure') })
  const count = mailbox.mails.length

  const form = await visitor.get(check.$('.rdv-fiche__action a[href="/identification"]').first().attr('href') ?? '')
  const corrected = await visitor.post('/identification', { ...FOR_SELF, email, phone_number: '0612345678' })
  const again = await visitor.follow(corrected)
  await confirmed(visitor, answers)
  const rdv = await rdvOf(motif.id)
  const usager = await usagerOf(email)

  assert.deepEqual(
    ['first_name', 'last_name', 'email', 'proche_first_name', 'proche_birth_date'].map((id) => form.$(`#${id}`).val()),
    ['Nadia', 'Faure', email, 'Inès', '02'],
  )
  assert.equal(form.$('input[value=autre]').is(':checked'), true)
  assert.match(form.$('.rdv-recap').text(), /Pas encore confirmé/)
  assert.match(corrected.location ?? '', /rdv_wizard_step\/new/)
  assert.match(again.words, /Pour qui ?Nadia FAURE/)
  assert.equal(mailbox.mails.length, count)
  assert.deepEqual([rdv.participations[0]?.usagerId, usager.phoneNumber], [usager.id, '0612345678'])
  assert.deepEqual(await prochesOf(usager.id), [])
})

test('another e-mail wants another code', async () => {
  const { answers } = await anOfferAhead()
  const { visitor } = await whoProved(answers, { ...FOR_SELF, email: anEmail() })

  const corrected = await visitor.post('/identification', { ...FOR_SELF, email: anEmail() })

  assert.equal(corrected.location, '/identification/code')
})

test('a second rdv of the same code asks again for whom it is', async () => {
  const [first, second] = [await anOfferAhead(), await anOfferAhead()]
  const email = anEmail()
  const { visitor } = await whoProved(first.answers, { ...NAMES, email, ...forProche('Inès', 'Faure') })
  await confirmed(visitor, first.answers)

  const asked = await visitor.get(lastPage(second.answers))
  const unanswered = await confirm(visitor, second.answers, {})
  await confirm(visitor, second.answers, { pour: 'moi' })
  const rdv = await rdvOf(second.motif.id)

  assert.match(asked.$('h1').text(), /Pour qui est ce rendez-vous/)
  assert.doesNotMatch(asked.text, /Inès/)
  assert.equal(asked.$('input:checked').length, 0)
  assert.equal(unanswered.status, 422)
  assert.equal(rdv.participations[0]?.usagerId, (await usagerOf(email)).id)
})

test('a workshop is joined for a child without account', async () => {
  const { motif, day } = await anOfferAhead({ motif: { collectif: true } })
  const rdv = await aRdv({ motifId: motif.id, startsAt: new Date(day.toString()), maxParticipantsCount: 5 })
  const answers = { departement: '62', motif_id: String(motif.id), rdv_collectif_id: String(rdv.id) }
  const email = anEmail()
  const visitor = aVisitor()
  const who = await visitor.follow(await visitor.get(`/users/rdv_wizard_step/new?${query(answers)}`))
  const waits = await visitor.follow(
    await visitor.post('/identification', { ...NAMES, email, ...forProche('Inès', 'Faure') }),
  )
  const mails = await mailbox.received(mailbox.mails.length)
  const code = /\d{3}\s?\d{3}/.exec(mails.findLast(({ to }) => to?.[0]?.address === email)?.text ?? '')?.[0] ?? ''

  const check = await visitor.follow(await visitor.post('/identification/code', { code }))
  const page = await visitor.follow(await visitor.post(lastPageTarget(answers), {}))
  const [ines] = await prochesOf((await usagerOf(email)).id)

  for (const { $ } of [who, waits]) assert.match($('#recap').text(), /Pas encore confirmé[\s\S]*Quand/)
  assert.equal(who.$('.rdv-retour').text().trim(), 'Changer de date')
  assert.match(check.words, /Pour qui ?Inès FAURE/)
  assert.match(page.words, /Inès FAURE/)
  assert.equal(await db.participation.count({ where: { rdvId: rdv.id, usagerId: ines?.id ?? 0 } }), 1)
})

test('a code reaches neither the other rdvs of the file nor its proches', async () => {
  const { motif, answers } = await anOfferAhead()
  const email = anEmail()
  const file = await aUsager({ firstName: 'Nadia', lastName: 'Faure', email })
  const proche = await aUsager({ firstName: 'Zoé', responsibleId: file.id, email: null })
  const other = await aRdv({ usagerIds: [file.id] })
  const { visitor } = await whoProved(answers, { ...FOR_SELF, email })

  const hidden = await visitor.get(`/users/rdvs/${other.id}`)
  await confirm(visitor, answers, { pour: String(proche.id) })
  const rdv = await rdvOf(motif.id)

  assert.equal(hidden.status, 404)
  assert.equal((await visitor.get('/users/rdvs')).$(`a[href="/users/rdvs/${other.id}"]`).length, 0)
  assert.deepEqual(
    rdv.participations.map(({ usagerId }) => usagerId),
    [file.id],
  )
  assert.equal((await visitor.get('/users/informations')).location, '/users/sign_in')
})

test('what was typed is nowhere in clear: neither in an address, nor in the session, nor in the table', async () => {
  const { answers } = await anOfferAhead()
  const { visitor, answer } = await whoAnswers(answers, {
    ...NAMES,
    email: anEmail(),
    ...forProche('Rarissime', 'Faure'),
  })

  const row = await db.verification.findFirstOrThrow({ orderBy: { id: 'desc' } })
  const sessions = await db.session.findMany()

  assert.doesNotMatch(
    JSON.stringify([row, sessions, answer.location, [...visitor.cookies]], (_, v) =>
      typeof v === 'bigint' ? String(v) : v,
    ),
    /Rarissime/,
  )
  assert.match(row.answers ?? '', /^v\d+:/)
})

test('who has his three is told so by the page that his code opens, which has nothing to confirm; agents read it', async () => {
  const { motif, answers, day, agentIds } = await anOfferAhead()
  const email = anEmail()
  const usager = await aUsager({ firstName: 'Nadia', lastName: 'Faure', email })
  for (const days of [1, 2, 3]) {
    const startsAt = new Date(atHour(day.add({ days }), '10:00').epochMilliseconds)
    const { id } = await aRdv({ motifId: motif.id, agentIds, usagerIds: [usager.id], startsAt })
    await db.participation.updateMany({ where: { rdvId: id }, data: { createdByType: 'usager' } })
  }

  const { visitor, check } = await whoProved(answers, { ...FOR_SELF, email })
  const refused = await db.refus.findMany({ where: { usagerId: usager.id } })
  const other = await whoProved(answers, { ...FOR_SELF, ...forProche('Adam', 'Faure'), email })

  assert.match(check.$('h1').text(), /Le maximum en ligne est atteint/)
  assert.match(check.words, /Cette personne a déjà 3 rendez-vous à venir pour cette raison/)
  assert.deepEqual([check.$('form#formulaire').length, check.$('main a[href="/users/rdvs"]').length], [0, 0])
  assert.deepEqual(
    refused.map(({ plafond }) => plafond),
    ['personne_motif'],
  )
  assert.equal(other.check.$('form#formulaire').length, 1)
  assert.equal((await confirm(visitor, answers, {})).status, 303)
  assert.equal(await db.rdv.count({ where: { motifId: motif.id } }), 3)
})
