import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db } from '#infra/db.ts'
import { withQueries } from '#test/support/count-queries.ts'
import { instantOn } from '#test/support/days.ts'
import {
  aMotif,
  anAbsence,
  anAgent,
  anOrganisation,
  aPlage,
  aRdv,
  aTerritoire,
  aUsager,
} from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aVisitor, serve, type Visitor } from '#test/support/visitor.ts'
import type { AgendaEvent } from '#web/agents/agenda/agenda-events.ts'
import { createApp } from '../../../../src/app.ts'
import { anAgenda, aRdvOf, TOMORROW } from './an-agenda.ts'

serve(() => createApp({ limits: relaxedLimits }))

type Asked = {
  visitor: Visitor
  organisation: { id: number }
  agent: { id: number }
  feed?: string
  days?: [string, string]
  others?: number[]
}

const MONDAY = '2027-03-01'

function urlOf({ organisation, agent, feed = 'evenements', days = ['2027-03-01', '2027-03-08'], others = [] }: Asked) {
  const agents = [agent.id, ...others].map((id) => `agent_ids[]=${id}`).join('&')
  return `/admin/agenda/${feed}?organisation_id=${organisation.id}&${agents}&start=${days[0]}&end=${days[1]}`
}

async function eventsOf(asked: Asked): Promise<AgendaEvent[]> {
  const answer = await asked.visitor.get(urlOf(asked), { headers: { accept: 'application/json' } })
  assert.equal(answer.status, 200)
  assert.match(answer.headers.get('cache-control') ?? '', /no-store/)
  return JSON.parse(answer.text)
}

const one = ([event, ...others]: AgendaEvent[]) => {
  assert.ok(event)
  assert.deepEqual(others, [])
  return event
}

test('acceptance 2: a rdv collectif on Monday at 14 h with two seats of three taken says so', async () => {
  const agenda = await anAgenda()
  const { organisation, serviceId, agent } = agenda
  const motif = await aMotif({
    organisationId: organisation.id,
    serviceId,
    collectif: true,
    name: 'Atelier',
    color: '#ffcc00',
  })
  const usagers = [await aUsager(), await aUsager()]
  const rdv = await aRdv({
    motifId: motif.id,
    agentIds: [agent.id],
    usagerIds: usagers.map(({ id }) => id),
    name: 'Portage',
    maxParticipantsCount: 3,
    startsAt: instantOn(MONDAY, '14:00'),
    endsAt: instantOn(MONDAY, '16:00'),
  })

  const event = one(await eventsOf(agenda))

  assert.equal(event.title.replaceAll('\u00A0', ' '), 'Atelier : Portage (2/3)')
  assert.equal(event.start, '2027-03-01T14:00:00+01:00')
  assert.equal(event.end, '2027-03-01T16:00:00+01:00')
  assert.deepEqual(event.resourceIds, [String(agent.id)])
  assert.equal(event.url, `/admin/organisations/${organisation.id}/rdvs/${rdv.id}?agent_id=${agent.id}`)
  assert.deepEqual([event.backgroundColor, event.textColor], ['#ffcc00', '#000000'])
  assert.equal(event.extendedProps.seats, '2/3')
  assert.match(event.extendedProps.name, /^De 14.h à 16.h, Portage, atelier, 2.places prises sur 3, /)
})

test('an individual rdv says who, how it was taken and where, in its title, its signs and its name', async () => {
  const agenda = await anAgenda()
  const { organisation, serviceId, agent } = agenda
  const home = await aMotif({ organisationId: organisation.id, serviceId, locationType: 'home', name: 'Visite' })
  await aRdv({
    motifId: home.id,
    agentIds: [agent.id],
    usagerIds: [(await aUsager({ firstName: 'Inès', lastName: 'Benali' })).id],
    createdByType: 'usager',
    startsAt: instantOn(MONDAY, '09:30'),
    endsAt: instantOn(MONDAY, '10:00'),
  })

  const { title, extendedProps, classNames, editable } = one(await eventsOf(agenda))

  assert.equal(title, '@ Inès BENALI 🏠')
  assert.deepEqual(extendedProps.signs, ['@', '⌂'])
  assert.equal(
    extendedProps.name.replaceAll('\u00A0', ' '),
    'De 9 h 30 à 10 h, Inès BENALI, visite, à domicile, à venir, pris en ligne',
  )
  assert.deepEqual(classNames, ['est-court'])
  assert.equal(editable, true)
  assert.match(extendedProps.moveUrl ?? '', /\/rdvs\/\d+\/deplacement$/)
})

test('cancelled rdvs are struck through and stay where they are; whoever hides them does not get them', async () => {
  const agenda = await anAgenda()
  await aRdvOf(agenda, '09:00', { status: 'excused', startsAt: instantOn(MONDAY, '09:00') })

  const event = one(await eventsOf(agenda))
  assert.ok(event.classNames.includes('est-barre'))
  assert.equal(event.extendedProps.moveUrl, null)

  await db.agent.update({ where: { id: agenda.agent.id }, data: { displayCancelledRdv: false } })
  assert.deepEqual(await eventsOf(agenda), [])
})

test('a rdv that began days before is there while it lasts, cancelled or not', async () => {
  const agenda = await anAgenda()
  const long = { startsAt: instantOn('2027-02-26', '09:00'), endsAt: instantOn('2027-03-03', '12:00') }
  await aRdvOf(agenda, '09:00', long)
  await aRdvOf(agenda, '09:00', { ...long, status: 'excused' })

  const names = (await eventsOf(agenda)).map(({ extendedProps }) => extendedProps.name)

  assert.equal(names.length, 2)
  for (const name of names) assert.match(name, /^Du vendredi 26.février à 9.h au mercredi 3.mars à 12.h, /)
  assert.equal((await eventsOf({ ...agenda, days: ['2027-03-04', '2027-03-05'] })).length, 0)
})

test('somebody in the waiting room has stripes where the territoire wants them', async () => {
  const territoire = await aTerritoire({ enableWaitingRoomColorField: true })
  const agenda = await anAgenda({ territoireId: territoire.id })
  const today = Temporal.Now.plainDateISO('Europe/Paris').toString()
  await aRdvOf(agenda, '12:00', { startsAt: instantOn(today, '12:00'), waitingRoomAt: new Date() })

  const event = one(await eventsOf({ ...agenda, days: [today, `${today}T23:59`] }))

  assert.ok(event.classNames.includes('est-en-attente'))
  assert.equal(event.extendedProps.status, 'waiting')
  assert.match(event.extendedProps.name, /en salle d’attente/)
})

test('plages lie behind in their colour, twice a day if they have two intervals, closed on holidays', async () => {
  const agenda = await anAgenda()
  const { motif, agent, lieu } = agenda
  await aPlage({
    motifId: motif.id,
    agentId: agent.id,
    lieuId: lieu.id,
    title: 'Permanence',
    firstDay: new Date('2027-05-03'),
    lastDay: new Date('2027-05-31'),
    rrule: 'FREQ=WEEKLY;BYDAY=MO,TH',
    startTime: '09:00',
    endTime: '12:00',
    secondaryStartTime: '14:00',
    secondaryEndTime: '16:00',
    color: '#112233',
  })

  const events = await eventsOf({ ...agenda, days: ['2027-05-03', '2027-05-10'] })

  const plages = events.filter(({ display }) => display === 'background')
  assert.deepEqual(
    plages.map(({ start, end }) => [start.slice(0, 16), end.slice(11, 16)]),
    [
      ['2027-05-03T09:00', '12:00'],
      ['2027-05-03T14:00', '16:00'],
    ],
  )
  assert.deepEqual([plages[0]?.backgroundColor, plages[0]?.textColor], ['#112233', '#ffffff'])
  const ascension = events.find(({ allDay }) => allDay)
  assert.match(ascension?.title ?? '', /Jour férié.: Ascension/)
  assert.equal(ascension?.start, '2027-05-06')
})

test('absences and hours that somebody is about to take online are there, until when included', async () => {
  const agenda = await anAgenda()
  const { agent, motif } = agenda
  const day = new Date(TOMORROW)
  await anAbsence({
    agentId: agent.id,
    title: 'Congés',
    firstDay: day,
    endDay: day,
    lastDay: day,
    startTime: '00:00',
    endTime: '23:59',
  })
  const [startsAt, endsAt] = [instantOn(TOMORROW, '09:00'), instantOn(TOMORROW, '09:30')]
  const expiresAt = new Date(Date.now() + 600_000)
  const hold = { motifId: motif.id, agentId: agent.id, startsAt, endsAt, expiresAt }
  await db.hold.create({ data: { ...hold, sessionDigest: 'kept' } })
  await db.hold.create({ data: { ...hold, sessionDigest: 'hides nothing', hidesUntil: new Date(0) } })

  const events = await eventsOf({ ...agenda, days: [TOMORROW, `${TOMORROW}T23:59:00`] })

  const byKind = Object.fromEntries(events.map((event) => [event.extendedProps.kind, event]))
  assert.deepEqual(Object.keys(byKind).sort(), ['absence', 'hold'])
  assert.match(byKind.absence?.extendedProps.name ?? '', /^Toute la journée, indisponible, Congés$/)
  assert.equal(
    new Date(byKind.hold?.extendedProps.until ?? '').getTime(),
    Math.floor(expiresAt.getTime() / 1000) * 1000,
  )
  assert.match(byKind.hold?.extendedProps.name ?? '', /réservation en cours, Bilan de santé, gardée jusqu’à/)
})

test('an hour kept for a motif of another service is there without its motif, unless one sees that service', async () => {
  const agenda = await anAgenda()
  const { organisation, agent } = agenda
  const { id: motifId } = await aMotif({ organisationId: organisation.id, name: 'Secret' })
  const [startsAt, endsAt] = [instantOn(TOMORROW, '09:00'), instantOn(TOMORROW, '09:30')]
  const expiresAt = new Date(Date.now() + 600_000)
  await db.hold.create({ data: { motifId, agentId: agent.id, startsAt, endsAt, expiresAt, sessionDigest: 'kept' } })

  const hidden = one(await eventsOf({ ...agenda, days: [TOMORROW, `${TOMORROW}T23:59:00`] }))
  assert.equal(hidden.extendedProps.kind, 'hold')
  assert.doesNotMatch(JSON.stringify(hidden), /Secret|null,\s*gardée|: null/)
  assert.match(hidden.extendedProps.name, /réservation en cours, gardée jusqu’à/)

  await db.agentRole.updateMany({ where: { agentId: agent.id }, data: { accessLevel: 'admin' } })
  const seen = one(await eventsOf({ ...agenda, days: [TOMORROW, `${TOMORROW}T23:59:00`] }))
  assert.match(seen.extendedProps.name, /réservation en cours, Secret, gardée jusqu’à/)
})

test('of his other organisations only the name is shown, of those he left nothing', async () => {
  const agenda = await anAgenda()
  const dainville = await anOrganisation({ name: 'PMI de Dainville' })
  const left = await anOrganisation()
  await db.agentRole.create({ data: { agentId: agenda.agent.id, organisationId: dainville.id } })
  for (const [{ id: organisationId }, time] of [
    [dainville, '09:00'],
    [left, '11:00'],
  ] as const) {
    const motif = await aMotif({ organisationId, serviceId: agenda.serviceId, name: 'Motif secret' })
    await aRdv({ motifId: motif.id, agentIds: [agenda.agent.id], startsAt: instantOn(MONDAY, time) })
  }

  const event = one(await eventsOf(agenda))

  assert.equal(event.title, 'PMI de Dainville')
  assert.equal(event.url, null)
  assert.equal(event.editable, false)
  assert.equal(event.backgroundColor, '#757575')
  assert.doesNotMatch(JSON.stringify(event), /secret/)
})

test('each kind can be asked alone', async () => {
  const agenda = await anAgenda()
  const { agent, motif } = agenda
  const day = new Date(MONDAY)
  await aRdvOf(agenda, '09:00', { startsAt: instantOn(MONDAY, '09:00') })
  await aPlage({ motifId: motif.id, agentId: agent.id, firstDay: day })
  await anAbsence({ agentId: agent.id, firstDay: day, endDay: day, lastDay: day })

  const kinds = async (feed: string) =>
    (await eventsOf({ ...agenda, feed })).map(({ extendedProps }) => extendedProps.kind)

  assert.deepEqual(await kinds('rdvs'), ['rdv'])
  assert.deepEqual(await kinds('absences'), ['absence'])
  assert.deepEqual(await kinds('plage_ouvertures'), ['plage'])
})

test('hours are those of the organisation, on the day when clocks change and overseas', async () => {
  const agenda = await anAgenda()
  for (const time of ['01:30', '03:30']) await aRdvOf(agenda, time, { startsAt: instantOn('2027-03-28', time) })
  const sunday = await eventsOf({ ...agenda, days: ['2027-03-28', '2027-03-29'] })
  assert.deepEqual(sunday.map(({ start }) => start).sort(), ['2027-03-28T01:30:00+01:00', '2027-03-28T03:30:00+02:00'])

  const territoire = await aTerritoire({ departementNumber: '987', timeZone: 'Pacific/Tahiti' })
  const there = await anAgenda({ territoireId: territoire.id })
  await aRdvOf(there, '09:00', { startsAt: instantOn(MONDAY, '23:30', 'Pacific/Tahiti') })
  assert.equal(one(await eventsOf({ ...there, days: [MONDAY, '2027-03-02'] })).start, '2027-03-01T23:30:00-10:00')
  assert.deepEqual(await eventsOf({ ...there, days: ['2027-03-02', '2027-03-03'] }), [])
})

test('several agents at once: of one service, each with his own; a stranger among them is not there', async () => {
  const agenda = await anAgenda()
  const { organisation, serviceId, motif } = agenda
  const colleague = await anAgent({ organisationId: organisation.id, serviceId })
  const stranger = await anAgent({ organisationId: organisation.id })
  const elsewhere = await anAgent({ serviceId })
  const startsAt = instantOn(MONDAY, '09:00')
  await aRdv({ motifId: motif.id, agentIds: [agenda.agent.id, colleague.id], startsAt })
  await aRdv({ motifId: motif.id, agentIds: [stranger.id], startsAt })
  await aRdv({ motifId: motif.id, agentIds: [elsewhere.id], startsAt })

  const events = await eventsOf({ ...agenda, others: [colleague.id, stranger.id, elsewhere.id] })

  assert.deepEqual(
    events.flatMap(({ resourceIds }) => resourceIds).sort(),
    [agenda.agent.id, colleague.id].map(String).sort(),
  )
})

test('an admin and a secretary see everybody’s, a basic agent the rdvs of his services', async () => {
  const agenda = await anAgenda()
  const { organisation, agent, visitor } = agenda
  const other = await aMotif({ organisationId: organisation.id })
  const stranger = await anAgent({ organisationId: organisation.id, serviceId: other.serviceId })
  await aRdv({ motifId: other.id, agentIds: [stranger.id], startsAt: instantOn(MONDAY, '09:00') })
  const asked = { ...agenda, agent: stranger }
  assert.equal((await visitor.get(urlOf(asked))).status, 404)

  await db.agentRole.updateMany({ where: { agentId: agent.id }, data: { accessLevel: 'admin' } })
  assert.equal((await eventsOf(asked)).length, 1)

  await db.agentRole.updateMany({ where: { agentId: agent.id }, data: { accessLevel: 'basic' } })
  await db.agentService.updateMany({
    where: { agentId: agent.id },
    data: {
      serviceId: (await db.service.create({ data: { name: 'Secrétariat', shortName: 'Secr', kind: 'secretariat' } }))
        .id,
    },
  })
  assert.equal((await eventsOf(asked)).length, 1)
})

test('another organisation, forged ids and strangers get nothing', async () => {
  const agenda = await anAgenda()
  const neighbour = await anOrganisation({ territoireId: agenda.organisation.territoireId })
  const elsewhere = await anAgent()

  for (const url of [
    urlOf({ ...agenda, organisation: neighbour }),
    urlOf({ ...agenda, agent: elsewhere }),
    urlOf({ ...agenda, agent: { id: 0 } }),
    `/admin/agenda/rdvs?agent_id=${agenda.agent.id}`,
    `/admin/agenda/rdvs?organisation_id=${agenda.organisation.id}`,
  ])
    assert.equal((await agenda.visitor.get(url)).status, 404, url)
  const unknown = await aVisitor().get(urlOf(agenda), { headers: { accept: 'application/json' } })
  assert.equal(unknown.status, 401)
})

test('a question without days is this week, and one of ten years is sixty-two days', async () => {
  const agenda = await anAgenda()
  const today = Temporal.Now.plainDateISO('Europe/Paris')
  await aRdvOf(agenda, '12:00', { startsAt: instantOn(today.toString(), '12:00') })
  await aRdvOf(agenda, '09:00', { startsAt: instantOn('2027-03-01', '09:00') })
  await aRdvOf(agenda, '09:00', { startsAt: instantOn('2027-05-02', '09:00') })

  assert.equal((await eventsOf({ ...agenda, days: ['hier', '2027-02-31'] })).length, 1)
  const starts = (await eventsOf({ ...agenda, feed: 'rdvs', days: ['2027-03-01', '2037-03-01'] })).map(
    ({ start }) => start,
  )
  assert.deepEqual(starts, ['2027-03-01T09:00:00+01:00'])
})

test('as many statements for ten agents as for one: five, who asks included', async () => {
  const agenda = await anAgenda()
  const { organisation, serviceId, motif, visitor } = agenda
  const others = []
  for (let at = 0; at < 9; at++) others.push((await anAgent({ organisationId: organisation.id, serviceId })).id)
  for (const agentId of [agenda.agent.id, ...others]) {
    await aRdv({ motifId: motif.id, agentIds: [agentId], startsAt: instantOn(MONDAY, '09:00') })
    await aPlage({ motifId: motif.id, agentId, firstDay: new Date(MONDAY) })
  }
  const count = async (asked: Asked) => (await withQueries(() => visitor.get(urlOf(asked)))).queries.length

  assert.equal(await count(agenda), 5)
  assert.equal(await count({ ...agenda, others }), 5)
})
