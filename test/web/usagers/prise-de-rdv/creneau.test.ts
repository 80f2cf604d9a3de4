import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db } from '#infra/db.ts'
import type { Prisma } from '#infra/prisma/client.ts'
import { aLieu, aMotif, anOrganisation, aPlage, aRdv, aTerritoire } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aSignedInUsager } from '#test/support/signed-in.ts'
import { atHour } from '#test/support/taking-a-rdv.ts'
import { type Answer, aVisitor, serve, type Visitor } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

const DAY = Temporal.Now.plainDateISO('Europe/Paris').add({ days: 10 })
const READ = 'Pour les enfants de moins de 6 ans.\n<script>alert(1)</script> https://exemple.fr/regles'

let lastDepartement = 900

type Fields = Partial<Prisma.MotifUncheckedCreateInput>

/** A motif of a département of its own; `searched`: the answers that lead to its hours. */
async function aSearched(fields: Fields = {}, plage: { startTime?: string; endTime?: string } = {}) {
  const departementNumber = String(++lastDepartement)
  const { id: territoireId } = await aTerritoire({ departementNumber })
  const { id: organisationId } = await anOrganisation({ territoireId, phoneNumber: '0321000001' })
  const motif = await aMotif({ organisationId, ...fields })
  const lieu = motif.locationType === 'public_office' ? await aLieu({ organisationId }) : null
  const firstDay = new Date(DAY.toString())
  if (!motif.collectif)
    await aPlage({ motifId: motif.id, lieuId: lieu?.id ?? null, firstDay, lastDay: firstDay, ...plage })
  const place = lieu ? { lieu_id: String(lieu.id) } : { user_selected_organisation_id: String(organisationId) }
  const answers = { departement: departementNumber, motif_id: String(motif.id), ...place }
  const search = (more: Record<string, string> = {}) => `/prendre_rdv?${new URLSearchParams({ ...answers, ...more })}`
  return { motif, lieu, organisationId, territoireId, answers, search }
}

const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
const textOf = (page: Answer, selector: string) => plain(page.$(selector).first().text())
const names = (page: Answer, selector: string) =>
  page
    .$(selector)
    .map((_, element) => plain(page.$(element).text()))
    .get()

const reservationOf = (page: Answer) => page.$('main form[method=post]').attr('action') ?? ''

test('a week is one form of days and half days, whose buttons have whole names', async () => {
  const { search } = await aSearched({ defaultDurationInMin: 60 }, { startTime: '10:00', endTime: '15:00' })

  const page = await aVisitor().get(search({ date: DAY.toString() }))

  const $ = page.$
  assert.equal(page.status, 200)
  assert.equal($('main form[method=post]').length, 1)
  assert.equal($('.rdv-semaine > li').length, 7)
  assert.match(textOf(page, '#semaine'), /^Du .* au .* \d{4}$/)
  assert.deepEqual(names(page, '.rdv-semaine .rdv-demi'), ['Matin', 'Après-midi'])
  assert.equal($('.rdv-semaine button[type=submit]').length, 5)
  assert.equal($('.rdv-semaine button[aria-label]').length, 0)
  assert.match(names(page, '.rdv-semaine button')[0] ?? '', /^\p{L}+ \d+(er)? \p{L}+ à 10 h$/u)
  for (const list of $('.rdv-semaine ul').toArray())
    for (const id of ($(list).attr('aria-labelledby') ?? '').split(' ')) assert.equal($(`#${id}`).length, 1, id)
  assert.equal($('.fr-skiplinks a[href="#horaires"]').text(), 'Aller aux horaires')
  assert.equal($('#horaires').length, 1)
  const other = $('input[type=date]')
  assert.ok(other.attr('min') && other.attr('max'), 'bounded')
})

test('ten hours of a half day are shown, the others unfold, never one alone', async () => {
  const shownOf = async (endTime: string) => {
    const { search } = await aSearched({ defaultDurationInMin: 10 }, { startTime: '09:00', endTime })
    const page = await aVisitor().get(search({ date: DAY.toString() }))
    return [page.$('.rdv-semaine div > ul > li').length, textOf(page, '.rdv-suite summary')]
  }

  assert.deepEqual(await shownOf('10:50'), [11, ''])
  const [shown, more] = await shownOf('11:20')
  assert.equal(shown, 10)
  assert.match(String(more), /^4 autres horaires le .*, Matin$/)
})

test('what must be read and accepted is ticked above the hours, wherever the rdv takes place', async () => {
  for (const locationType of ['public_office', 'phone', 'home', 'visio'] as const) {
    const { search } = await aSearched({ locationType, restrictionForRdv: READ })
    const visitor = aVisitor()
    const page = await visitor.get(search({ date: DAY.toString() }))

    assert.equal(textOf(page, '.rdv-lire h2'), 'À lire avant de choisir')
    assert.equal(page.$('main form[method=post] .rdv-lire input[name=lu]').length, 1)
    assert.equal(page.$('main script').length, 0)
    assert.equal(page.$('.rdv-lire a[href="https://exemple.fr/regles"]').length, 1)

    const startsAt = page.$('.rdv-semaine button').attr('value') ?? ''
    const forgotten = await visitor.post(reservationOf(page), { starts_at: startsAt })
    const both = forgotten.$('button[name=lu_et]')

    assert.equal(forgotten.status, 422, locationType)
    assert.match(textOf(forgotten, 'title'), /^Erreur : /)
    assert.equal(textOf(forgotten, '[data-focus] h2'), 'Il manque votre accord')
    assert.equal(
      forgotten.$('.rdv-semaine > li').first().text(),
      page.$('.rdv-semaine > li').first().text(),
      'the same week',
    )
    assert.match(plain(both.text()), /^J’ai lu, continuer avec \p{L}+ \d+(er)? \p{L}+ à 9 h$/u)

    const chosen = await visitor.post(reservationOf(forgotten), { lu_et: both.attr('value') ?? '' })
    const ticked = await visitor.post(reservationOf(page), { starts_at: startsAt, lu: '1' })

    for (const answer of [chosen, ticked]) {
      assert.match(answer.location ?? '', /^\/users\/rdv_wizard_step\/new\?/)
      assert.match(answer.location ?? '', /restriction_lue=1/)
    }
  }
})

test('what must only be read stands above the hours, without a tick', async () => {
  const { search } = await aSearched({ restrictionForRdv: READ, restrictionToAccept: false })
  const visitor = aVisitor()

  const page = await visitor.get(search({ date: DAY.toString() }))
  const startsAt = page.$('.rdv-semaine button').attr('value') ?? ''
  const chosen = await visitor.post(reservationOf(page), { starts_at: startsAt })

  assert.equal(textOf(page, '.rdv-lire h2'), 'À savoir avant de choisir')
  assert.equal(page.$('input[name=lu]').length, 0)
  assert.match(chosen.location ?? '', /^\/users\/rdv_wizard_step\/new\?/)
})

test('a start that a link brings is asked for the same acceptance', async () => {
  const { answers, motif } = await aSearched({ restrictionForRdv: READ })
  const { visitor } = await aSignedInUsager({ phoneNumber: '06 12 34 56 78', birthDate: new Date('1991-12-14') })
  const startsAt = atHour(DAY, '09:30').toString()

  const link = await visitor.get(`/creneaux?${new URLSearchParams({ ...answers, starts_at: startsAt })}`)
  const week = await visitor.follow(await visitor.follow(link))
  const both = week.$('button[name=lu_et]')
  const chosen = await visitor.post(reservationOf(week), { lu_et: both.attr('value') ?? '' })
  await visitor.post(String(chosen.location?.replace('/new?', '?')), { pour: 'moi' })

  assert.equal(week.status, 200)
  assert.match(plain(both.text()), /à 9 h 30$/)
  const rdv = await db.rdv.findFirstOrThrow({ where: { motifId: motif.id } })
  assert.equal(rdv.startsAt.getTime(), atHour(DAY, '09:30').epochMilliseconds)
})

test('a rdv collectif asks for the same tick before its seats', async () => {
  const { motif, lieu, search } = await aSearched({ collectif: true, restrictionForRdv: READ })
  const rdv = await aRdv({
    motifId: motif.id,
    lieuId: lieu?.id ?? null,
    startsAt: new Date(atHour(DAY, '09:00').epochMilliseconds),
  })
  const visitor = aVisitor()

  const page = await visitor.get(search())
  const value = page.$('button[name=rdv_collectif_id]').attr('value') ?? ''
  const forgotten = await visitor.post(reservationOf(page), { rdv_collectif_id: value })
  const both = forgotten.$('button[name=lu_et]')
  const chosen = await visitor.post(reservationOf(forgotten), { lu_et: both.attr('value') ?? '' })

  assert.equal(value, String(rdv.id))
  assert.equal(forgotten.status, 422)
  assert.match(plain(both.text()), /continuer avec .* à 9 h$/)
  assert.match(
    chosen.location ?? '',
    new RegExp(`^/users/rdv_wizard_step/new\\?.*restriction_lue=1.*rdv_collectif_id=${rdv.id}`),
  )
})

test('a day beyond the limit opens the last week, one that is past the first: both say so', async () => {
  const { search, motif } = await aSearched({ maxPublicBookingDelay: 30 * 86_400 })
  const last = Temporal.Now.plainDateISO('Europe/Paris').add({ days: 30 })

  const beyond = await aVisitor().get(search({ date: '31/12/2099' }))
  const past = await aVisitor().get(search({ date: '2020-01-15' }))

  assert.equal(beyond.$('input[type=date]').attr('value'), last.subtract({ days: 6 }).toString())
  assert.match(
    beyond.words,
    /Vous avez demandé le 31 décembre 2099\. On peut réserver jusqu’au .* : voici les derniers jours ouverts\./,
  )
  assert.match(beyond.$(`a[href*="date=${DAY}"]`).text(), /Voir le premier horaire libre/)
  assert.equal(beyond.$('a:contains("7 jours après")').length, 0)
  assert.match(
    past.words,
    /Vous avez demandé le 15 janvier 2020\. Ce jour est passé : voici les premiers jours ouverts\./,
  )
  assert.equal(past.$('a:contains("7 jours avant")').length, 0)
  assert.ok(motif.id)
})

test('a week whose hours are taken says so, and leads to the next one or to another place', async () => {
  const { motif, organisationId, search } = await aSearched()
  const plage = await db.plage.findFirstOrThrow({ where: { organisationId } })
  await aRdv({
    motifId: motif.id,
    agentIds: [plage.agentId],
    startsAt: new Date(atHour(DAY, '09:00').epochMilliseconds),
    endsAt: new Date(atHour(DAY, '12:00').epochMilliseconds),
  })
  const later = new Date(DAY.add({ days: 9 }).toString())
  await aPlage({ motifId: motif.id, lieuId: plage.lieuId, agentId: plage.agentId, firstDay: later, lastDay: later })
  const elsewhere = await aLieu({ organisationId, name: 'Centre social' })
  await aPlage({ motifId: motif.id, lieuId: elsewhere.id, firstDay: later, lastDay: later })

  const page = await aVisitor().get(search({ date: DAY.toString() }))
  const next = await aVisitor().get(page.$('.rdv-vide a').attr('href') ?? '')

  assert.equal(textOf(page, 'h1'), 'Aucun horaire libre ces 7 jours')
  assert.match(page.words, /Tous les horaires de ces 7 jours sont pris/)
  assert.match(page.words, /dans cet endroit/)
  assert.match(page.words, /Dans un autre endroit Centre social/)
  assert.match(page.words, /Appelez le 03.21.00.00.01/)
  assert.equal(next.$('.rdv-semaine button').length, 6)
})

test('on the telephone, at home or by video, no place is spoken of', async () => {
  for (const locationType of ['phone', 'home', 'visio'] as const) {
    const { search } = await aSearched({ locationType })

    const page = await aVisitor().get(search())

    assert.match(page.words, /avec ce service/)
    assert.doesNotMatch(page.words, /endroit/)
  }
})

test('an hour taken meanwhile leads back to the same week, whose message takes the focus', async () => {
  const { motif, search } = await aSearched()
  const visitor = aVisitor()
  const page = await visitor.get(search({ date: DAY.toString() }))
  const startsAt = page.$('.rdv-semaine button').attr('value') ?? ''
  const { agentId } = await db.plage.findFirstOrThrow({ where: { motifs: { some: { motifId: motif.id } } } })
  await aRdv({ motifId: motif.id, agentIds: [agentId], startsAt: new Date(startsAt) })

  const back = await visitor.follow(await visitor.post(reservationOf(page), { starts_at: startsAt }))

  assert.match(back.$('[data-focus]').text(), /vient d’être pris/)
  assert.equal(back.$('input[type=date]').attr('value'), DAY.toString())
})

test('several people together are shown, and given, hours as long as they need', async () => {
  const category = await db.motifCategory.create({
    data: { name: 'Passeport', shortName: `passeport ${lastDepartement}`, requiresAntsNumber: true },
  })
  const { search } = await aSearched({ motifCategoryId: category.id })

  const three = await aVisitor().get(search({ date: DAY.toString(), duration: '90' }))

  assert.equal(three.$('.rdv-semaine button').length, 2)
  assert.match(three.words, /1 heure 30|1 h 30/)
})

/** The same reason at the lieux of two organisations; `chosen`: the answers of who chose it by name and kind, then a lieu. */
async function aReasonOfTwo() {
  const { motif, lieu, territoireId, answers } = await aSearched({ name: 'Bilan' })
  const { id: organisationId } = await anOrganisation({ territoireId })
  const other = await aMotif({ organisationId, name: 'Bilan', serviceId: motif.serviceId })
  const elsewhere = await aLieu({ organisationId, name: 'Centre social' })
  const firstDay = new Date(DAY.toString())
  await aPlage({ motifId: other.id, lieuId: elsewhere.id, firstDay, lastDay: firstDay })
  const { motif_id, ...found } = answers
  const chosen: Record<string, string> = { ...found, motif_name_with_location_type: 'bilan-public_office' }
  const search = (more: Record<string, string>) => `/prendre_rdv?${new URLSearchParams(more)}`
  return { lieu, chosen, named: { ...found, motif_id: motif_id ?? '' }, search }
}

test('who chose a reason may go to all its lieux again, from the last pages and when his hour is lost', async () => {
  const { lieu, chosen, search } = await aReasonOfTwo()
  assert.ok(lieu)
  const startsAt = atHour(DAY, '09:00').toString()
  const lieuxFrom = async (visitor: Visitor, href: string | undefined) => (await visitor.get(href ?? '')).words
  /** A link; where something is typed, a button that keeps it. */
  const toLieux = (page: Answer) => {
    const ways = page.$('main a, main button[name=modifier]')
    const way = ways.filter((_, one) => /Modifier.*endroit/s.test(page.$(one).text())).first()
    return way.attr('href') ?? way.attr('value')
  }
  const signedIn = (await aSignedInUsager()).visitor
  const late = aVisitor()

  for (const visitor of [signedIn, aVisitor()]) {
    const week = await visitor.get(search({ ...chosen, date: DAY.toString() }))
    const last = await visitor.follow(await visitor.post(reservationOf(week), { starts_at: startsAt }))
    const page = last.location ? await visitor.follow(last) : last
    assert.match(await lieuxFrom(visitor, toLieux(page)), /Centre social/)
    await db.hold.deleteMany()
  }
  const week = await late.get(search({ ...chosen, date: DAY.toString() }))
  const held = await late.post(reservationOf(week), { starts_at: startsAt })
  await db.hold.deleteMany()
  await db.plage.updateMany({ where: { lieuId: lieu.id }, data: { startTime: '10:00' } })
  const lost = await signedIn.follow(await signedIn.get(held.location ?? ''))
  assert.match(lost.words, /Choisissez-en un autre/)
  assert.match(await lieuxFrom(signedIn, toLieux(lost)), /Centre social/)
})

test('the motif that a link named is kept on the way back to its lieux', async () => {
  const { named, search } = await aReasonOfTwo()
  const visitor = aVisitor()

  const week = await visitor.get(search(named))
  const back =
    week
      .$('main a, nav a')
      .filter((_, a) => /Changer d’endroit/.test(week.$(a).text()))
      .attr('href') ?? ''

  assert.match(back, /motif_id=/)
  assert.doesNotMatch((await visitor.get(back)).words, /Centre social/)
})

test('a day of another century opens the nearest week, and one that cannot be read is said to be so', async () => {
  const { search } = await aSearched()

  for (const far of ['2100-01-01', '9999-12-26', '01/01/2345'])
    assert.match((await aVisitor().get(search({ date: far }))).words, /On peut réserver jusqu’au/, far)
  assert.match((await aVisitor().get(search({ date: '1999-01-01' }))).words, /Ce jour est passé/)
  for (const unread of ['31/02/2027', 'abc', '2027-13-45']) {
    const { words, status } = await aVisitor().get(search({ date: unread }))
    assert.equal(status, 200)
    assert.match(words, /Nous n’avons pas compris la date demandée : voici les premiers jours ouverts/, unread)
  }
  for (const date of ['', DAY.toString()])
    assert.doesNotMatch((await aVisitor().get(search({ date }))).words, /pas compris/)
})

test('an hour at which nobody receives is not said to be taken', async () => {
  const { search } = await aSearched()
  const visitor = aVisitor()
  const page = await visitor.get(search({ date: DAY.toString() }))

  const back = await visitor.follow(
    await visitor.post(reservationOf(page), { starts_at: atHour(DAY, '03:00').toString() }),
  )

  assert.match(back.$('[data-focus]').text(), /Cet horaire n’est pas proposé/)
  assert.doesNotMatch(back.words, /pris\./)
})
