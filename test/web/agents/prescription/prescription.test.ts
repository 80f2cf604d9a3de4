import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db } from '#infra/db.ts'
import type { Prisma } from '#infra/prisma/client.ts'
import { withQueries } from '#test/support/count-queries.ts'
import { dayFromNow, instantOn } from '#test/support/days.ts'
import {
  aLieu,
  aMotif,
  anAgent,
  anOrganisation,
  aPlage,
  aRdv,
  aService,
  aTerritoire,
  aUsager,
} from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aSignedInAgent } from '#test/support/signed-in.ts'
import { serve, type Visitor } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

const DAY = dayFromNow(3)

type Fields = {
  territoire?: Partial<Prisma.TerritoireUncheckedCreateInput>
  motif?: Partial<Prisma.MotifUncheckedCreateInput>
  agent?: Parameters<typeof anAgent>[0]
}

/** An agent of one organisation, and a motif of another of his territoire, open to those who accompany somebody. */
async function aWiderPlace({ territoire = {}, motif: fields = {}, agent: agentFields = {} }: Fields = {}) {
  const territoireId = (await aTerritoire(territoire)).id
  const [here, there] = [
    await anOrganisation({ territoireId }),
    await anOrganisation({ territoireId, name: 'MDS de Lens', phoneNumber: '03 21 00 00 01' }),
  ]
  const serviceId = (await aService()).id
  const { agent, visitor } = await aSignedInAgent({ organisationId: here.id, serviceId, ...agentFields })
  const opened = { name: 'Accès aux droits', bookableBy: 'agents_and_prescripteurs' as const, serviceId }
  const motif = await aMotif({ organisationId: there.id, ...opened, ...fields })
  const lieu = await aLieu({ organisationId: there.id, name: 'MDS Lens-Centre', phoneNumber: '03 21 00 00 02' })
  const receiving = await anAgent({ organisationId: there.id, serviceId })
  if (!motif.collectif)
    await aPlage({
      motifId: motif.id,
      agentId: receiving.id,
      lieuId: motif.locationType === 'public_office' ? lieu.id : null,
      firstDay: new Date(DAY),
      lastDay: new Date(DAY),
      startTime: '09:00',
      endTime: '10:00',
      openOnHolidays: true,
    })
  const usager = await aUsager({ firstName: 'Inès', lastName: 'Benali', organisationId: here.id })
  const path = `/admin/organisations/${here.id}/prescription`
  return { territoireId, here, there, serviceId, agent, visitor, motif, lieu, receiving, usager, path }
}

type Place = Awaited<ReturnType<typeof aWiderPlace>>

/** Follows the only way of each page, from the motifs on. */
async function toRecap({ visitor, path, usager }: Place) {
  const motifs = await visitor.get(`${path}/search_creneau?user_ids[]=${usager.id}`)
  const lieux = await visitor.get(motifs.$('.rdv-lieux-trouves a').first().attr('href') ?? '')
  const week = await visitor.get(lieux.location ?? '')
  return week.$('.rdv-semaine li li a').first().attr('href') ?? ''
}

const formOf = async (visitor: Visitor, recap: string) =>
  (await visitor.get(recap)).$('main form[method=post]').attr('action') ?? ''

test('an agent takes a rdv in another organisation of the territoire, which comes to know the usager by it alone', async () => {
  const place = await aWiderPlace()
  const { visitor, usager, there, here, agent, motif, lieu, receiving } = place
  const attached = async () =>
    (await db.usagerProfile.findMany({ where: { usagerId: usager.id }, orderBy: { organisationId: 'asc' } })).map(
      ({ organisationId }) => organisationId,
    )

  const recap = await visitor.get(await toRecap(place))
  const before = await attached()
  const done = await visitor.post(recap.$('main form[method=post]').attr('action') ?? '', {})
  const confirmation = await visitor.get(done.location ?? '')

  assert.match(
    recap.$('main').text().replaceAll(/\s+/g, ' '),
    /Motif ?Accès aux droits.+MDS Lens-Centre.+à 9 h.+Inès BENALI/,
  )
  assert.match(recap.text, /Pas encore confirmé/)
  assert.deepEqual(before, [here.id])
  assert.deepEqual(await attached(), [here.id, there.id])
  const rdv = await db.rdv.findFirstOrThrow({
    include: { participations: true, agents: true },
    orderBy: { id: 'desc' },
  })
  assert.deepEqual(
    [rdv.organisationId, rdv.motifId, rdv.lieuId, rdv.createdByType, rdv.createdById],
    [there.id, motif.id, lieu.id, 'agent', agent.id],
  )
  assert.deepEqual(rdv.startsAt, instantOn(DAY, '09:00'))
  assert.deepEqual(
    rdv.agents.map(({ agentId }) => agentId),
    [receiving.id],
  )
  assert.deepEqual(
    rdv.participations.map((one) => [one.usagerId, one.createdByAgentPrescripteur]),
    [[usager.id, true]],
  )
  assert.equal(confirmation.status, 200)
  assert.match(confirmation.text.replaceAll(/\s+/g, ' '), /MDS de Lens<br> ?03 21 00 00 02|03.21.00.00.02/)
})

test('the steps are those of the public search: services and motifs, lieux by date, one hour a start within the delays', async () => {
  const place = await aWiderPlace({ motif: { maxPublicBookingDelay: 10 * 86_400 } })
  const { visitor, path, motif, there, serviceId } = place
  const colleague = await anAgent({ organisationId: there.id, serviceId })
  const other = await aLieu({ organisationId: there.id, name: 'MDS Lens-Nord' })
  const morning = { motifId: motif.id, startTime: '09:00', endTime: '10:00', openOnHolidays: true }
  await aPlage({ ...morning, lieuId: place.lieu.id, agentId: colleague.id, firstDay: new Date(DAY) })
  await aPlage({ ...morning, lieuId: other.id, firstDay: new Date(dayFromNow(2)) })
  await aPlage({
    ...morning,
    lieuId: (await aLieu({ organisationId: there.id })).id,
    firstDay: new Date(dayFromNow(20)),
  })

  const motifs = await visitor.get(`${path}/search_creneau`)
  const lieux = await visitor.get(motifs.$('.rdv-lieux-trouves a').attr('href') ?? '')
  const week = await visitor.get(lieux.$('.rdv-lieux-trouves a').last().attr('href') ?? '')
  const whom = await visitor.get(week.$('.rdv-semaine li li a').first().attr('href') ?? '')

  assert.deepEqual(
    lieux
      .$('.rdv-lieux-trouves strong')
      .toArray()
      .map((line) => lieux.$(line).text()),
    ['MDS Lens-Nord', 'MDS Lens-Centre'],
    'the soonest first, nothing beyond the delays',
  )
  assert.equal(week.$('.rdv-semaine li li a').length, 2)
  assert.match(whom.$('h1').text(), /Pour qui est ce rendez-vous/)
})

test('scenario 4: somebody of another organisation of the territoire is found masked, chosen, and known there by the rdv', async () => {
  const place = await aWiderPlace({ motif: { locationType: 'phone' } })
  const { visitor, path, here, there, territoireId } = place
  const third = await anOrganisation({ territoireId })
  const stranger = await aUsager({
    firstName: 'Zoé',
    lastName: 'Lemaire',
    organisationId: third.id,
    phoneNumber: '06 12 34 56 78',
    phoneNumberFormatted: '+33612345678',
    address: '3 rue Secrète, 62000 Arras',
  })

  const motifs = await visitor.get(`${path}/search_creneau`)
  const organisations = await visitor.get(motifs.$('.rdv-lieux-trouves a').attr('href') ?? '')
  const week = await visitor.get(organisations.location ?? '')
  const step = week.$('.rdv-semaine li li a').first().attr('href') ?? ''
  const found = await visitor.get(`${step}&personne=chercher&term=lemaire`)
  const list = await visitor.get(found.location ?? '')
  const added = await visitor.get(`${step}&personne=ajouter:${stranger.id}`)
  const recap = await visitor.get(added.location ?? '')
  const done = await visitor.post(recap.$('main form[method=post]').attr('action') ?? '', {})

  assert.match(list.$('.rdv-personnes').text(), /LEMAIRE Zoé/)
  assert.doesNotMatch(list.text, /34.56|Secrète/)
  assert.doesNotMatch(recap.text, /34.56|Secrète/)
  assert.match(recap.$('main').text(), /Zoé LEMAIRE/)
  assert.equal((await visitor.get(done.location ?? '')).status, 200)
  const known = await db.usagerProfile.findMany({
    where: { usagerId: stranger.id },
    orderBy: { organisationId: 'asc' },
  })
  assert.deepEqual(
    known.map(({ organisationId }) => organisationId),
    [there.id, third.id].sort((a, b) => a - b),
  )
  assert.ok(!known.some(({ organisationId }) => organisationId === here.id))
})

test('in a territoire of mairies nobody of another organisation is reached', async () => {
  const place = await aWiderPlace({ territoire: { kind: 'mairies' } })
  const { visitor, usager, path, there } = place
  const neighbour = await aUsager({ lastName: 'Lemaire', organisationId: there.id })
  const recap = await toRecap(place)

  const withNeighbour = recap.replace(`user_ids%5B%5D=${usager.id}`, `user_ids%5B%5D=${neighbour.id}`)
  const asked = await visitor.get(withNeighbour)
  const forced = await visitor.post(withNeighbour.replace('recapitulatif', 'create_rdv'), {})

  assert.equal(asked.location?.split('?')[0], `${path}/user_selection`)
  assert.equal(forced.location?.split('?')[0], `${path}/user_selection`)
  assert.equal(await db.rdv.count({ where: { organisationId: there.id } }), 0)
})

test('motifs kept to agents, follow-ups, archived ones, other services and other départements are not there', async () => {
  const place = await aWiderPlace()
  const { visitor, path, there, serviceId, motif, lieu } = place
  const elsewhere = await aWiderPlace({ territoire: { departementNumber: '59' } })
  const closed = [
    await aMotif({ organisationId: there.id, serviceId, bookableBy: 'agents' }),
    await aMotif({ organisationId: there.id, serviceId, followUp: true }),
    await aMotif({ organisationId: there.id, serviceId, deletedAt: new Date() }),
    await aMotif({ organisationId: there.id }),
  ]
  for (const { id } of closed)
    await aPlage({ motifId: id, lieuId: lieu.id, firstDay: new Date(DAY), startTime: '09:00', endTime: '10:00' })

  const motifs = await visitor.get(`${path}/search_creneau`)
  const recap = await toRecap(place)
  for (const { id } of [...closed, elsewhere.motif]) {
    const forged = recap.replace(`motif_id=${motif.id}`, `motif_id=${id}`).replace(/motif_name[^&]+&/, '')
    const answer = await visitor.post(forged.replace('recapitulatif', 'create_rdv'), {})
    assert.equal(answer.location?.split('?')[0], `${path}/search_creneau`)
  }

  assert.deepEqual(
    motifs
      .$('.rdv-lieux-trouves strong')
      .toArray()
      .map((line) => motifs.$(line).text()),
    [motif.name],
  )
  assert.equal(await db.rdv.count({ where: { organisationId: { in: [there.id, elsewhere.there.id] } } }), 0)
})

test('a secretary or an admin of his organisation prescribes for all services', async () => {
  const secretariat = await aService({ kind: 'secretariat' })
  for (const [at, agent] of [
    { serviceId: secretariat.id },
    { serviceId: (await aService()).id, accessLevel: 'admin' as const },
  ].entries()) {
    const { visitor, path } = await aWiderPlace({ agent, territoire: { departementNumber: `7${at}` } })
    assert.equal((await visitor.get(`${path}/search_creneau`)).$('.rdv-lieux-trouves a').length, 1)
  }
  const { visitor, path } = await aWiderPlace({ agent: { serviceId: (await aService()).id } })
  assert.match((await visitor.get(`${path}/search_creneau`)).text, /Rien à proposer/)
})

test('a motif given to secteurs is for whoever lives there', async () => {
  const place = await aWiderPlace({ motif: { sectorisationLevel: 'organisation' } })
  const { territoireId, there, visitor, path, usager, here } = place
  const secteur = { territoireId, name: 'Lens', humanId: 'lens' }
  const zone = { level: 'city' as const, cityName: 'Lens', cityCode: '62498' }
  await db.secteur.create({
    data: {
      ...secteur,
      zones: { create: zone },
      attributions: { create: { level: 'organisation', organisationId: there.id } },
    },
  })
  const lives = (cityCode: string) =>
    db.usager.update({ where: { id: usager.id }, data: { address: 'Lens', cityCode } })
  const offered = async () =>
    (await visitor.get(`${path}/search_creneau?user_ids[]=${usager.id}`)).$('.rdv-lieux-trouves a').length
  const proposed = async (query: string) =>
    (await visitor.get(`/admin/organisations/${here.id}/creneaux_search${query}`)).$('.rdv-elargir').length

  await lives('62498')
  const inside = await offered()
  const recap = await toRecap(place)
  await lives('62041')
  const outside = await offered()
  const forged = await visitor.post(recap.replace('recapitulatif', 'create_rdv'), {})

  assert.deepEqual([inside, outside], [1, 0])
  assert.equal(forged.location?.split('?')[0], `${path}/search_creneau`)
  assert.equal(await db.rdv.count({ where: { organisationId: there.id } }), 0)
  assert.deepEqual([await proposed(''), await proposed(`?user_ids[]=${usager.id}`)], [0, 1])
})

test('« Élargir la recherche » is proposed where a motif of the territoire is open beyond its organisation', async () => {
  const open = await aWiderPlace()
  const closed = await aWiderPlace({ motif: { bookableBy: 'agents' } })
  const search = ({ here, visitor, usager }: Place) =>
    visitor.get(`/admin/organisations/${here.id}/creneaux_search?user_ids[]=${usager.id}`)

  const link = (await search(open)).$('.rdv-elargir a').attr('href') ?? ''

  assert.equal(new URL(link, 'http://rdv').searchParams.get('user_ids[]'), String(open.usager.id))
  assert.equal((await open.visitor.get(link)).status, 200)
  assert.equal((await search(closed)).$('.rdv-elargir').length, 0)
})

test('a créneau taken meanwhile is said on the same week, the answers kept', async () => {
  const place = await aWiderPlace()
  const { visitor, path, receiving, usager, lieu } = place
  const recap = await toRecap(place)
  const action = await formOf(visitor, recap)
  await aRdv({ agentIds: [receiving.id], startsAt: instantOn(DAY, '09:00') })

  for (const ask of [() => visitor.get(recap), () => visitor.post(action, {})]) {
    const answer = await ask()
    const back = new URL(answer.location ?? '', 'http://rdv')
    assert.equal(back.pathname, `${path}/search_creneau`)
    assert.deepEqual(
      [back.searchParams.get('lieu_id'), back.searchParams.get('date'), back.searchParams.get('user_ids[]')],
      [String(lieu.id), DAY, String(usager.id)],
    )
    const week = await visitor.get(answer.location ?? '')
    assert.match(week.text, /Ce créneau vient d’être pris/)
    assert.equal(week.$('.rdv-semaine li li a').length, 1)
  }
})

test('two agents at once take one rdv; the same form twice is one rdv', async () => {
  const place = await aWiderPlace()
  const { visitor, here, there, serviceId } = place
  const colleague = await aSignedInAgent({ organisationId: here.id, serviceId })
  const other = await aUsager({ organisationId: here.id })
  const action = await formOf(visitor, await toRecap(place))
  const ofOther = action.replace(`user_ids%5B%5D=${place.usager.id}`, `user_ids%5B%5D=${other.id}`)

  const answers = await Promise.all([visitor.post(action, {}), colleague.visitor.post(ofOther, {})])
  const [winner, its] = answers[0].location?.includes('confirmation') ? [visitor, action] : [colleague.visitor, ofOther]
  const again = await winner.post(its, {})

  assert.equal(answers.filter(({ location }) => location?.includes('confirmation')).length, 1)
  assert.ok(again.location?.includes('confirmation'))
  assert.equal(await db.rdv.count({ where: { organisationId: there.id } }), 1)
})

test('a rdv collectif is joined while it has a seat', async () => {
  const place = await aWiderPlace({ motif: { collectif: true } })
  const { visitor, path, motif, lieu, receiving, usager, there } = place
  const at = { motifId: motif.id, lieuId: lieu.id, agentIds: [receiving.id], startsAt: instantOn(DAY, '14:00') }
  const rdv = await aRdv({ ...at, maxParticipantsCount: 1, name: 'Atelier budget' })
  const motifs = await visitor.get(`${path}/search_creneau?user_ids[]=${usager.id}`)
  const lieux = await visitor.get(motifs.$('.rdv-lieux-trouves a').attr('href') ?? '')
  const list = await visitor.get(lieux.location ?? '')
  const recap = list.$('.rdv-lieux-trouves a').attr('href') ?? ''
  const other = recap.replace(
    `user_ids%5B%5D=${usager.id}`,
    `user_ids%5B%5D=${(await aUsager({ organisationId: there.id })).id}`,
  )
  const action = await formOf(visitor, recap)

  const confirmed = await visitor.get((await visitor.post(action, {})).location ?? '')
  const again = await visitor.post(action, {})
  const full = await visitor.post(other.replace('recapitulatif', 'create_rdv'), {})

  const refused = await visitor.get(full.location ?? '')
  assert.match(list.text, /1\splace libre sur 1/)
  assert.match(confirmed.text, /Atelier budget/)
  assert.ok(again.location?.includes('confirmation'), 'twice is once, on the last seat too')
  const enrolled = await db.participation.findMany({ where: { rdvId: rdv.id } })
  assert.deepEqual(
    enrolled.map((one) => [one.usagerId, one.createdByAgentPrescripteur]),
    [[usager.id, true]],
  )
  assert.match(refused.text, /n’a plus de place/)
})

test('the page that confirms is for who prescribed, alone', async () => {
  const place = await aWiderPlace()
  const { visitor, here, serviceId } = place
  const done = await visitor.post(await formOf(visitor, await toRecap(place)), {})
  const colleague = await aSignedInAgent({ organisationId: here.id, serviceId })

  assert.equal((await colleague.visitor.get(done.location ?? '')).status, 404)
  assert.equal((await visitor.get(`${place.path}/confirmation?participation_id=abc`)).status, 404)
})

test('the public search in the mode of agents leads to these pages, in the organisation of that département', async () => {
  const { visitor, path, motif } = await aWiderPlace()

  const asked = await visitor.get(`/prendre_rdv?departement=62&prescripteur=interne&motif_id=${motif.id}`)
  const led = await visitor.get(asked.location ?? '')
  const elsewhere = await visitor.get('/agents/prescription?departement=59')

  assert.equal(asked.status, 303)
  assert.equal(led.location, `${path}/search_creneau?motif_id=${motif.id}`)
  assert.equal(elsewhere.location, '/admin/organisations')
})

test('a page costs as much for many motifs as for one', async () => {
  const place = await aWiderPlace()
  const { visitor, path, there, serviceId } = place
  const cost = async () => (await withQueries(() => visitor.get(`${path}/search_creneau`))).queries.length
  await cost()
  const ofOne = await cost()
  for (let at = 0; at < 20; at++) {
    const motif = await aMotif({ organisationId: there.id, serviceId })
    await aPlage({ motifId: motif.id, firstDay: new Date(DAY) })
  }

  assert.equal(await cost(), ofOne)
})
