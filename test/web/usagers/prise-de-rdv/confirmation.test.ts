import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db } from '#infra/db.ts'
import { lastAccountMail } from '#test/support/account-mail.ts'
import { aLieu, aMotif, aRdv, aUsager } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aSignedInUsager, PASSWORD } from '#test/support/signed-in.ts'
import {
  anOfferAhead,
  atHour,
  aVisitAhead,
  confirm,
  dateTyped,
  forProche,
  lastPage,
  moveTo,
  query,
} from '#test/support/taking-a-rdv.ts'
import { aVisitor, serve } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

const KNOWN = { phoneNumber: '06 12 34 56 78', phoneNumberFormatted: '+33612345678', birthDate: new Date('1991-12-14') }

const rdvsOf = (motifId: number) => db.rdv.findMany({ where: { motifId }, include: { participations: true } })

test('an hour that is chosen is kept ten minutes, and the last page follows', async () => {
  const { motif, lieu, answers } = await anOfferAhead()
  const { visitor } = await aSignedInUsager()
  const { starts_at, ...journey } = answers

  const chosen = await visitor.post(`/prendre_rdv/reservation?${query(journey)}`, { starts_at })
  const page = await visitor.follow(chosen)

  assert.match(chosen.location ?? '', /^\/users\/rdv_wizard_step\/new\?/)
  assert.equal(await db.hold.count({ where: { motifId: motif.id, lieuId: lieu.id } }), 1)
  assert.match(page.$('title').text(), /Pour qui est ce rendez-vous/)
  assert.match(page.words, /n’est pas encore confirmé/)
  assert.match(page.$('.rdv-garde').text(), /Nous vous gardons cet horaire jusqu’à/)
})

test('an hour that somebody else keeps leads back to its week, with the other answers', async () => {
  const { answers, day } = await anOfferAhead()
  const { starts_at, ...journey } = answers
  await aVisitor().post(`/prendre_rdv/reservation?${query(journey)}`, { starts_at })

  const { visitor } = await aSignedInUsager()
  const chosen = await visitor.post(`/prendre_rdv/reservation?${query(journey)}`, { starts_at })
  const back = new URL(chosen.location ?? '', 'http://here.invalid')

  assert.equal(back.pathname, '/prendre_rdv')
  assert.equal(back.searchParams.get('date'), day.toString())
  assert.equal(back.searchParams.get('lieu_id'), answers.lieu_id)
  assert.match((await visitor.follow(chosen)).text, /Cet horaire vient d’être pris/)
})

test('what is not an hour leads back to the search', async () => {
  const { answers } = await anOfferAhead()
  const { starts_at: _, ...journey } = answers

  for (const starts_at of ['', 'demain', '2027-99-99T00:00:00Z']) {
    const answer = await aVisitor().post(`/prendre_rdv/reservation?${query(journey)}`, { starts_at })
    assert.equal(answer.status, 303)
    assert.match(answer.location ?? '', /^\/prendre_rdv\?/)
  }
  assert.equal(await db.hold.count({ where: { motifId: Number(answers.motif_id) } }), 0)
})

test('the hour is kept ten minutes more, once, and what was typed stays', async () => {
  const { answers } = await anOfferAhead()
  const { visitor } = await aSignedInUsager()
  const { starts_at, ...journey } = answers
  const page = await visitor.follow(await visitor.post(`/prendre_rdv/reservation?${query(journey)}`, { starts_at }))
  const button = page.$('.rdv-garde button')
  const action = page.$(`#${button.attr('form')}`).attr('action') ?? ''
  const typed = { ...forProche('Inès', 'Faure'), [button.attr('name') ?? '']: button.attr('value') ?? '' }

  const first = await visitor.post(action, typed)
  const second = await visitor.post(action, typed)

  assert.match(first.$('[data-focus]').text(), /10\sminutes de plus/)
  assert.equal(first.$('.rdv-garde button').length, 0)
  assert.equal(first.$('#proche_first_name').val(), 'Inès')
  assert.equal(first.$('input[name=pour][value=autre]').is(':checked'), true)
  assert.equal(first.$('.fr-error-text, #erreurs').length, 0)
  assert.match(second.$('[data-focus]').text(), /ne peut être gardé plus longtemps/)
})

test('a stranger says who he is first, and comes back to his answers', async () => {
  const { answers } = await anOfferAhead()
  const visitor = aVisitor()

  const page = await visitor.get(lastPage(answers))

  assert.equal(page.location, '/identification')
})

test('a confirmation sent after the session ended comes back to the same answers', async () => {
  const { answers } = await anOfferAhead()
  const { usager } = await aSignedInUsager(KNOWN)
  const visitor = aVisitor()

  const refused = await confirm(visitor, answers)
  const signedIn = await visitor.post('/users/sign_in', {
    email: usager.email ?? '',
    password: 'quatre grues cendrées',
  })

  assert.equal(refused.location, '/identification')
  assert.match(signedIn.location ?? '', /rdv_wizard_step\/new\?.*starts_at=/)
})

test('who is known is asked for whom, and nothing else; nobody is chosen beforehand', async () => {
  const { answers } = await anOfferAhead()
  const { visitor, usager } = await aSignedInUsager(KNOWN)

  const page = await visitor.get(lastPage(answers))

  assert.equal(page.status, 200)
  assert.deepEqual(
    page
      .$('label[for^=pour]')
      .toArray()
      .map((label) => page.$(label).text()),
    [`Moi, ${usager.firstName} ${usager.lastName.toUpperCase()}`, 'Une autre personne'],
  )
  assert.equal(page.$('input:checked').length, 0)
  assert.equal(page.$('#first_name, #phone_number, #address, #birth_date').length, 0)
  assert.match(page.words, /06 12 34 56 78/)
  assert.match(page.words, new RegExp(`${usager.email} Vous y recevrez la confirmation|${usager.email}Vous y recevrez`))
  assert.match(page.words, /changer d’horaire jusqu’au .+ à 9 h, et annuler jusqu’au .+ à 5 h\./)
})

test('the last page says which changes will be possible', async () => {
  const motifs = [
    [{ rdvsEditableByUsager: false }, /Vous pourrez annuler jusqu’au .+, mais pas changer d’horaire/],
    [{ rdvsCancellableByUsager: false }, /Vous pourrez changer d’horaire jusqu’au .+, mais pas annuler en ligne/],
    [
      { rdvsEditableByUsager: false, rdvsCancellableByUsager: false },
      /Vous ne pourrez ni changer d’horaire ni annuler en ligne/,
    ],
  ] as const
  const { visitor } = await aSignedInUsager(KNOWN)

  for (const [motif, said] of motifs) {
    const { answers } = await anOfferAhead({ motif })
    assert.match((await visitor.get(lastPage(answers))).words, said)
  }
})

test('the step of an address is accepted, and says nothing', async () => {
  const { answers } = await anOfferAhead()
  const { visitor } = await aSignedInUsager(KNOWN)

  for (const step of [1, 2, 3, 7, 'x']) {
    const page = await visitor.get(`${lastPage(answers)}&step=${step}`)
    assert.equal(page.status, 200)
    assert.match(page.$('title').text(), /Pour qui est ce rendez-vous/)
  }
})

test('without an answer nothing is taken, and the page says so beside the question', async () => {
  const { motif, answers } = await anOfferAhead()
  const { visitor } = await aSignedInUsager(KNOWN)

  const page = await confirm(visitor, answers, {})

  assert.equal(page.status, 422)
  assert.match(page.$('#pour-messages').text(), /Choisissez pour qui est le rendez-vous/)
  assert.match(page.words, /30 minutes/)
  assert.deepEqual(await rdvsOf(motif.id), [])
})

test('a rdv by phone wants a phone number, one at home an address: asked here, written with the rdv', async () => {
  const phone = await anOfferAhead({ motif: { locationType: 'phone' } })
  const home = await aVisitAhead()
  const { visitor, usager } = await aSignedInUsager({ phoneNumber: null, address: null })
  const fileOf = () => db.usager.findUniqueOrThrow({ where: { id: usager.id } })

  const withoutPhone = await confirm(visitor, phone.answers)
  const withoutAddress = await confirm(visitor, home.answers)
  const before = await fileOf()
  const called = await confirm(visitor, phone.answers, { pour: 'moi', phone_number: '06 12 34 56 78' })
  const visited = await confirm(visitor, home.answers, { pour: 'moi', address: '14 rue des Rosati, 62000 Arras' })
  const after = await fileOf()

  assert.match(withoutPhone.$('#phone_number-messages').text(), /nécessaire pour ce rendez-vous par téléphone/)
  assert.match(withoutAddress.$('#address-messages').text(), /à votre domicile/)
  assert.deepEqual([before.phoneNumber, before.address], [null, null])
  for (const taken of [called, visited]) assert.match(taken.location ?? '', /^\/users\/rdvs\/\d+$/)
  assert.deepEqual([after.phoneNumberFormatted, after.address], ['+33612345678', '14 rue des Rosati, 62000 Arras'])
})

const addressRow = (page: Awaited<ReturnType<typeof confirm>>) =>
  page.$('.rdv-fiche > div').filter((_, row) => /^Adresse de la visite/.test(page.$(row).text()))

test('a visit at home goes where it was sought: said before, and the file takes it with the rdv, that of a proche too', async () => {
  const { motif, answers } = await aVisitAhead()
  const { visitor, usager } = await aSignedInUsager({ ...KNOWN, address: '12 rue Pasteur, 62000 Arras' })
  const elsewhere = { responsibleId: usager.id, email: null, address: '3 rue Haute, 62300 Lens', cityCode: '62498' }
  const proche = await aUsager(elsewhere)
  const sought = { ...answers, address: '12 Rue des Fours 62000 Arras', city_code: '62041' }

  const page = await visitor.get(lastPage(sought))
  const before = await db.usager.findUniqueOrThrow({ where: { id: usager.id } })
  const rdvPage = await visitor.follow(
    await confirm(visitor, sought, { pour: String(proche.id), address: '1 rue Fausse, 13001 Marseille' }),
  )
  const file = await db.usager.findUniqueOrThrow({ where: { id: usager.id } })
  const visited = await db.usager.findUniqueOrThrow({ where: { id: proche.id } })

  assert.match(addressRow(page).text(), /12 Rue des Fours 62000 Arras.*Votre fiche dit «\s12 rue Pasteur, 62000 Arras/s)
  assert.match(addressRow(page).find('button').val()?.toString() ?? '', /^\/prendre_rdv\?.*revoir=1/)
  assert.equal(page.$('#address').length, 0)
  assert.equal(before.address, '12 rue Pasteur, 62000 Arras')
  assert.equal(file.address, '12 Rue des Fours 62000 Arras')
  assert.deepEqual([visited.address, visited.cityCode], ['12 Rue des Fours 62000 Arras', null])
  assert.match(rdvPage.words, /12 Rue des Fours 62000 Arras/)
  assert.equal((await rdvsOf(motif.id)).length, 1)
})

test('of a visit sought in a town the street is asked, and must be in that town', async () => {
  const { answers } = await aVisitAhead()
  const { visitor, usager } = await aSignedInUsager({ ...KNOWN, address: '12 rue Pasteur, 62300 Lens' })
  const sought = { ...answers, address: '62000 Arras', city_code: '62041' }

  const page = await visitor.get(lastPage(sought))
  const refused = []
  for (const address of ['12 rue Pasteur, 62300 Lens', '12 rue Pasteur, Lens', '62000 Arras', 'Arras'])
    refused.push(await confirm(visitor, sought, { pour: 'moi', address }))
  const taken = await confirm(visitor, sought, { pour: 'moi', address: '5 rue Haute' })
  const file = await db.usager.findUniqueOrThrow({ where: { id: usager.id } })

  assert.equal(page.$('#address').val(), '', 'another town’s')
  for (const page of refused) assert.match(page.$('#address-messages').text(), /le numéro et la rue, à 62000 Arras/)
  assert.match(taken.location ?? '', /^\/users\/rdvs\/\d+$/)
  assert.equal(file.address, '5 rue Haute, 62000 Arras')
})

test('of a visit that no address was given for, the address of the file is shown', async () => {
  const { answers } = await aVisitAhead()
  const { visitor } = await aSignedInUsager({ ...KNOWN, address: '12 rue Pasteur, 62000 Arras' })

  const page = await visitor.get(lastPage(answers))

  assert.match(addressRow(page).text(), /12 rue Pasteur, 62000 Arras/)
  assert.match(addressRow(page).find('button').val()?.toString() ?? '', /^\/users\/informations\?retour=/)
})

test('a number is typed as at home where the rdv is, and one is told the prefix elsewhere', async () => {
  const here = await anOfferAhead({ motif: { locationType: 'phone' } })
  const there = await anOfferAhead({ motif: { locationType: 'phone' } })
  await moveTo('988', there.motif.organisationId)
  const { visitor, usager } = await aSignedInUsager({ phoneNumber: null })

  const refused = await confirm(visitor, here.answers, { pour: 'moi', phone_number: '75 12 34' })
  const taken = await confirm(visitor, there.answers, { pour: 'moi', phone_number: '75 12 34' })
  const { phoneNumber, phoneNumberFormatted } = await db.usager.findUniqueOrThrow({ where: { id: usager.id } })

  assert.equal(refused.status, 422)
  assert.match(refused.$('#phone_number-messages').text(), /l’indicatif de son pays/)
  assert.equal(refused.$('#phone_number').val(), '75 12 34')
  assert.match(taken.location ?? '', /^\/users\/rdvs\/\d+$/)
  assert.deepEqual([phoneNumber, phoneNumberFormatted], ['+687 75 12 34', '+687751234'])
})

test('a passport wants a number of ten signs for each person, written in capitals', async () => {
  const category = await db.motifCategory.create({
    data: { name: 'Passeport', shortName: 'passport', requiresAntsNumber: true },
  })
  const { answers } = await anOfferAhead({ motif: { motifCategoryId: category.id } })
  const other = await anOfferAhead({ motif: { motifCategoryId: category.id } })
  const { visitor, usager } = await aSignedInUsager(KNOWN)
  const ines = await aUsager({ firstName: 'Inès', responsibleId: usager.id, email: null })
  const numberOf = async ({ id }: { id: number }) =>
    (await db.usager.findUniqueOrThrow({ where: { id } })).antsPreDemandeNumber

  const short = await confirm(visitor, answers, { pour: 'moi', ants_pre_demande_number: 'abc12345' })
  const mine = await confirm(visitor, answers, { pour: 'moi', ants_pre_demande_number: 'abcde 12345' })
  const missing = await confirm(visitor, other.answers, {
    pour: String(ines.id),
    ants_pre_demande_number: 'FGHIJ12345',
  })
  const hers = await confirm(visitor, other.answers, { pour: String(ines.id), [`ants_${ines.id}`]: 'FGHIJ12345' })

  assert.match(short.$('#ants_pre_demande_number-messages').text(), /Vous en avez écrit 8/)
  assert.match(missing.$(`#ants_${ines.id}-messages`).text(), /Écrivez le numéro de pré-demande de Inès/)
  for (const taken of [mine, hers]) assert.match(taken.location ?? '', /^\/users\/rdvs\/\d+$/)
  assert.deepEqual([await numberOf(usager), await numberOf(ines)], ['ABCDE12345', 'FGHIJ12345'])
})

test('the rdv is for a proche, known or new; a new one is made with the rdv, not before, and once', async () => {
  const [known, added, again] = [await anOfferAhead(), await anOfferAhead(), await anOfferAhead()]
  const { visitor, usager } = await aSignedInUsager(KNOWN)
  const ines = await aUsager({ firstName: 'Inès', responsibleId: usager.id, email: null })
  const prochesNow = () => db.usager.findMany({ where: { responsibleId: usager.id }, orderBy: { id: 'asc' } })
  const forWhom = async (motifId: number) => (await rdvsOf(motifId))[0]?.participations.map(({ usagerId }) => usagerId)

  await confirm(visitor, known.answers, { pour: String(ines.id) })
  const incomplete = await confirm(visitor, added.answers, { pour: 'autre', proche_first_name: 'Sami' })
  const before = await prochesNow()
  const [one, other] = await Promise.all([1, 2].map(() => confirm(visitor, added.answers, forProche('Sami', 'Benali'))))
  await confirm(visitor, again.answers, forProche('SAMI', 'benali'))
  const [, sami, ...others] = await prochesNow()

  assert.match(incomplete.$('#proche_last_name-messages').text(), /Écrivez le nom de cette personne/)
  assert.match(incomplete.$('#proche_birth_date-messages').text(), /Écrivez la date de naissance/)
  assert.deepEqual(
    before.map(({ id }) => id),
    [ines.id],
  )
  assert.match(one?.location ?? '', /^\/users\/rdvs\/\d+$/)
  assert.equal(one?.location, other?.location)
  assert.deepEqual(others, [])
  assert.deepEqual(await forWhom(known.motif.id), [ines.id])
  assert.deepEqual(await forWhom(added.motif.id), [sami?.id])
  assert.deepEqual(await forWhom(again.motif.id), [sami?.id])
})

test('an age that the motif names is said of who does not have it, and refuses nobody', async () => {
  const motif = { restrictionForRdv: 'Pour les enfants de moins de 6 ans.' }
  const offer = await anOfferAhead({ motif })
  const answers = { ...offer.answers, restriction_lue: 1 }
  const { visitor, usager } = await aSignedInUsager(KNOWN)
  const today = Temporal.Now.plainDateISO('Europe/Paris')
  const born = (years: number) => new Date(today.subtract({ years }).toString())
  await aUsager({ firstName: 'Inès', responsibleId: usager.id, email: null, birthDate: born(2) })
  await aUsager({ firstName: 'Zoé', responsibleId: usager.id, email: null, birthDate: born(9) })
  const tooOld = forProche('Sami', 'Benali', today.subtract({ years: 9 }).toString())

  const page = await visitor.get(lastPage(answers))
  const hints = page
    .$('label[for^=pour] .fr-hint-text')
    .toArray()
    .map((hint) => page.$(hint).text().replaceAll('\u00A0', ' '))
  const warned = await confirm(visitor, answers, tooOld)
  const ack = warned.$('input[name=age_lu]').val()
  const taken = await confirm(visitor, answers, { ...tooOld, age_lu: String(ack) })

  assert.deepEqual(hints, [
    'Ce rendez-vous est pour les moins de 6 ans.',
    '2 ans',
    '9 ans. Ce rendez-vous est pour les moins de 6 ans.',
  ])
  assert.equal(warned.status, 422)
  assert.match(warned.words, /Ce rendez-vous est pour les moins de 6 ans.*confirmez/)
  assert.equal(warned.$('#proche_first_name').val(), 'Sami')
  assert.match(taken.location ?? '', /^\/users\/rdvs\/\d+$/)
})

test('one’s own birth date is asked where the motif names an age, and only if it is for oneself', async () => {
  const offer = await anOfferAhead({ motif: { name: 'Vaccins des plus de 60 ans' } })
  const { visitor, usager } = await aSignedInUsager({ birthDate: null })

  const asked = await confirm(visitor, offer.answers)
  const taken = await confirm(visitor, offer.answers, { pour: 'moi', ...dateTyped('birth_date', '1950-01-02') })
  const { birthDate } = await db.usager.findUniqueOrThrow({ where: { id: usager.id } })

  assert.match(asked.$('#birth_date-messages').text(), /Écrivez votre date de naissance/)
  assert.match(taken.location ?? '', /^\/users\/rdvs\/\d+$/)
  assert.equal(birthDate?.toISOString().slice(0, 10), '1950-01-02')
})

/** « Modifier » of the last page, as a button that keeps what is typed. */
const wayTo = ({ $ }: Awaited<ReturnType<typeof confirm>>, to: string) =>
  $(`.rdv-fiche__action button[name=modifier][value^="${to}"]`).first().attr('value') ?? ''

test('what was typed for a proche waits for who corrects his file, his e-mail or the hour, until it is confirmed', async () => {
  const { answers } = await anOfferAhead()
  const other = await anOfferAhead()
  const { visitor } = await aSignedInUsager(KNOWN)
  const typed = forProche('Inès', 'Faure')
  const chosenIn = ({ $ }: Awaited<ReturnType<typeof confirm>>) => [
    $('input[name=pour]:checked').val(),
    $('#proche_first_name').val(),
    $('#proche_last_name').val(),
    $('[name="proche_birth_date[year]"]').val(),
  ]

  const page = await visitor.get(lastPage(answers))
  const left = []
  for (const to of ['/users/informations', '/users/courriel', '/prendre_rdv']) {
    const modifier = wayTo(page, to)
    left.push((await confirm(visitor, answers, { ...typed, modifier })).location === modifier)
  }
  const back = await visitor.get(lastPage(answers))
  const later = await visitor.get(lastPage({ ...answers, starts_at: String(answers.starts_at).replace(':00', ':30') }))
  const foreign = await visitor.get(lastPage(other.answers))
  const elsewhere = await confirm(visitor, answers, {
    ...typed,
    proche_last_name: '',
    modifier: 'https://evil.example/',
  })
  await confirm(visitor, answers, typed)
  const again = await visitor.get(lastPage({ ...answers, starts_at: String(answers.starts_at).replace(':00', ':30') }))

  assert.deepEqual(left, [true, true, true])
  for (const shown of [back, later]) {
    assert.deepEqual(chosenIn(shown), ['autre', 'Inès', 'Faure', '2020'])
    assert.equal(shown.$('.fr-error-text, #erreurs').length, 0)
  }
  for (const shown of [foreign, again]) assert.deepEqual(chosenIn(shown).filter(Boolean), [])
  assert.equal(elsewhere.status, 422)
  assert.equal(page.$('#formulaire button[type=submit]').first().attr('name'), undefined, 'Enter confirms')
})

test('what one corrects in his file brings back to the rdv', async () => {
  const { answers } = await anOfferAhead()
  const { visitor } = await aSignedInUsager(KNOWN)

  const page = await visitor.get(lastPage(answers))
  const file = await visitor.get(wayTo(page, '/users/informations'))
  const saved = await visitor.post('/users/informations', {
    first_name: 'Nadia',
    last_name: 'Benali',
    phone_number: '06 99 99 99 99',
    retour: String(file.$('input[name=retour]').val()),
  })

  assert.equal(saved.location, lastPage(answers))
  assert.match((await visitor.follow(saved)).words, /06 99 99 99 99/)
})

test('from the list of his rdvs too, the next search begins at the address of the one just taken; the next person learns nothing of it', async () => {
  const { answers } = await anOfferAhead()
  const { visitor } = await aSignedInUsager(KNOWN)
  const other = await aSignedInUsager(KNOWN)
  const place = { address: '12 Rue des Fours 62000 Arras', city_code: '62041', latitude: '50.29', longitude: '2.77' }
  const searchIn = ({ $ }: Awaited<ReturnType<typeof confirm>>) =>
    $('main a:contains("Prendre un rendez-vous")').attr('href')

  await confirm(visitor, { ...answers, ...place })
  const search = new URL(searchIn(await visitor.get('/users/rdvs')) ?? '', 'http://here.invalid')
  await visitor.post('/users/sign_in', { email: other.usager.email ?? '', password: PASSWORD })
  const theirs = searchIn(await visitor.get('/users/rdvs'))

  assert.deepEqual(Object.fromEntries(search.searchParams), { departement: '62', ...place, revoir: '1' })
  assert.equal(theirs, '/prendre_rdv')
})

test('an e-mail that is changed brings back to the rdv, now and by the link of its mail', async () => {
  const { answers } = await anOfferAhead()
  const { visitor } = await aSignedInUsager(KNOWN)

  const page = await visitor.get(lastPage(answers))
  const change = await visitor.get(wayTo(page, '/users/courriel'))
  const asked = await visitor.post('/users/courriel', {
    email: 'nadia.neuve@exemple.fr',
    current_password: PASSWORD,
    retour: String(change.$('input[name=retour]').val()),
  })
  await visitor.get((await lastAccountMail()).link)
  const confirmed = await visitor.post('/users/confirmation')

  assert.equal(change.$('.rdv-retour a').attr('href'), lastPage(answers))
  assert.equal(asked.location, lastPage(answers))
  assert.equal(confirmed.location, lastPage(answers))
  assert.match((await visitor.follow(confirmed)).words, /nadia\.neuve@exemple\.fr/)
})

test('the proche of another family is not a choice', async () => {
  const { motif, answers } = await anOfferAhead()
  const { visitor, usager } = await aSignedInUsager(KNOWN)
  await aUsager({ responsibleId: usager.id, email: null })
  const stranger = await aUsager({ responsibleId: (await aUsager()).id, email: null })

  const chosen = await confirm(visitor, answers, { pour: String(stranger.id) })

  assert.equal(chosen.status, 422)
  assert.deepEqual(await rdvsOf(motif.id), [])
})

test('a rdv is taken once, even when the button is pressed twice', async () => {
  const { motif, answers } = await anOfferAhead()
  const { visitor } = await aSignedInUsager(KNOWN)

  const [first, second] = await Promise.all([confirm(visitor, answers), confirm(visitor, answers)])
  const third = await confirm(visitor, answers)
  const page = await visitor.follow(third)

  assert.equal((await rdvsOf(motif.id)).length, 1)
  assert.deepEqual(new Set([first.location, second.location, third.location]).size, 1)
  assert.match(page.$('title').text(), /^Votre rendez-vous est confirmé/)
})

test('who goes back after the confirmation finds his rdv, not a créneau that was taken', async () => {
  const { answers } = await anOfferAhead()
  const { visitor } = await aSignedInUsager(KNOWN)
  const { location } = await confirm(visitor, answers)

  const back = await visitor.get(lastPage(answers))

  assert.equal(back.location, location)
})

test('of two people at the same instant, one takes the créneau and the other is sent back to its week', async () => {
  const { motif, answers } = await anOfferAhead()
  const [one, other] = [await aSignedInUsager(KNOWN), await aSignedInUsager(KNOWN)]

  const taken = await Promise.all([confirm(one.visitor, answers), confirm(other.visitor, answers)])
  const locations = taken.map(({ location }) => location?.replace(/\d+$/, '').split('?')[0]).sort()

  assert.deepEqual(locations, ['/prendre_rdv', '/users/rdvs/'])
  assert.equal((await rdvsOf(motif.id)).length, 1)
})

test('a créneau taken meanwhile is said on the next page', async () => {
  const { agentIds, motif, answers, day } = await anOfferAhead()
  const { visitor } = await aSignedInUsager(KNOWN)
  await aRdv({ motifId: motif.id, agentIds, startsAt: new Date(atHour(day, '09:00').epochMilliseconds) })

  const gone = await visitor.get(lastPage(answers))

  assert.match(gone.location ?? '', new RegExp(`^/prendre_rdv\\?.*date=${day}`))
})

test('a start off the grid, in the past or on a closed day is refused', async () => {
  const { motif, answers, day } = await anOfferAhead()
  const { visitor } = await aSignedInUsager(KNOWN)
  const forged = [atHour(day, '09:03'), atHour(day, '11:45'), atHour(day.add({ days: 1 }), '09:00')].map(String)

  for (const starts_at of [...forged, '2020-01-01T09:00:00Z', '9999-01-01T09:00:00Z']) {
    const refused = await confirm(visitor, { ...answers, starts_at })
    assert.match(refused.location ?? '', /^\/prendre_rdv\?/, starts_at)
  }
  assert.deepEqual(await rdvsOf(motif.id), [])
})

test('a motif that is not open to everybody cannot be booked by its address', async () => {
  for (const bookableBy of ['agents', 'agents_and_prescripteurs_and_invited_users'] as const) {
    const { motif, answers } = await anOfferAhead({ motif: { bookableBy } })
    const { visitor } = await aSignedInUsager(KNOWN)

    const shown = await visitor.get(lastPage(answers))
    const forced = await confirm(visitor, answers)

    assert.match(shown.location ?? '', /^\/prendre_rdv\?/)
    assert.match(forced.location ?? '', /^\/prendre_rdv\?/)
    assert.deepEqual(await rdvsOf(motif.id), [])
  }
})

test('the lieu of another organisation, or a motif that is not there, is refused', async () => {
  const { motif, answers } = await anOfferAhead()
  const other = await anOfferAhead()
  const { visitor } = await aSignedInUsager(KNOWN)

  const elsewhere = await confirm(visitor, { ...answers, lieu_id: other.answers.lieu_id })
  const nothing = await confirm(visitor, { ...answers, motif_id: 999_999 })

  assert.match(elsewhere.location ?? '', /^\/prendre_rdv\?/)
  assert.match(nothing.location ?? '', /^\/prendre_rdv\?/)
  assert.deepEqual(await rdvsOf(motif.id), [])
})

test('what the service wants read is read before', async () => {
  const { motif, answers } = await anOfferAhead({ motif: { restrictionForRdv: 'Pour les enfants de moins de 6 ans.' } })
  const { visitor } = await aSignedInUsager(KNOWN)

  const skipped = await confirm(visitor, answers)
  const accepted = await confirm(visitor, { ...answers, restriction_lue: 1 })

  assert.match(skipped.location ?? '', /^\/prendre_rdv\?/)
  assert.match(accepted.location ?? '', /^\/users\/rdvs\/\d+$/)
  assert.equal((await rdvsOf(motif.id)).length, 1)
})

test('a link with the wall time of the lieu opens the last page', async () => {
  const { motif, lieu, day } = await anOfferAhead()
  const { visitor } = await aSignedInUsager(KNOWN)

  const link = `/creneaux?lieu_id=${lieu.id}&motif_id=${motif.id}&starts_at=${day}+09%3A00`
  const page = await visitor.follow(await visitor.get(link))
  const bad = await visitor.get(`/creneaux?lieu_id=${lieu.id}&motif_id=${motif.id}&starts_at=demain`)

  assert.match(page.$('h1').text(), /Pour qui est ce rendez-vous/)
  assert.match(page.text.replaceAll('\u00A0', ' '), / à 9 h/)
  assert.equal(bad.status, 404)
})

test('a rdv collectif is joined, until its last seat', async () => {
  const { day } = await anOfferAhead()
  const motif = await aMotif({ collectif: true })
  const startsAt = new Date(atHour(day, '14:00').epochMilliseconds)
  const rdv = await aRdv({ motifId: motif.id, startsAt, maxParticipantsCount: 1, name: 'Atelier CV' })
  const answers = { departement: '62', motif_id: motif.id, rdv_collectif_id: rdv.id }
  const [one, other] = [await aSignedInUsager(KNOWN), await aSignedInUsager(KNOWN)]

  const page = await one.visitor.get(lastPage(answers))
  const taken = await Promise.all([confirm(one.visitor, answers), confirm(other.visitor, answers)])
  const again = await confirm(taken[0].location?.startsWith('/users') ? one.visitor : other.visitor, answers)
  const participations = await db.participation.count({ where: { rdvId: rdv.id } })

  assert.match(page.text, /Atelier CV/)
  assert.match(page.$('button.fr-btn').text(), /Confirmer l’inscription/)
  assert.deepEqual(taken.map(({ location }) => location?.split('?')[0]).sort(), [
    '/prendre_rdv',
    `/users/rdvs/${rdv.id}`,
  ])
  assert.equal(again.location, `/users/rdvs/${rdv.id}`)
  assert.equal(participations, 1)
})

test('whoever takes the place of a proche in a workshop reads it before, and two proches are never replaced', async () => {
  const { day } = await anOfferAhead()
  const motif = await aMotif({ collectif: true })
  const lieu = await aLieu({ organisationId: motif.organisationId })
  const { visitor, usager } = await aSignedInUsager(KNOWN)
  const proche = { responsibleId: usager.id, email: null, lastName: 'Faure' }
  const chloe = await aUsager({ ...proche, firstName: 'Chloé' })
  const ines = await aUsager({ ...proche, firstName: 'Inès' })
  const startsAt = new Date(atHour(day, '14:00').epochMilliseconds)
  const rdv = await aRdv({ motifId: motif.id, lieuId: lieu.id, startsAt, usagerIds: [chloe.id] })
  const both = await aRdv({ motifId: motif.id, lieuId: lieu.id, startsAt, usagerIds: [chloe.id, ines.id] })
  const answers = { departement: '62', motif_id: motif.id }
  const comersOf = async ({ id }: { id: number }) =>
    (await db.participation.findMany({ where: { rdvId: id }, orderBy: { id: 'asc' } })).map((one) => one.usagerId)

  const list = await visitor.get(`/prendre_rdv?departement=62&motif_id=${motif.id}&lieu_id=${lieu.id}`)
  const page = await visitor.get(lastPage({ ...answers, rdv_collectif_id: rdv.id }))
  await confirm(visitor, { ...answers, rdv_collectif_id: rdv.id })
  const refused = await visitor.get(lastPage({ ...answers, rdv_collectif_id: both.id }))
  await confirm(visitor, { ...answers, rdv_collectif_id: both.id })

  assert.equal(list.$('.rdv-choix a:contains("Vous êtes sur la liste")').length, 2)
  assert.match(
    page.$('main').text(),
    /Déjà sur la liste\s*Chloé Faure[\s,]*Si vous choisissez une autre personne, elle vient à sa place/i,
  )
  assert.deepEqual(await comersOf(rdv), [usager.id])
  assert.match((await visitor.follow(refused)).$('[data-focus]').text(), /Plusieurs personnes de votre famille/)
  assert.deepEqual(await comersOf(both), [chloe.id, ines.id])
})

test('a workshop says to whom takes part that he is on its list, even when it is full', async () => {
  const { day } = await anOfferAhead()
  const motif = await aMotif({ collectif: true })
  const lieu = await aLieu({ organisationId: motif.organisationId })
  const at = (hour: string) => new Date(atHour(day, hour).epochMilliseconds)
  const fields = { motifId: motif.id, lieuId: lieu.id, name: motif.name }
  const rdv = await aRdv({ ...fields, startsAt: at('14:00'), maxParticipantsCount: 1 })
  await aRdv({ ...fields, startsAt: at('16:00') })
  const { visitor } = await aSignedInUsager(KNOWN)

  await confirm(visitor, { departement: '62', motif_id: motif.id, rdv_collectif_id: rdv.id })
  const page = await visitor.get(`/users/rdvs/${rdv.id}`)
  const list = await visitor.get(`/prendre_rdv?departement=62&motif_id=${motif.id}&lieu_id=${lieu.id}`)

  assert.match(list.$('.rdv-choix a').text(), /^Vous êtes sur la liste\s: /)
  assert.equal(list.$('.rdv-choix a').attr('href'), `/users/rdvs/${rdv.id}`)
  assert.equal(list.$('button[name=rdv_collectif_id]').length, 1)
  assert.equal(page.$('main').text().split(motif.name).length, 2, 'its title is not said twice')
})
