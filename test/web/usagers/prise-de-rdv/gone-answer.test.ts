import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db } from '#infra/db.ts'
import type { Prisma } from '#infra/prisma/client.ts'
import { aLieu, aMotif, anAgent, anOrganisation, aPlage, aRdv, aTerritoire } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aSignedInUsager } from '#test/support/signed-in.ts'
import { atHour } from '#test/support/taking-a-rdv.ts'
import { aVisitor, serve, type Visitor } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

const DAY = Temporal.Now.plainDateISO('Europe/Paris').add({ days: 10 })
const ON = { firstDay: new Date(DAY.toString()), lastDay: new Date(DAY.toString()) }
const NO_SUCH = '2000000000'

let lastDepartement = 960

/** A motif at two lieux of one organisation, and another reason there. */
async function aWorld(fields: Partial<Prisma.MotifUncheckedCreateInput> = {}) {
  const departement = String(++lastDepartement)
  const { id: territoireId } = await aTerritoire({ departementNumber: departement })
  const { id: organisationId } = await anOrganisation({ territoireId })
  const motif = await aMotif({ organisationId, name: 'Bilan', ...fields })
  const other = await aMotif({ organisationId, name: 'Autre raison' })
  const [one, two] = [
    await aLieu({ organisationId, name: 'MDS Nord' }),
    await aLieu({ organisationId, name: 'MDS Sud' }),
  ]
  for (const lieu of [one, two]) if (!motif.collectif) await aPlage({ motifId: motif.id, lieuId: lieu.id, ...ON })
  await aPlage({ motifId: other.id, lieuId: two.id, ...ON })
  const search = (answers: Record<string, string | number>) => {
    const all = Object.entries({ departement, ...answers }).map(([name, value]) => [name, String(value)])
    return `/prendre_rdv?${new URLSearchParams(all)}`
  }
  const reservation = (answers: Record<string, string | number>) =>
    search(answers).replace('/prendre_rdv', '/prendre_rdv/reservation')
  return { territoireId, organisationId, motif, other, one, two, search, reservation }
}

test('a closed place is said, since when, and the others are offered: its hours are nowhere', async () => {
  const { motif, one, organisationId, search } = await aWorld()
  const three = await aLieu({ organisationId, name: 'MDS Est' })
  await aPlage({ motifId: motif.id, lieuId: three.id, ...ON })
  await db.lieu.update({ where: { id: one.id }, data: { availability: 'disabled' } })
  const closed = { itemType: 'lieux', itemId: one.id, event: 'update' } as const
  await db.version.updateMany({ where: closed, data: { createdAt: new Date('2026-03-01T10:00:00Z') } })

  const page = await aVisitor().get(search({ motif_id: motif.id, lieu_id: one.id, date: DAY.toString() }))

  assert.match(page.words, /Cet endroit est fermé depuis le 1er mars 2026\. En voici d’autres\./)
  assert.equal(page.$('.rdv-semaine').length, 0)
  assert.match(page.words, /MDS Sud/)
  assert.doesNotMatch(page.words, /MDS Nord/)
  assert.equal(page.headers.get('set-cookie'), null, 'it is said without a session')
})

test('nothing is chosen at a closed place by the form of its hours either', async () => {
  const { motif, one, reservation } = await aWorld()
  await db.lieu.update({ where: { id: one.id }, data: { availability: 'disabled' } })
  const visitor = aVisitor()

  const action = reservation({ motif_id: motif.id, lieu_id: one.id })
  const refused = await visitor.post(action, { starts_at: atHour(DAY, '09:00').toString() })

  assert.match((await visitor.follow(refused)).words, /Cet endroit ne reçoit plus pour ce rendez-vous/)
  assert.equal(await db.hold.count({ where: { motifId: motif.id } }), 0)
})

test('a lieu that is not there, or does not receive for the motif, is not read as « not asked »', async () => {
  const { motif, search } = await aWorld()
  const elsewhere = await aLieu()

  const unknown = await aVisitor().get(search({ motif_id: motif.id, lieu_id: NO_SUCH }))
  const foreign = await aVisitor().get(search({ motif_id: motif.id, lieu_id: elsewhere.id }))

  assert.match(unknown.words, /a été modifié : nous ne retrouvons pas son endroit\. En voici d’autres\./)
  assert.match(foreign.words, /Cet endroit ne reçoit pas pour ce rendez-vous\. En voici d’autres\./)
  for (const page of [unknown, foreign]) assert.match(page.words, /MDS Nord.*MDS Sud|MDS Sud.*MDS Nord/)
})

test('a motif offered no more, unknown or of an old name is said, with the other reasons', async () => {
  const archived = await aWorld({ deletedAt: new Date() })
  const open = await aWorld()

  const pages = await Promise.all([
    aVisitor().get(archived.search({ motif_id: archived.motif.id, lieu_id: archived.one.id })),
    aVisitor().get(open.search({ motif_id: NO_SUCH })),
    aVisitor().get(open.search({ motif_name_with_location_type: 'rien_de_tel-phone' })),
  ])

  const said = [
    /«.Bilan.» ne se prend plus en ligne\. Choisissez une autre raison\./,
    /nous ne retrouvons pas son rendez-vous/,
    /Ce rendez-vous ne se prend pas en ligne ici\. Choisissez une autre raison\./,
  ]
  for (const [at, page] of pages.entries()) {
    assert.match(page.words, said[at] ?? /never/)
    assert.match(page.words, /Autre raison/)
    assert.doesNotMatch(page.words, /vérifiez votre adresse/i)
  }
})

test('a motif that was never open to strangers is answered as one that is not there, by every address', async () => {
  const kept = [
    await aWorld({ bookableBy: 'agents' }),
    await aWorld({ bookableBy: 'agents', visibilityType: 'invisible' }),
    await aWorld({ bookableBy: 'agents_and_prescripteurs_and_invited_users' }),
    await aWorld({ deletedAt: new Date(), visibilityType: 'invisible' }),
  ]
  const followed = await aWorld({ followUp: true })
  const { visitor: known } = await aSignedInUsager()
  await known.get('/users/rdvs')
  const startsAt = atHour(DAY, '09:00').toString()
  const answerOf = async (visitor: Visitor, address: string, typed?: Record<string, string>) => {
    const answer = typed ? await visitor.post(address, typed) : await visitor.get(address)
    return answer.location ? visitor.follow(answer) : answer
  }

  for (const { motif, one, search, reservation } of [...kept, followed]) {
    const page = await answerOf(aVisitor(), search({ motif_id: motif.id }))
    const reserved = await answerOf(aVisitor(), reservation({ motif_id: motif.id, lieu_id: one.id }), {
      starts_at: startsAt,
    })
    for (const { words } of [page, reserved]) {
      assert.match(words, /Ce lien n’est pas complet, ou a été modifié/)
      assert.doesNotMatch(words, /Bilan/)
    }
  }
  for (const { motif, one, search } of kept) {
    const answers = { motif_id: motif.id, lieu_id: one.id, starts_at: startsAt }
    const last = search(answers).replace('/prendre_rdv', '/users/rdv_wizard_step/new')
    const check = await answerOf(known, last)
    const visitor = aVisitor()
    const who = await answerOf(visitor, last)
    const creneaux = await aVisitor().get(search(answers).replace('/prendre_rdv', '/creneaux'))

    assert.match(check.words, /Ce lien n’est pas complet, ou a été modifié/)
    assert.match(who.words, /Qui êtes-vous/)
    assert.equal(creneaux.status, 404)
    for (const { words } of [check, who, creneaux]) assert.doesNotMatch(words, /Bilan/)
  }
})

test('a motif of another secteur says that it is not for this address', async () => {
  const { motif, search } = await aWorld({ sectorisationLevel: 'organisation' })

  const page = await aVisitor().get(search({ motif_id: motif.id, city_code: '62041' }))

  assert.match(page.words, /ne se prend pas depuis votre adresse/)
})

test('a full atelier says that its seats are taken', async () => {
  const { motif, one, search } = await aWorld({ collectif: true })
  const { id: agentId } = await anAgent({ organisationId: motif.organisationId })
  const startsAt = new Date(atHour(DAY, '14:00').epochMilliseconds)
  const usagerIds = (await aRdv()).participations.map(({ usagerId }) => usagerId)
  await aRdv({ motifId: motif.id, lieuId: one.id, agentIds: [agentId], startsAt, maxParticipantsCount: 1, usagerIds })

  const page = await aVisitor().get(search({ motif_id: motif.id, lieu_id: one.id }))

  assert.match(page.words, /Toutes les places de «.Bilan.» sont prises/)
})

test('an organisation that offers the motif no more leads to those that do, and speaks of no place', async () => {
  const { motif, territoireId, search } = await aWorld({ locationType: 'phone' })
  const away = await anOrganisation({ territoireId })

  const page = await aVisitor().get(search({ motif_id: motif.id, user_selected_organisation_id: away.id }))

  assert.match(page.words, /Ce service ne propose plus ce rendez-vous\. En voici d’autres\./)
  assert.doesNotMatch(page.words, /endroit/)
})

test('an hour of somebody who does not receive for that address is not said to be taken', async () => {
  const { motif, reservation, one, territoireId, organisationId } = await aWorld({ sectorisationLevel: 'agent' })
  const { id: agentId } = await anAgent({ organisationId })
  await aPlage({ motifId: motif.id, lieuId: one.id, agentId, startTime: '14:00', endTime: '15:00', ...ON })
  const attributed = { level: 'agent', organisationId, agentId } as const
  const arras = { level: 'city', cityName: 'Arras', cityCode: '62041' } as const
  const secteur = { name: 'Arras', humanId: 'arras', territoireId }
  await db.secteur.create({ data: { ...secteur, zones: { create: arras }, attributions: { create: attributed } } })
  const visitor = aVisitor()

  const action = reservation({ motif_id: motif.id, lieu_id: one.id, city_code: '62041' })
  const refused = await visitor.post(action, { starts_at: atHour(DAY, '09:00').toString() })

  const page = await visitor.follow(refused)
  assert.match(page.$('[data-focus]').text(), /Personne ne reçoit à cet horaire pour votre choix/)
})

test('an id that cannot be read is said like one that is not there, never read as « not asked »', async () => {
  const { motif, one, search } = await aWorld()

  for (const lieu of ['2147483648', 'abc', '-1', '0', `${one.id}&lieu_id=${one.id}`]) {
    const { words } = await aVisitor().get(`${search({ motif_id: motif.id })}&lieu_id=${lieu}`)
    assert.match(words, /a été modifié : nous ne retrouvons pas son endroit\. En voici d’autres\./, lieu)
  }
  for (const id of ['99999999999', 'abc']) {
    const { words } = await aVisitor().get(search({ motif_id: id }))
    assert.match(words, /nous ne retrouvons pas son rendez-vous.*Autre raison/, id)
  }
  const signedIn = (await aSignedInUsager()).visitor
  await signedIn.get('/users/rdvs')
  for (const visitor of [aVisitor(), signedIn]) {
    const { words } = await visitor.get(`${search({})}&referent_ids[]=99999999999`)
    assert.match(words, /nous ne retrouvons pas la personne qui vous suit.*Autre raison/)
  }
  assert.doesNotMatch((await aVisitor().get(search({ lieu_id: '', motif_id: '' }))).words, /modifié/)
})
