import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mintParticipationToken } from '#domain/booking/participation/mint-participation-token.ts'
import { config } from '#infra/config.ts'
import { french } from '#lib/language.ts'
import { crawl } from '#test/support/crawl.ts'
import { aLieu, aMotif, aPlage, aRdv, aService, aUsager } from '#test/support/factories.ts'
import { pseudoLanguage } from '#test/support/pseudo-language.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aSignedInUsager } from '#test/support/signed-in.ts'
import {
  anOfferAhead,
  confirm,
  dateTyped,
  forProche,
  lastPage,
  lastPageTarget,
  query,
} from '#test/support/taking-a-rdv.ts'
import { isUnsaid } from '#test/support/unsaid-words.ts'
import { visibleWords } from '#test/support/visible-words.ts'
import { type Answer, aVisitor, serve, type Visitor } from '#test/support/visitor.ts'
import { createApp } from '../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits, languages: [french, pseudoLanguage] }))

/** The pages seen, and what each shows in French. */
function anEye() {
  const french = new Map<string, string>()
  const pages: string[] = []
  const see = (address: string, page: Answer) => {
    pages.push(`${page.status} ${address}`)
    for (const words of visibleWords(page.$).filter(isUnsaid)) if (!french.has(words)) french.set(words, address)
  }
  return { see, pages, french: () => [...french].map(([words, address]) => `« ${words} » at ${address}`) }
}

const inDays = (days: number) => new Date(Date.now() + days * 24 * 3_600_000)
const inPseudo = async (visitor: Visitor) => {
  await visitor.get('/?lang=qps')
  return visitor
}

/** Not left, and not yet answered yes. */
const LEFT_ALONE = /sign_out|[?&]lang=|\.json|\.ics|\/annulation|suppression|confirmation/

test('a stranger who searches reads no French in another language', async () => {
  const { motif, answers, lieu, day } = await anOfferAhead({ motif: { restrictionForRdv: '◆ Lisez ◆' } })
  const { organisationId, serviceId } = motif
  const phone = await aMotif({ organisationId, serviceId, locationType: 'phone' })
  const collectif = await aMotif({ organisationId, collectif: true })
  const firstDay = new Date(day.toString())
  await aPlage({ motifId: phone.id, firstDay, lastDay: firstDay })
  await aRdv({ motifId: collectif.id, lieuId: lieu.id, startsAt: inDays(5), maxParticipantsCount: 6 })
  const [visitor, eye] = [await inPseudo(aVisitor()), anEye()]
  const workshop = { departement: '62', motif_id: collectif.id, lieu_id: lieu.id }

  await crawl(visitor, {
    from: [
      '/',
      '/prendre_rdv?departement=62',
      `/prendre_rdv?${query(answers)}`,
      `/prendre_rdv?${query(workshop)}`,
      '/x',
    ],
    except: LEFT_ALONE,
    see: eye.see,
  })

  assert.ok(eye.pages.length > 30, eye.pages.join('\n'))
  assert.deepEqual(eye.french(), [])
})

test('whoever writes an address reads no French in another language, but the names of places', async () => {
  config.ADDRESS_API_URL = 'http://127.0.0.1:9'
  await anOfferAhead()
  const [visitor, eye] = [await inPseudo(aVisitor()), anEye()]

  for (const asked of ['address=', 'address=zzzz', 'address=62000', 'address=62000&choisir=1', 'departement=59'])
    eye.see(asked, await visitor.get(`/prendre_rdv?${asked}`))

  assert.deepEqual(
    eye.pages.map((page) => page.slice(0, 3)),
    ['422', '422', '200', '422', '200'],
  )
  const said = eye.french().map((words) => words.replaceAll(/62000 (Arras|Dainville)|Pas-de-Calais|Nord|⟦.*?⟧/g, ''))
  assert.deepEqual(
    said.filter((words) => /« [^»]*\p{L}{2}/u.test(words.replace('– RDV Solidarités', ''))),
    [],
  )
})

test('a usager with an account, proches and rdvs reads no French in another language', async () => {
  const { visitor, usager } = await aSignedInUsager({ phoneNumber: '0612345678', birthDate: new Date('1991-12-14') })
  await aUsager({ firstName: 'Léo', lastName: 'Petit', email: null, responsibleId: usager.id })
  const { motif, lieu } = await anOfferAhead()
  await aPlage({ motifId: motif.id, lieuId: lieu.id, firstDay: inDays(8), lastDay: inDays(8) })
  const rdv = { motifId: motif.id, lieuId: lieu.id, usagerIds: [usager.id] }
  const coming = await aRdv({ ...rdv, startsAt: inDays(8) })
  await aRdv({ ...rdv, startsAt: inDays(1) })
  await aRdv({ ...rdv, startsAt: inDays(9), status: 'excused' })
  await aRdv({ ...rdv, startsAt: inDays(-9), status: 'revoked' })
  const eye = anEye()
  await inPseudo(visitor)

  await crawl(visitor, {
    from: ['/users/rdvs', '/users/rdvs?past=true', `/users/rdvs/${coming.id}`, '/users/informations', '/relatives'],
    except: LEFT_ALONE,
    see: eye.see,
  })
  for (const deed of [`/users/rdvs/${coming.id}/annulation`, '/users/suppression']) {
    eye.see(deed, await visitor.get(deed))
    eye.see(`POST ${deed}`, await visitor.follow(await visitor.post(deed)))
  }

  assert.ok(eye.pages.length > 40, eye.pages.join('\n'))
  assert.deepEqual(eye.french(), [])
})

test('whoever books reads no French in another language, to the confirmation', async () => {
  const { answers } = await anOfferAhead({ motif: { name: '◆ 0 à 6 ans ◆' } })
  const { visitor, usager } = await aSignedInUsager({ phoneNumber: '0612345678', birthDate: new Date('1991-12-14') })
  await aUsager({ firstName: 'Léo', lastName: 'Petit', email: null, responsibleId: usager.id })
  const eye = anEye()
  await inPseudo(visitor)
  const { starts_at, ...journey } = answers

  await visitor.post(`/prendre_rdv/reservation?${query(journey)}`, { starts_at })
  eye.see('last page', await visitor.get(lastPage(answers)))
  eye.see('nobody', await confirm(visitor, answers, { pour: '' }))
  eye.see('a new proche, not named', await confirm(visitor, answers, { pour: 'autre' }))
  eye.see('too old', await confirm(visitor, answers, forProche('Zoé', 'Petit', '1950-01-02')))
  eye.see('kept longer', await confirm(visitor, answers, { garder: '1' }))
  eye.see('confirmed', await visitor.follow(await confirm(visitor, answers)))

  assert.deepEqual(eye.french(), [])
})

test('the link of a message asks and answers in the language chosen', async () => {
  const usager = await aUsager()
  const rdv = await aRdv({ startsAt: inDays(8), usagerIds: [usager.id] })
  const token = await mintParticipationToken(rdv.participations[0]?.id ?? 0, Temporal.Now.instant())
  const [visitor, eye] = [await inPseudo(aVisitor()), anEye()]

  eye.see('wrong link', await visitor.follow(await visitor.get(`/r/${rdv.id}/NONE1234`)))
  eye.see('links', await visitor.get('/users/liens'))
  eye.see('wrong address', await visitor.post('/users/liens', { email: 'x' }))
  eye.see('links sent', await visitor.get('/users/liens/envoyes'))
  eye.see('letters', await visitor.follow(await visitor.get(`/r/${rdv.id}/${token}`)))
  eye.see('wrong letters', await visitor.post('/users/trois-lettres', { letters: 'xyz' }))
  eye.see('rdv', await visitor.follow(await visitor.post('/users/trois-lettres', { letters: 'ben' })))

  assert.deepEqual(eye.french(), [])
})

test('what is wrong in a form is said in the language chosen', async () => {
  const { answers, motif } = await anOfferAhead({ motif: { locationType: 'home' } })
  const { visitor } = await aSignedInUsager({ phoneNumber: null, address: null })
  const [stranger, eye] = [await inPseudo(aVisitor()), anEye()]
  await inPseudo(visitor)
  const long = 'a'.repeat(300)
  const wrong = { first_name: long, last_name: long, email: 'nadia@', phone_number: '06 12' }
  const birth = (day: string, month: string, year: string) => ({
    'birth_date[day]': day,
    'birth_date[month]': month,
    'birth_date[year]': year,
  })
  const password = { current_password: 'faux', password: 'court' }
  const children = { number_of_children: '99' }
  const forms: [Visitor, string, Record<string, string>][] = [
    [stranger, '/users/sign_up', { ...wrong, phone_number: 'bonjour' }],
    [stranger, '/users/sign_in', { email: 'personne@exemple.fr', password: 'faux' }],
    [stranger, '/users/password/new', { email: 'nadia@' }],
    [stranger, '/invitation', { code: 'x' }],
    [stranger, '/invitation', { code: 'AB12CD34' }],
    [visitor, '/users/informations', { ...wrong, ...children, ...birth('31', '13', '1991') }],
    [visitor, '/users/informations', { ...wrong, ...birth('31', '2', '1991') }],
    [visitor, '/users/informations', { ...wrong, ...birth('1', '1', '2999') }],
    [visitor, '/users/informations', { ...wrong, ...birth('1', '1', '1750') }],
    [visitor, '/users/mot-de-passe', password],
    [visitor, '/users/mot-de-passe', { ...password, password: 'a'.repeat(80) }],
    [visitor, '/relatives', { first_name: long, last_name: '', ...birth('1', '', '1991') }],
    [visitor, lastPageTarget({ ...answers, motif_id: motif.id }), { address: '' }],
    [stranger, '/identification', { ...wrong, pour: 'autre', ...dateTyped('proche_birth_date', '1991-02-31') }],
  ]

  for (const [who, address, typed] of forms) eye.see(address, await who.post(address, typed))

  assert.deepEqual(
    eye.pages.filter((page) => !page.startsWith('422 ')),
    [],
  )
  assert.deepEqual(eye.french(), [])
})

test('data is never translated, though it is named like phrases of ours', async () => {
  const [name, service, lieuName, proche] = ['Supprimer votre compte', 'Mot de passe', 'Vos connexions', 'Votre fiche']
  const { visitor, usager } = await aSignedInUsager()
  const offer = await anOfferAhead({ motif: { name, serviceId: (await aService({ name: service })).id } })
  const lieu = await aLieu({ organisationId: offer.motif.organisationId, name: lieuName })
  const day = inDays(10)
  await aPlage({ motifId: offer.motif.id, lieuId: lieu.id, firstDay: day, lastDay: day })
  const rdv = await aRdv({ motifId: offer.motif.id, lieuId: lieu.id, usagerIds: [usager.id], startsAt: inDays(8) })
  const { motif_id, lieu_id, departement } = { ...offer.answers, lieu_id: String(lieu.id) }
  await inPseudo(visitor)
  await visitor.post(`/users/informations`, { first_name: proche, last_name: name, address: lieuName })

  const shown: [string, string[]][] = [
    [`/prendre_rdv?${query({ departement })}`, [service]],
    [`/prendre_rdv?${query({ departement, service_id: offer.motif.serviceId })}`, [name]],
    [`/prendre_rdv?${query({ departement, motif_id })}`, [name, lieuName]],
    [`/prendre_rdv?${query({ departement, motif_id, lieu_id })}`, [name, lieuName]],
    [`/users/rdvs/${rdv.id}`, [name, service, lieuName]],
  ]
  for (const [address, data] of shown) {
    const page = await visitor.follow(await visitor.get(address))
    for (const one of data) {
      assert.ok(page.words.includes(one), `${one} at ${address}`)
      assert.ok(!page.words.includes(`⟦${one}⟧`), `${one} at ${address}`)
    }
  }
  const { $ } = await visitor.get('/users/informations')
  assert.deepEqual(
    ['first_name', 'address'].map((field) => $(`[name=${field}]`).attr('value')),
    [proche, lieuName],
  )
})

test('a language is chosen once, for this browser, and said to programs', async () => {
  const visitor = aVisitor()

  const chosen = await visitor.get('/aide?lang=qps')
  const next = await visitor.get('/prendre_rdv?departement=62')
  const unknown = await aVisitor().get('/aide?lang=xx')

  assert.deepEqual(
    [chosen, next, unknown].map(({ $ }) => $('html').attr('lang')),
    ['qps', 'qps', 'fr'],
  )
  assert.equal(next.$('html').attr('dir'), 'rtl')
  assert.equal(next.$('footer a[hreflang=fr]').attr('href'), '/prendre_rdv?departement=62&lang=fr')
})
