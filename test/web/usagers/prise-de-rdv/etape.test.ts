import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db } from '#infra/db.ts'
import { aLieu, aMotif, aRdv, aUsager } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aSignedInUsager } from '#test/support/signed-in.ts'
import { anOfferAhead, atHour, confirm, query, stepAddress, stepTarget } from '#test/support/taking-a-rdv.ts'
import { aVisitor, serve } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

const KNOWN = { phoneNumber: '06 12 34 56 78', phoneNumberFormatted: '+33612345678', birthDate: new Date('1991-12-14') }

const rdvsOf = (motifId: number) => db.rdv.findMany({ where: { motifId }, include: { participations: true } })

test('an hour that is chosen is kept ten minutes, and the questions follow', async () => {
  const { motif, lieu, answers } = await anOfferAhead()
  const { visitor } = await aSignedInUsager()
  const { starts_at, ...journey } = answers

  const chosen = await visitor.post(`/prendre_rdv/reservation?${query(journey)}`, { starts_at })
  const page = await visitor.follow(chosen)

  assert.match(chosen.location ?? '', /^\/users\/rdv_wizard_step\/new\?/)
  assert.equal(await db.hold.count({ where: { motifId: motif.id, lieuId: lieu.id } }), 1)
  assert.match(page.$('title').text(), /étape 2 sur 4/)
  assert.match(page.$('.rdv-recap').text(), /Pas encore confirmé/)
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

test('the hour is kept ten minutes more, once', async () => {
  const { answers } = await anOfferAhead()
  const { visitor } = await aSignedInUsager()
  const { starts_at, ...journey } = answers
  const page = await visitor.follow(await visitor.post(`/prendre_rdv/reservation?${query(journey)}`, { starts_at }))
  const action = page.$('.rdv-garde form').attr('action') ?? ''

  const first = await visitor.follow(await visitor.post(action))
  const second = await visitor.follow(await visitor.post(action))

  assert.match(first.$('[data-focus]').text(), /10\sminutes de plus/)
  assert.equal(first.$('.rdv-garde form').length, 0)
  assert.match(second.$('[data-focus]').text(), /ne peut être gardé plus longtemps/)
})

test('a stranger says who he is first, and comes back to his answers', async () => {
  const { answers } = await anOfferAhead()
  const visitor = aVisitor()

  const page = await visitor.get(stepAddress(answers))

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

test('who is known and alone goes straight to the last page, which is always shown', async () => {
  const { answers } = await anOfferAhead()
  const { visitor, usager } = await aSignedInUsager(KNOWN)

  const page = await visitor.get(stepAddress(answers))

  assert.equal(page.status, 200)
  assert.match(page.$('h1').text(), /Tout est juste/)
  assert.match(page.text, new RegExp(usager.lastName.toUpperCase()))
  assert.match(page.text, /n’est pas encore confirmé/)
})

test('what is typed is kept on the file at once, and the next question follows', async () => {
  const { answers } = await anOfferAhead()
  const { visitor, usager } = await aSignedInUsager()

  const saved = await visitor.post(stepTarget(answers, 1), {
    first_name: 'Nadia',
    last_name: 'Benali',
    'birth_date[day]': '14',
    'birth_date[month]': '12',
    'birth_date[year]': '1991',
    phone_number: '06 12 34 56 78',
    notifications: ['email', 'sms'],
  })
  const after = await db.usager.findUniqueOrThrow({ where: { id: usager.id } })

  assert.match(saved.location ?? '', /step=3/)
  assert.deepEqual([after.lastName, after.phoneNumberFormatted], ['Benali', '+33612345678'])
})

test('a rdv by phone wants a phone number, one at home an address', async () => {
  const phone = await anOfferAhead({ motif: { locationType: 'phone' } })
  const home = await anOfferAhead({ motif: { locationType: 'home' } })
  const { visitor } = await aSignedInUsager()
  const typed = { first_name: 'Nadia', last_name: 'Benali' }

  const withoutPhone = await visitor.post(stepTarget(phone.answers, 1), typed)
  const withoutAddress = await visitor.post(stepTarget(home.answers, 1), typed)
  const skipped = await visitor.get(stepAddress(phone.answers, 3))
  const forced = await confirm(visitor, phone.answers)

  assert.equal(withoutPhone.status, 422)
  assert.match(withoutPhone.$('#phone_number-messages').text(), /nécessaire pour ce rendez-vous par téléphone/)
  assert.match(withoutAddress.$('#address-messages').text(), /à votre domicile/)
  assert.match(skipped.$('h1').text(), /Vos informations/)
  assert.match(forced.location ?? '', /step=1/)
  assert.equal((await rdvsOf(phone.motif.id)).length, 0)
})

test('a passport wants a number of ten signs, written in capitals', async () => {
  const category = await db.motifCategory.create({
    data: { name: 'Passeport', shortName: 'passport', requiresAntsNumber: true },
  })
  const { answers } = await anOfferAhead({ motif: { motifCategoryId: category.id } })
  const { visitor, usager } = await aSignedInUsager(KNOWN)
  const typed = { first_name: 'Nadia', last_name: 'Benali', phone_number: '0612345678' }

  const short = await visitor.post(stepTarget(answers, 1), { ...typed, ants_pre_demande_number: 'abc12345' })
  const right = await visitor.post(stepTarget(answers, 1), { ...typed, ants_pre_demande_number: 'abcde 12345' })

  assert.match(short.$('#ants_pre_demande_number-messages').text(), /Vous en avez écrit 8/)
  assert.match(right.location ?? '', /step=3/)
  assert.equal((await db.usager.findUniqueOrThrow({ where: { id: usager.id } })).antsPreDemandeNumber, 'ABCDE12345')
})

test('the rdv is for a proche, known or new', async () => {
  const { motif, answers } = await anOfferAhead()
  const { visitor, usager } = await aSignedInUsager(KNOWN)
  const ines = await aUsager({ firstName: 'Inès', responsibleId: usager.id, email: null })

  const page = await visitor.get(stepAddress(answers))
  const known = await visitor.post(stepTarget(answers, 2), { usager_ids: String(ines.id) })
  const incomplete = await visitor.post(stepTarget(answers, 2), { usager_ids: 'nouveau', proche_first_name: 'Sami' })
  const added = await visitor.post(stepTarget(answers, 2), {
    usager_ids: 'nouveau',
    proche_first_name: 'Sami',
    proche_last_name: 'Benali',
  })
  const confirmed = await visitor.post((added.location ?? '').replace('/new?', '?'))
  const [rdv] = await rdvsOf(motif.id)
  const sami = await db.usager.findFirstOrThrow({ where: { firstName: 'Sami', responsibleId: usager.id } })

  assert.match(page.$('h1').text(), /Pour qui/)
  assert.match(known.location ?? '', new RegExp(`user_ids%5B%5D=${ines.id}.*step=3`))
  assert.match(incomplete.$('#proche_last_name-messages').text(), /Écrivez le nom de cette personne/)
  assert.match(confirmed.location ?? '', /^\/users\/rdvs\/\d+$/)
  assert.deepEqual(
    rdv?.participations.map(({ usagerId }) => usagerId),
    [sami.id],
  )
})

test('the proche of another family is not a choice', async () => {
  const { motif, answers } = await anOfferAhead()
  const { visitor, usager } = await aSignedInUsager(KNOWN)
  await aUsager({ responsibleId: usager.id, email: null })
  const stranger = await aUsager({ responsibleId: (await aUsager()).id, email: null })

  const chosen = await visitor.post(stepTarget(answers, 2), { usager_ids: String(stranger.id) })
  const forced = await visitor.post(`${stepTarget(answers, 3)}&user_ids[]=${stranger.id}`)

  assert.equal(chosen.status, 422)
  assert.match(forced.location ?? '', /step=2/)
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

  const back = await visitor.get(stepAddress(answers, 3))

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

  const gone = await visitor.get(stepAddress(answers, 3))

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

    const shown = await visitor.get(stepAddress(answers, 3))
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

test('a link with the wall time of the lieu opens the last questions', async () => {
  const { motif, lieu, day } = await anOfferAhead()
  const { visitor } = await aSignedInUsager(KNOWN)

  const link = `/creneaux?lieu_id=${lieu.id}&motif_id=${motif.id}&starts_at=${day}+09%3A00`
  const page = await visitor.follow(await visitor.get(link))
  const bad = await visitor.get(`/creneaux?lieu_id=${lieu.id}&motif_id=${motif.id}&starts_at=demain`)

  assert.match(page.$('h1').text(), /Tout est juste/)
  assert.match(page.text.replaceAll('\u00A0', ' '), / à 9 h/)
  assert.equal(bad.status, 404)
})

test('an unknown step is not found', async () => {
  const { answers } = await anOfferAhead()
  const { visitor } = await aSignedInUsager(KNOWN)

  assert.equal((await visitor.get(stepAddress(answers, 7))).status, 404)
})

test('a rdv collectif is joined, until its last seat', async () => {
  const { day } = await anOfferAhead()
  const motif = await aMotif({ collectif: true })
  const startsAt = new Date(atHour(day, '14:00').epochMilliseconds)
  const rdv = await aRdv({ motifId: motif.id, startsAt, maxParticipantsCount: 1, name: 'Atelier CV' })
  const answers = { departement: '62', motif_id: motif.id, rdv_collectif_id: rdv.id }
  const [one, other] = [await aSignedInUsager(KNOWN), await aSignedInUsager(KNOWN)]

  const page = await one.visitor.get(stepAddress(answers))
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
  const answers = { departement: '62', motif_id: motif.id, 'user_ids[]': usager.id }
  const comersOf = async ({ id }: { id: number }) =>
    (await db.participation.findMany({ where: { rdvId: id }, orderBy: { id: 'asc' } })).map((one) => one.usagerId)

  const list = await visitor.get(`/prendre_rdv?departement=62&motif_id=${motif.id}&lieu_id=${lieu.id}`)
  const page = await visitor.get(stepAddress({ ...answers, rdv_collectif_id: rdv.id }, 3))
  await confirm(visitor, { ...answers, rdv_collectif_id: rdv.id })
  const refused = await visitor.get(stepAddress({ ...answers, rdv_collectif_id: both.id }, 3))
  await confirm(visitor, { ...answers, rdv_collectif_id: both.id })

  assert.equal(list.$('.rdv-prochain').text(), 'Vous êtes sur la liste'.repeat(2))
  assert.match(
    page.$('main').text(),
    /Déjà sur la liste\s*Chloé Faure[\s,]*Une autre personne de votre famille vient à sa place/i,
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

  assert.equal(list.$('.rdv-prochain').text(), 'Vous êtes sur la listeS’inscrire')
  assert.equal(list.$('.fr-tile__title a').first().attr('href'), `/users/rdvs/${rdv.id}`)
  assert.equal(page.$('main').text().split(motif.name).length, 2, 'its title is not said twice')
})
