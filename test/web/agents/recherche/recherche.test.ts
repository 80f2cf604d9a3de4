import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db } from '#infra/db.ts'
import { anAgentActor } from '#test/support/agent-actors.ts'
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
import { aVisitor, serve } from '#test/support/visitor.ts'
import { openContext } from '#web/agents/sealed-context.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

/** An agent signed in, and a motif of his service. */
async function aPlace(fields: Parameters<typeof aMotif>[0] = {}, at: { organisationId?: number } = {}) {
  const organisationId = at.organisationId ?? (await anOrganisation()).id
  const service = await aService()
  const of = { organisationId, serviceId: service.id }
  const { agent, visitor } = await aSignedInAgent({ ...of, firstName: 'Claire', lastName: 'Fontaine' })
  const motif = await aMotif({ ...of, name: 'Bilan de santé', bookableBy: 'agents', ...fields })
  const path = `/admin/organisations/${organisationId}/creneaux_search`
  return { ...of, of, service, agent, visitor, motif, path, run: `${path}?motif_id=${motif.id}&commit=1` }
}

type Place = Awaited<ReturnType<typeof aPlace>>

/** One morning of an agent, at a lieu or nowhere. */
const aMorning = ({ motif, agent }: Pick<Place, 'motif' | 'agent'>, day: string, fields: object = {}) =>
  aPlage({
    motifId: motif.id,
    agentId: agent.id,
    firstDay: new Date(day),
    lastDay: new Date(day),
    startTime: '09:00',
    endTime: '10:00',
    openOnHolidays: true,
    ...fields,
  })

/** Two lieux, the second with the sooner créneau, beyond the delays of usagers. */
async function twoLieux() {
  const place = await aPlace({ maxPublicBookingDelay: 2 * 86_400 })
  const { organisationId } = place
  const late = await aLieu({ organisationId, name: 'MDS Arras-Nord', address: '1 rue des Fours, 62000 Arras' })
  const soon = await aLieu({ organisationId, name: 'MDS Arras-Sud', address: '2 rue des Lilas, 62000 Arras' })
  await aMorning(place, dayFromNow(60), { lieuId: late.id })
  await aMorning(place, dayFromNow(50), { lieuId: soon.id })
  return { place, late, soon }
}

test('scenario 7: two lieux with a créneau are two cards, the soonest first, whatever the delays of online booking', async () => {
  const { place, late, soon } = await twoLieux()

  const page = await place.visitor.get(place.run)

  const cards = page.$('.rdv-lieux-trouves a').toArray()
  assert.deepEqual(
    cards.map((card) => page.$(card).find('strong').text()),
    ['MDS Arras-Sud', 'MDS Arras-Nord'],
  )
  assert.match(page.$(cards[0]).text(), /2 rue des Lilas, 62000 Arras .+ à 9.h/)
  const [href = '', other = ''] = cards.map((card) => page.$(card).attr('href') ?? '')
  assert.ok(href.includes(`lieu_id=${soon.id}`) && other.includes(`lieu_id=${late.id}`))
  const week = await place.visitor.get(href)
  assert.equal(week.status, 200)
  assert.deepEqual(
    week
      .$('.rdv-semaine li li')
      .toArray()
      .map((hour) => week.$(hour).text().replaceAll(/\s+/g, ' ').trim()),
    [`${frenchDay(50)} à 9 h, C. FONTAINE`, `${frenchDay(50)} à 9 h 30, C. FONTAINE`],
    'the week of its first créneau',
  )
})

function opened({ agent }: { agent: { id: number } }, context: string | undefined) {
  const read = openContext({ actor: anAgentActor({ id: agent.id }), now: Temporal.Now.instant() }, context)
  return read?.ok ? read.text : null
}

const frenchDay = (days: number) =>
  new Intl.DateTimeFormat('fr', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' })
    .format(new Date(dayFromNow(days)))
    .replace(/^(\p{L}+) 1 /u, '$1 1er ')

test('scenario 7: one lieu leads straight to its créneaux, one a time and agent, each to who comes', async () => {
  const place = await aPlace()
  const { organisationId, serviceId, motif, visitor, agent } = place
  const lieu = await aLieu({ organisationId })
  const colleague = await anAgent({ organisationId, serviceId, firstName: 'Adam', lastName: 'Morel' })
  const day = dayFromNow(3)
  await aMorning(place, day, { lieuId: lieu.id })
  await aMorning(place, day, { lieuId: lieu.id, title: 'La même' })
  await aMorning({ motif, agent: colleague }, day, { lieuId: lieu.id })
  const usager = await aUsager({ organisationId })

  const asked = await visitor.get(`${place.run}&user_ids[]=${usager.id}&context=Béquilles`)
  const page = await visitor.get(asked.location ?? '')

  assert.equal(asked.status, 303)
  const hours = page.$('.rdv-semaine li li a').toArray()
  assert.deepEqual(
    hours.map((hour) => page.$(hour).find('small').text().replaceAll(/[, ]+/g, ' ').trim()),
    ['C. FONTAINE', 'A. MOREL', 'C. FONTAINE', 'A. MOREL'],
  )
  const shapes = hours.map((hour) => page.$(hour).find('path').attr('d'))
  assert.equal(new Set(shapes).size, 2, 'a sign an agent')
  const next = new URL(page.$(hours[1]).attr('href') ?? '', 'http://rdv')
  const { context, ...sent } = Object.fromEntries(next.searchParams)
  assert.equal(opened(place, context), 'Béquilles', 'sealed, for addresses stand in logs')
  assert.deepEqual(sent, {
    step: '2',
    motif_id: String(motif.id),
    starts_at: `${instantOn(day, '09:00').toISOString().slice(0, 16)}Z`,
    lieu_id: String(lieu.id),
    duration_in_min: '30',
    'agent_ids[]': String(colleague.id),
    'user_ids[]': String(usager.id),
  })
  assert.equal(next.pathname, `/admin/organisations/${organisationId}/rdv_wizard_step/new`)
  const ofOne = page.$('.rdv-legende a:contains("A. MOREL")').attr('href') ?? ''
  assert.equal((await visitor.get(ofOne)).$('.rdv-semaine li li').length, 2)
  assert.ok(new URL(ofOne, 'http://rdv').searchParams.getAll('agent_ids[]').includes(String(colleague.id)))
  assert.notEqual(agent.id, colleague.id)
})

test('scenario 7: rdvs collectifs are listed with their seats, full and revoked ones apart', async () => {
  const place = await aPlace({ collectif: true, name: 'Atelier parents' })
  const { organisationId, motif, visitor, agent, run } = place
  const lieu = await aLieu({ organisationId, name: 'Salle des fêtes', availability: 'single_use' })
  const at = (days: number, time = '14:00') => ({
    motifId: motif.id,
    agentIds: [agent.id],
    startsAt: instantOn(dayFromNow(days), time),
  })
  const usagerIds = [(await aUsager()).id]
  const rdv = await aRdv({ ...at(4), name: 'Massage', lieuId: lieu.id, maxParticipantsCount: 3, usagerIds })
  await aRdv({ ...at(5), maxParticipantsCount: 1, usagerIds })
  await aRdv({ ...at(6), status: 'revoked' })
  await aRdv({ ...at(40), agentIds: [(await anAgent({ organisationId })).id] })
  await db.rdv.updateMany({ where: { maxParticipantsCount: { not: null } }, data: { usagersCount: 1 } })

  const asked = await visitor.get(run)
  const page = await visitor.get(asked.location ?? '')
  const ofAgent = await visitor.get(`${asked.location}&agent_ids[]=${agent.id}`)
  const later = await visitor.get(`${asked.location}&date=${dayFromNow(30)}`)

  assert.equal(asked.status, 303)
  const rows = page
    .$('.rdv-lieux-trouves a')
    .toArray()
    .map((row) => page.$(row).text().replaceAll(/\s+/g, ' '))
  assert.equal(rows.length, 2)
  assert.match(rows[0] ?? '', /à 14 h Massage · 30 minutes · Salle des fêtes · Claire Fontaine 2 places libres sur 3/)
  assert.equal(
    page.$('.rdv-lieux-trouves a').attr('href'),
    `/admin/organisations/${organisationId}/rdvs_collectifs/${rdv.id}/edit`,
  )
  assert.match(rows[1] ?? '', /0 inscription, sans limite/)
  assert.equal(ofAgent.$('.rdv-lieux-trouves a').length, 1)
  assert.equal(later.$('.rdv-lieux-trouves a').length, 1)
})

test('by phone, a motif with a créneau leads to its days; without any, it is said, and how to search wider', async () => {
  const place = await aPlace({ locationType: 'phone' })
  const { organisationId, serviceId, visitor, run, path, motif } = place
  await aMorning(place, dayFromNow(20))
  const colleague = await anAgent({ organisationId, serviceId })

  const found = await visitor.get(run)
  const none = await visitor.get(`${run}&agent_ids[]=${colleague.id}`)

  const week = await visitor.get(found.location ?? '')
  assert.equal(week.$('.rdv-semaine li li a').length, 2)
  assert.match(week.text, /par téléphone/)
  assert.equal(none.status, 200)
  assert.match(none.text, /Aucun créneau libre/)
  assert.equal(none.$('.rdv-vide a').attr('href')?.split('?')[0], path, 'the same search without what narrows it')
  assert.equal((await visitor.get(none.$('.rdv-vide a').attr('href') ?? '')).location, found.location)
  assert.ok(found.location?.includes(`motif_id=${motif.id}`))
})

test('an empty week leads to the next availability; weeks before are those after today', async () => {
  const place = await aPlace({ locationType: 'phone' })
  const { visitor, path, motif } = place
  await aMorning(place, dayFromNow(20))
  const selection = `${path}/selection_creneaux?motif_id=${motif.id}`

  const empty = await visitor.get(selection)
  const next = await visitor.get(empty.$('.rdv-vide a').attr('href') ?? '')

  assert.match(empty.$('.rdv-vide').text(), /Aucun créneau libre ces 7\sjours/)
  assert.equal(empty.$('.rdv-sem-nav a:contains("jours avant")').length, 0)
  assert.equal(next.$('.rdv-semaine li li a').length, 2)
  const before = next.$('.rdv-sem-nav a:contains("jours avant")').attr('href') ?? ''
  assert.equal(new URL(before, 'http://rdv').searchParams.get('date'), dayFromNow(13))
  const soon = await visitor.get(`${selection}&date=${dayFromNow(2)}`)
  const clipped = soon.$('.rdv-sem-nav a:contains("jours avant")').attr('href') ?? ''
  assert.equal(new URL(clipped, 'http://rdv').searchParams.get('date'), dayFromNow(0))
  const nothing = await visitor.get(`${selection}&date=${dayFromNow(30)}`)
  assert.match(nothing.text, /Rien n’est libre entre/)
  assert.equal(nothing.$('.rdv-sem-nav a:contains("jours après")').length, 0)
})

test('« Revenir aux filtres » finds every filter as it was, and does not run the search', async () => {
  const { place, late } = await twoLieux()
  const { organisationId, visitor, motif, agent, path } = place
  const usager = await aUsager({ firstName: 'Inès', lastName: 'Benali', organisationId })
  const asked = `motif_id=${motif.id}&from_date=${dayFromNow(2)}&agent_ids[]=${agent.id}&lieu_ids[]=${late.id}`

  const found = await visitor.get(`${path}?${asked}&user_ids[]=${usager.id}&context=Béquilles&commit=1`)
  const week = await visitor.get(found.location ?? '')
  const back = await visitor.get(week.$('a:contains("Revenir aux filtres")').attr('href') ?? '')

  assert.equal(back.status, 200)
  assert.equal(back.$('[name=motif_id] option[selected]').attr('value'), String(motif.id))
  assert.equal(back.$('[name=from_date]').attr('value'), dayFromNow(2))
  assert.deepEqual(
    back
      .$('input[type=checkbox][checked]')
      .toArray()
      .map((box) => [back.$(box).attr('name'), back.$(box).attr('value')]),
    [
      ['agent_ids[]', String(agent.id)],
      ['lieu_ids[]', String(late.id)],
    ],
  )
  assert.equal(opened(place, back.$('form.rdv-filtres [name=context]').attr('value')), 'Béquilles')
  assert.equal(back.$('form.rdv-filtres [name="user_ids[]"]').attr('value'), String(usager.id))
  assert.match(back.$('.rdv-titre__sous').text(), /Pour Inès BENALI/)
  assert.equal(back.$('.rdv-lieux-trouves').length, 0)
})

test('without a motif the form says so; the only one is chosen at once', async () => {
  const place = await aPlace()
  const alone = await place.visitor.get(place.path)
  await aMotif({ organisationId: place.organisationId, serviceId: place.serviceId })

  const answer = await place.visitor.get(`${place.path}?commit=1`)

  assert.equal(alone.$('[name=motif_id] option[selected]').text(), 'Bilan de santé (sur place)')
  assert.equal(answer.status, 422)
  assert.match(answer.$('#motif_id-messages').text(), /Choisissez un motif/)
  assert.equal(answer.$('#erreurs a').attr('href'), '#motif_id')
})

test('members of a team and of a group of colleagues are searched, and a choice of nobody finds nobody', async () => {
  const territoireId = (await aTerritoire()).id
  const place = await aPlace({ locationType: 'phone' }, { organisationId: (await anOrganisation({ territoireId })).id })
  const { agent, visitor, run } = place
  await db.agentTerritorialAccessRight.create({ data: { agentId: agent.id, territoireId } })
  const colleague = await anAgent(place.of)
  await aMorning(place, dayFromNow(2))
  await aMorning({ ...place, agent: colleague }, dayFromNow(2))
  const team = await db.team.create({ data: { name: 'Nord', territoireId, agents: { create: { agentId: agent.id } } } })

  const group = await db.agentGroup.create({
    data: { name: 'Mes collègues', agentId: agent.id, members: { create: { agentId: colleague.id } } },
  })
  const notHis = await db.agentGroup.create({ data: { name: 'Les siens', agentId: colleague.id } })

  const ofGroup = await visitor.get((await visitor.get(`${run}&group_ids[]=${group.id}`)).location ?? '')
  const ofOthers = await visitor.get(`${run}&group_ids[]=${notHis.id}`)
  const ofTeam = await visitor.get((await visitor.get(`${run}&team_ids[]=${team.id}`)).location ?? '')
  const ofNobody = await visitor.get(`${run}&agent_ids[]=${(await anAgent()).id}`)

  assert.equal(ofTeam.$('.rdv-semaine li li').length, 2)
  assert.equal(ofTeam.$('.rdv-legende').length, 0)
  assert.equal(ofGroup.$('.rdv-semaine li li').length, 2)
  assert.doesNotMatch(ofOthers.text, /Les siens/)
  assert.match(ofOthers.text, /Aucun créneau libre/)
  assert.match(ofNobody.text, /Un des agents demandés n’est pas dans cette organisation/)
  assert.match(ofNobody.text, /Aucun créneau libre/)
})

test('ids of the neighbour organisation, of another territoire and of other services are not there', async () => {
  const territoireId = (await aTerritoire()).id
  const place = await aPlace({}, { organisationId: (await anOrganisation({ territoireId })).id })
  const { visitor, path, organisationId } = place
  const neighbour = await aPlace({ name: 'Voisin' }, { organisationId: (await anOrganisation({ territoireId })).id })
  const elsewhere = await aPlace({ name: 'Ailleurs' })
  const ofOtherService = await aMotif({ organisationId, name: 'Autre service' })
  const archived = await aMotif({ ...place.of, name: 'Archivé', deletedAt: new Date() })
  const lieu = await aLieu({ organisationId: neighbour.organisationId })
  const closed = await aLieu({ organisationId, availability: 'disabled' })
  const stranger = await aUsager({ firstName: 'Zoé', organisationId: elsewhere.organisationId })

  const form = await visitor.get(path)
  for (const { id } of [neighbour.motif, elsewhere.motif, ofOtherService, archived]) {
    const page = await visitor.get(`${path}?motif_id=${id}&commit=1`)
    assert.equal(page.status, 422)
    assert.match(page.text, /Ce motif n’est plus proposé ici/)
    const week = await visitor.get(`${path}/selection_creneaux?motif_id=${id}`)
    assert.equal(week.location?.split('?')[0], path, 'led to the search')
  }
  const wrong = await visitor.get(`${path}?user_ids[]=${stranger.id}&lieu_ids[]=${lieu.id}&lieu_ids[]=${closed.id}`)
  const atClosed = await visitor.get(`${path}/selection_creneaux?motif_id=${place.motif.id}&lieu_id=${closed.id}`)

  assert.deepEqual(form.$('[name=motif_id] option').toArray().length, 2)
  assert.doesNotMatch(form.text, /Voisin|Ailleurs|Autre service|Archivé/)
  assert.doesNotMatch(wrong.text, /Zoé/)
  assert.equal(wrong.$('form.rdv-filtres [name="user_ids[]"]').length, 0)
  assert.match(wrong.text, /Un des lieux demandés n’est plus ouvert/)
  assert.equal(atClosed.status, 303)
  assert.equal((await visitor.get(neighbour.path)).status, 404)
  assert.equal((await aVisitor().get(path)).location, '/agents/sign_in')
})

test('a secretary searches every service, and chooses among them', async () => {
  const place = await aPlace()
  const secretariat = await aService({ kind: 'secretariat' })
  const secretary = await aSignedInAgent({ organisationId: place.organisationId, serviceId: secretariat.id })
  await aMotif({ organisationId: place.organisationId, serviceId: (await aService({ name: 'Zone sociale' })).id })

  const page = await secretary.visitor.get(`${place.path}?service_id=${place.serviceId}`)

  assert.deepEqual(
    page
      .$('[name=motif_id] optgroup')
      .toArray()
      .map((group) => page.$(group).attr('label')),
    [place.service.name, 'Zone sociale'],
  )
  assert.equal(page.$('[name=service_id] option[selected]').text(), place.service.name)
})

test('a past day is today, a holding usager hides nothing, and absences and rdvs do', async () => {
  const place = await aPlace({ locationType: 'phone' })
  const { agent, motif, visitor, run } = place
  await aMorning(place, dayFromNow(1))
  const [startsAt, endsAt] = [instantOn(dayFromNow(1), '09:00'), instantOn(dayFromNow(1), '09:30')]
  const hold = { motifId: motif.id, agentId: agent.id, sessionDigest: 'nadia', startsAt, endsAt }
  await db.hold.create({ data: { ...hold, expiresAt: instantOn(dayFromNow(1), '08:00') } })
  await aRdv({ agentIds: [agent.id], startsAt: endsAt })

  const asked = await visitor.get(`${run}&from_date=2020-01-01`)
  const week = await visitor.get(asked.location ?? '')

  assert.equal(new URL(asked.location ?? '', 'http://rdv').searchParams.get('from_date'), dayFromNow(0))
  assert.deepEqual(
    week
      .$('.rdv-semaine li li')
      .toArray()
      .map(
        (hour) =>
          week
            .$(hour)
            .text()
            .replaceAll(/\s+/g, ' ')
            .match(/à (.+?),/)?.[1],
      ),
    ['9 h'],
  )
})

test('« Trouver un RDV » stands in the menu of each page of the organisation', async () => {
  const place = await aPlace()

  const agenda = await place.visitor.get(`/admin/organisations/${place.organisationId}/agent_agendas/${place.agent.id}`)
  const here = await place.visitor.get(place.path)

  assert.equal(agenda.$('nav#menu .rdv-menu__action a').attr('href'), place.path)
  assert.equal(here.$('nav#menu .rdv-menu__action a').attr('aria-current'), 'page')
})

test('a search costs three statements at most, with three lieux as with thirty', async () => {
  const place = await aPlace()
  const { organisationId, serviceId, visitor, run, path } = place
  const home = await cost(`/admin/organisations/${organisationId}/reservations_refusees`)
  const more = async (many: number) => {
    for (let at = 0; at < many; at++) {
      const agent = await anAgent({ organisationId, serviceId })
      const lieu = await aLieu({ organisationId })
      await aMorning({ ...place, agent }, dayFromNow(at % 2 === 0 ? 4 : 100), { lieuId: lieu.id })
    }
  }

  await more(3)
  const few = await costs()
  await more(27)
  const many = await costs()

  assert.deepEqual(many, few)
  // The menu and the session are those of any page, whose own two statements are taken away.
  for (const [what, spent] of Object.entries(many)) assert.ok(spent - (home - 2) <= 3, `${what}: ${spent} for ${home}`)

  async function costs() {
    const cards = await visitor.get(run)
    const week = cards.$('.rdv-lieux-trouves a').attr('href') ?? ''
    return {
      form: await cost(path),
      cards: await cost(run),
      week: await cost(week),
      empty: await cost(`${week}&date=${dayFromNow(10)}`),
    }
  }

  async function cost(address: string) {
    await visitor.get(address)
    return (await withQueries(() => visitor.get(address))).queries.length
  }
})
