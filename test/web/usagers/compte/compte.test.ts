import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db } from '#infra/db.ts'
import { encrypt } from '#infra/encryption.ts'
import { aMotif, anOrganisation, aRdv, aTerritoire, aUsager } from '#test/support/factories.ts'
import { useMailbox } from '#test/support/peers/mailbox.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aSignedInUsager, PASSWORD } from '#test/support/signed-in.ts'
import { aVisitor, serve } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

const mailbox = await useMailbox()

const TOMORROW = new Date(Date.now() + 24 * 3_600_000)
const usagerWithId = (id: number) => db.usager.findUniqueOrThrow({ where: { id } })

const informations = {
  first_name: 'Inès',
  last_name: 'Faure',
  birth_name: '',
  'birth_date[day]': '14',
  'birth_date[month]': 'décembre',
  'birth_date[year]': '91',
  phone_number: '06 12 34 56 78',
  address: '14 rue des Rosati, 62000 Arras',
  notifications: 'email',
}

test('informations are shown as they are, and saved', async () => {
  const { visitor, usager } = await aSignedInUsager({ lastName: 'Faure', birthDate: new Date('1991-12-14') })

  const page = await visitor.get('/users/informations')
  const saved = await visitor.post('/users/informations', informations)
  const after = await usagerWithId(usager.id)

  assert.equal(page.$('#last_name').val(), 'Faure')
  assert.equal(page.$('#birth_date').val(), '14')
  assert.equal(page.$('#birth_date-year').val(), '1991')
  assert.equal(saved.location, '/users/informations')
  const version = await db.version.findFirstOrThrow({
    where: { itemType: 'usagers', itemId: usager.id, event: 'update' },
    orderBy: { id: 'desc' },
  })
  assert.deepEqual([version.actorType, version.actorId], ['usager', usager.id])
  assert.deepEqual(
    [
      after.firstName,
      after.birthDate?.toISOString().slice(0, 10),
      after.phoneNumberFormatted,
      after.notifyByEmail,
      after.notifyBySms,
    ],
    ['Inès', '1991-12-14', '+33612345678', true, false],
  )
})

test('a number that receives no SMS is said to be one', async () => {
  const { visitor } = await aSignedInUsager()

  const page = await visitor.follow(
    await visitor.post('/users/informations', {
      ...informations,
      phone_number: '03 21 21 21 21',
      notifications: 'sms',
    }),
  )

  assert.match(page.text, /Ce numéro ne reçoit pas de SMS/)
})

test('six digits are those of where one lives, else of who knows one', async () => {
  const mainland = await anOrganisation({ territoireId: (await aTerritoire({ departementNumber: '62' })).id })
  const caledonian = await anOrganisation({ territoireId: (await aTerritoire({ departementNumber: '988' })).id })
  const sixDigits = { ...informations, phone_number: '82 12 34', address: '' }
  const cases = [
    [mainland, { address: 'Mata-Utu, 98600 Uvea' }, '+681821234'],
    [caledonian, {}, '+687821234'],
    [caledonian, { address: 'Mata-Utu, 98600 Uvea' }, '+681821234'],
    [caledonian, { address: '14 rue des Rosati, 62000 Arras' }, null],
    [mainland, {}, null],
  ] as const

  for (const [{ id: organisationId }, typed, number] of cases) {
    const { visitor, usager } = await aSignedInUsager({ organisationId, phoneNumber: null, phoneNumberFormatted: null })
    const answer = await visitor.post('/users/informations', { ...sixDigits, ...typed })
    const after = await usagerWithId(usager.id)

    assert.equal(answer.status, number ? 303 : 422)
    assert.equal(after.phoneNumberFormatted, number)
    if (!number) assert.match(answer.$('#phone_number-messages').text(), /l’indicatif de son pays/)
  }
})

test('each wrong answer has its message, and the others are kept', async () => {
  const { visitor } = await aSignedInUsager()

  const page = await visitor.post('/users/informations', {
    ...informations,
    first_name: '',
    'birth_date[month]': '13',
    last_name: 'x'.repeat(92),
  })

  assert.equal(page.status, 422)
  assert.match(page.$('#birth_date-messages').text(), /Le mois va de 1 à 12/)
  assert.match(page.$('#last_name-messages').text(), /Retirez-en 12/)
  assert.equal(page.$('#address').val(), informations.address)
  assert.deepEqual(
    page
      .$('#erreurs a')
      .toArray()
      .map((link) => page.$(link).attr('href')),
    ['#first_name', '#last_name', '#birth_date'],
  )
})

test('what FranceConnect gave is text, and stays whatever is sent', async () => {
  const { visitor, usager } = await aSignedInUsager({
    firstName: 'Nadia',
    birthDate: new Date('1980-01-02'),
    givenByFranceconnect: ['first_name', 'birth_date'],
  })

  const page = await visitor.get('/users/informations')
  await visitor.post('/users/informations', informations)
  const after = await usagerWithId(usager.id)

  assert.equal(page.$('#first_name').length, 0)
  assert.match(page.text, /Donné par FranceConnect/)
  assert.deepEqual([after.firstName, after.lastName, after.birthDate?.getUTCFullYear()], ['Nadia', 'Faure', 1980])
})

test('a territoire asks for more only if it wants it, and what is not asked is not written', async () => {
  const territoire = await aTerritoire({ enableNumberOfChildrenField: true })
  const organisation = await anOrganisation({ territoireId: territoire.id })
  const { visitor, usager } = await aSignedInUsager({ organisationId: organisation.id })

  const page = await visitor.get('/users/informations')
  await visitor.post('/users/informations', { ...informations, number_of_children: '3', affiliation_number: '1234' })
  const after = await usagerWithId(usager.id)

  assert.equal(page.$('#number_of_children').length, 1)
  assert.equal(page.$('#affiliation_number').length, 0)
  assert.deepEqual([after.numberOfChildren, after.affiliationNumber], [3, null])
})

test('fields that are not on the form are not written', async () => {
  const { visitor, usager } = await aSignedInUsager()

  await visitor.post('/users/informations', {
    ...informations,
    email: 'autre@exemple.fr',
    confirmed_at: '',
    responsible_id: '1',
  })
  const after = await usagerWithId(usager.id)

  assert.deepEqual([after.email, after.responsibleId], [usager.email, null])
})

test('a usager downloads what is kept of him and of his proches, and of nobody else', async () => {
  const notes = encrypt('usagers.notes', 'Préfère le matin')
  const { visitor, usager } = await aSignedInUsager({
    firstName: 'Inès',
    lastName: 'Faure',
    notes,
    logement: 'heberge',
  })
  const proche = await aUsager({ firstName: 'Léo', lastName: 'Faure', email: null, responsibleId: usager.id })
  const motif = await aMotif({ name: 'Suivi de grossesse' })
  const stranger = await aUsager({ lastName: 'Étranger' })
  await aRdv({ motifId: motif.id, usagerIds: [proche.id, stranger.id] })

  const answer = await visitor.get('/users/mes-donnees.json')
  const file = JSON.parse(answer.text)

  assert.match(answer.headers.get('content-disposition') ?? '', /mes-donnees\.json/)
  assert.equal(answer.headers.get('cache-control'), 'no-store')
  assert.equal(file.Vous[0]['E-mail'], usager.email)
  assert.equal(file.Vous[0]['Remarques des services'], 'Préfère le matin')
  assert.equal(file.Vous[0].Logement, 'Chez quelqu’un ou dans un foyer')
  assert.deepEqual(
    file['Vos proches'].map((one: { Prénom: string }) => one.Prénom),
    ['Léo'],
  )
  assert.deepEqual(
    file['Vos rendez-vous'].map((one: Record<string, string>) => [one['Pour qui'], one['Raison du rendez-vous']]),
    [['Léo FAURE', 'Suivi de grossesse']],
  )
  assert.doesNotMatch(answer.text, /Étranger/i)
})

test('closing an account says before what is lost, and asks for the password', async () => {
  const { visitor, usager } = await aSignedInUsager()
  const rdv = await aRdv({ usagerIds: [usager.id], startsAt: TOMORROW })
  await aUsager({ firstName: 'Léo', lastName: 'Petit', email: null, responsibleId: usager.id })

  const page = await visitor.get('/users/suppression')
  const refused = await visitor.post('/users/suppression', { current_password: 'faux' })

  assert.match(page.text, new RegExp(rdv.motif.name))
  assert.match(page.text, /Léo PETIT/)
  assert.equal(refused.status, 422)
  assert.equal((await usagerWithId(usager.id)).deletedAt, null)
})

test('a closed account cancels what was to come, tells it once, and leaves nothing of the person', async () => {
  const { visitor, usager } = await aSignedInUsager({
    lastName: 'Faure',
    phoneNumber: '0612345678',
    notes: encrypt('usagers.notes', 'suivi'),
  })
  const proche = await aUsager({ firstName: 'Léo', email: null, responsibleId: usager.id })
  const rdv = await aRdv({ usagerIds: [usager.id, proche.id], startsAt: TOMORROW })
  const past = await aRdv({ usagerIds: [usager.id], startsAt: new Date('2026-01-05T09:00:00Z'), status: 'seen' })

  const answer = await visitor.post('/users/suppression', { current_password: PASSWORD })
  const gone = await usagerWithId(usager.id)
  const cancelled = await db.rdv.findUniqueOrThrow({ where: { id: rdv.id }, include: { participations: true } })

  assert.equal(answer.location, '/')
  assert.deepEqual(
    [gone.lastName, gone.email, gone.phoneNumber, gone.notes, gone.passwordDigest, gone.notifyByEmail],
    ['supprimé', `user_${usager.id}@deleted.rdv-solidarites.fr`, null, null, null, false],
  )
  assert.notEqual((await usagerWithId(proche.id)).deletedAt, null)
  assert.equal(await db.version.count({ where: { itemType: 'usagers', itemId: { in: [usager.id, proche.id] } } }), 0)
  assert.deepEqual(
    [cancelled.status, cancelled.participations.map(({ status }) => status)],
    ['excused', ['excused', 'excused']],
  )
  assert.equal((await db.rdv.findUniqueOrThrow({ where: { id: past.id } })).status, 'seen')
  assert.equal(await db.evenement.count({ where: { rdvId: rdv.id, name: 'rdv.cancelled' } }), 1)
  const [mail] = mailbox.mails.filter(({ to }) => to?.[0]?.address === usager.email)
  assert.match(mail?.text ?? '', new RegExp(`Rendez-vous annulé[\\s\\S]*${rdv.motif.name}`))
  assert.equal((await visitor.get('/users/informations')).status, 303)
  assert.equal((await aVisitor().post('/users/sign_in', { email: usager.email ?? '', password: PASSWORD })).status, 422)
})

test('a rdv collectif and the rdv of another family go on without the one who left', async () => {
  const { visitor, usager } = await aSignedInUsager()
  const other = await aUsager()
  const collectif = await aMotif({ collectif: true })
  const workshop = await aRdv({
    motifId: collectif.id,
    usagerIds: [usager.id, other.id],
    startsAt: TOMORROW,
    name: 'Atelier',
  })
  const shared = await aRdv({ usagerIds: [usager.id, other.id], startsAt: TOMORROW })

  await visitor.post('/users/suppression', { current_password: PASSWORD })
  const after = await db.rdv.findMany({ where: { id: { in: [workshop.id, shared.id] } }, orderBy: { id: 'asc' } })

  assert.deepEqual(
    after.map(({ status, name }) => [status, name]),
    [
      ['unknown', 'Atelier'],
      ['unknown', null],
    ],
  )
})

test('an organisation of insertion keeps the file, without the account', async () => {
  const insertion = await anOrganisation({ verticale: 'rdv_insertion' })
  const elsewhere = await anOrganisation()
  const { visitor, usager } = await aSignedInUsager({ organisationId: insertion.id })
  await db.usagerProfile.create({ data: { usagerId: usager.id, organisationId: elsewhere.id } })
  const motif = await aMotif({ organisationId: insertion.id })
  const rdv = await aRdv({ motifId: motif.id, usagerIds: [usager.id], startsAt: TOMORROW })

  await visitor.post('/users/suppression', { current_password: PASSWORD })
  const kept = await db.usager.findUniqueOrThrow({ where: { id: usager.id }, include: { profiles: true } })

  assert.deepEqual(
    [kept.email, kept.passwordDigest, kept.confirmedAt, kept.deletedAt],
    [usager.email, null, null, null],
  )
  assert.deepEqual(
    kept.profiles.map(({ organisationId }) => organisationId),
    [insertion.id],
  )
  assert.equal((await db.rdv.findUniqueOrThrow({ where: { id: rdv.id } })).status, 'unknown')
  assert.equal((await visitor.get('/users/informations')).status, 303)
})

test('nobody is sent to another site after saving', async () => {
  const { visitor } = await aSignedInUsager()
  const typed = { first_name: 'Nadia', last_name: 'Benali' }

  const answer = await visitor.post('/users/informations', { ...typed, retour: 'https://evil.example/' })

  assert.equal(answer.location, '/users/informations')
})
