import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { CheerioAPI } from 'cheerio'
import { db } from '#infra/db.ts'
import { withQueries } from '#test/support/count-queries.ts'
import { instantOn } from '#test/support/days.ts'
import {
  aLieu,
  aMotif,
  anAbsence,
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
import { serve } from '#test/support/visitor.ts'
import { issuePath, rdvPath } from '#web/agents/rdvs/paths.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

const TODAY = '2027-03-02'

/** It is 10:40 on a Tuesday in Arras. */
const at1040 = (t: TestContext) =>
  t.mock.method(Temporal.Now, 'instant', () => Temporal.Instant.from('2027-03-02T09:40:00Z'))

/** A secretary, signed in, with two agents of her organisation. */
async function anOffice(fields: Parameters<typeof anAgent>[0] = {}) {
  const territoireId = (await aTerritoire({ enableWaitingRoomColorField: true })).id
  const organisation = await anOrganisation({ territoireId, name: 'MDS Arras-Nord' })
  const secretariat = (await aService({ kind: 'secretariat' })).id
  const { agent: secretary, visitor } = await aSignedInAgent({
    organisationId: organisation.id,
    serviceId: secretariat,
    ...fields,
  })
  const serviceId = (await aService()).id
  const agent = await anAgent({ organisationId: organisation.id, serviceId, firstName: 'Claire', lastName: 'Fontaine' })
  const motif = await aMotif({ organisationId: organisation.id, serviceId, name: 'Bilan', defaultDurationInMin: 30 })
  const lieu = await aLieu({ organisationId: organisation.id })
  const path = `/admin/organisations/${organisation.id}/aujourdhui`
  return { organisation, serviceId, secretary, visitor, agent, motif, lieu, path }
}

type Office = Awaited<ReturnType<typeof anOffice>>

const aRdvAt = async (
  { agent, motif, lieu }: Office,
  time: string,
  lastName: string,
  fields: Parameters<typeof aRdv>[0] = {},
) =>
  aRdv({
    motifId: motif.id,
    lieuId: lieu.id,
    agentIds: [agent.id],
    startsAt: instantOn(TODAY, time),
    usagerIds: [(await aUsager({ firstName: 'Inès', lastName, phoneNumber: `06112233${time.slice(0, 2)}` })).id],
    ...fields,
  })

/** « 11 h Inès BENALI [À venir] Est là, Annuler » */
const linesOf = ($: CheerioAPI) =>
  $('main tbody tr')
    .toArray()
    .map((row) => {
      if ($(row).is('.rdv-maintenant')) return `— ${$(row).text().trim()}`.replaceAll('\u00A0', ' ')
      const hour = $(row).find('td').first().clone().find('.rdv-mention').remove().end().text().trim()
      const deeds = $(row)
        .find('.rdv-gestes .fr-btn')
        .toArray()
        .map((deed) => $(deed).clone().children().remove().end().text().trim())
      return [
        hour,
        $(row).find('.rdv-quoi').text().trim(),
        `[${$(row).find('.fr-badge').text().trim()}]`,
        deeds.join(', '),
      ]
        .join(' ')
        .replaceAll('\u00A0', ' ')
        .trim()
    })

test('the day of everybody is read by the hour, with the line of now and what may be done at this hour', async (t) => {
  at1040(t)
  const office = await anOffice()
  const other = await anAgent({ organisationId: office.organisation.id })
  await aRdvAt(office, '11:00', 'Prochaine')
  await aRdvAt(office, '09:00', 'Vue', { status: 'seen' })
  await aRdvAt(office, '10:30', 'Présente', { waitingRoomAt: new Date('2027-03-02T09:20:00Z') })
  await aRdvAt(office, '10:00', 'Oubliée', { agentIds: [other.id] })
  await aRdvAt(office, '14:00', 'Annulée', { status: 'excused' })
  await aRdvAt(office, '09:00', 'Hier', { startsAt: instantOn('2027-03-01', '09:00') })

  const { $, words } = await office.visitor.get(office.path)

  assert.match($('h1').text(), /^Aujourd’hui, mardi 2\smars$/)
  assert.match(words, /MDS Arras-Nord, 3 agents, 5 rendez-vous\. Il est 10 h 40\./)
  assert.match(words, /4 rendez-vous ?1 en salle d’attente ?1 à compléter ?1 annulé/)
  assert.deepEqual(linesOf($), [
    '9 h Inès VUE [A eu lieu]',
    '10 h Inès OUBLIÉE [À compléter] A eu lieu, Absence',
    '10 h 30 Inès PRÉSENTE [En salle d’attente] A eu lieu, Absence',
    '— 10 h 40, maintenant',
    '11 h Inès PROCHAINE [À venir] Est là, Annuler',
    '14 h Inès ANNULÉE [Annulé à la demande de l’usager]',
  ])
  assert.equal($('.rdv-tableau__courant .rdv-quoi').text(), 'Inès PRÉSENTE')
})

test('« Est là » shows the usager as waiting, « A eu lieu » says it: the row keeps its place', async (t) => {
  at1040(t)
  const office = await anOffice()
  const [past, next] = [await aRdvAt(office, '10:00', 'Passée'), await aRdvAt(office, '11:00', 'Prochaine')]
  const press = async (text: string, id: number) => {
    const { $ } = await office.visitor.get(office.path)
    const form = $(`#rdv-${id} button:contains("${text}")`).closest('form')
    const fields = form
      .find('input')
      .toArray()
      .map((input) => [$(input).attr('name') ?? '', $(input).attr('value') ?? ''] as const)
    return office.visitor.post(form.attr('action') ?? '', fields)
  }

  const arrived = await press('Est là', next.id)
  const done = await press('A eu lieu', past.id)
  const { $ } = await office.visitor.get(office.path)

  assert.equal(arrived.location, `${office.path}#rdv-${next.id}`)
  assert.equal(done.location, `${office.path}#rdv-${past.id}`)
  assert.match(linesOf($)[0] ?? '', /^10 h Inès PASSÉE \[A eu lieu\]/)
  assert.match(linesOf($)[2] ?? '', /^11 h Inès PROCHAINE \[En salle d’attente\]/)
  assert.match($('[role=status]').text(), /Inès PASSÉE, .*\s: a eu lieu\./)
  assert.equal($('[role=status] button').text(), 'Annuler ce changement')
})

test('an arrival and a status come back to a list of agents alone, whatever address is sent', async (t) => {
  at1040(t)
  const office = await anOffice()
  const [past, next] = [await aRdvAt(office, '10:00', 'Passée'), await aRdvAt(office, '11:00', 'Prochaine')]
  const sheetOf = (rdvId: number) => rdvPath({ organisationId: office.organisation.id, rdvId })
  const retour = '/agents/sign_out?encore=1'

  const arrived = await office.visitor.post(`${sheetOf(next.id)}/user_in_waiting_room`, { retour })
  const params = { organisationId: office.organisation.id, rdvId: past.id }
  const done = await office.visitor.post(issuePath(params), { status: 'seen', from: 'unknown', retour })

  assert.deepEqual([arrived.location, done.location], [sheetOf(next.id), sheetOf(past.id)])
})

test('another day, one agent, a state, a name or a number: folded while nothing is asked', async (t) => {
  at1040(t)
  const office = await anOffice()
  const colleague = await anAgent({ organisationId: office.organisation.id, serviceId: office.serviceId })
  await aRdvAt(office, '11:00', 'Éluard')
  await aRdvAt(office, '12:00', 'Autre', { agentIds: [colleague.id] })
  await aRdvAt(office, '13:00', 'Lendemain', { startsAt: instantOn('2027-03-03', '13:00') })
  const whoIn = async (query: string) => {
    const { $ } = await office.visitor.get(`${office.path}${query}`)
    return {
      who: $('main .rdv-quoi')
        .toArray()
        .map((link) => $(link).text()),
      isOpen: $('main details').first().is('[open]'),
    }
  }

  assert.deepEqual(await whoIn(''), { who: ['Inès ÉLUARD', 'Inès AUTRE'], isOpen: false })
  assert.deepEqual(await whoIn('?q=eluard'), { who: ['Inès ÉLUARD'], isOpen: true })
  assert.deepEqual(await whoIn('?q=06+11+22+33+12'), { who: ['Inès AUTRE'], isOpen: true })
  assert.deepEqual(await whoIn(`?agent_id=${colleague.id}`), { who: ['Inès AUTRE'], isOpen: true })
  assert.deepEqual(await whoIn('?jour=2027-03-03'), { who: ['Inès LENDEMAIN'], isOpen: true })
  assert.deepEqual(await whoIn('?montrer=annules'), { who: [], isOpen: true })
})

test('the next free hour of each agent leads to a new rdv there, the nearest is in the summary', async (t) => {
  at1040(t)
  const office = await anOffice()
  const { organisation, serviceId, agent, motif } = office
  const day = { firstDay: new Date(TODAY), lastDay: new Date(TODAY) }
  await aPlage({ motifId: motif.id, agentId: agent.id, ...day, startTime: '10:00', endTime: '12:00' })
  const second = await anAgent({ organisationId: organisation.id, serviceId, firstName: 'Paul', lastName: 'Roche' })
  await aPlage({
    motifId: motif.id,
    agentId: second.id,
    firstDay: new Date('2027-03-03'),
    lastDay: new Date('2027-03-03'),
  })
  await aRdvAt(office, '11:00', 'Prise')

  const { $ } = await office.visitor.get(office.path)

  const details = $('main details:contains("Prochain horaire libre")')
  assert.match(details.find('summary').text(), /Prochain horaire libre\s: 11\sh\s30, Claire FONTAINE\. Voir les 2/)
  const links = details
    .find('a')
    .toArray()
    .map((link) => `${$(link).text()} → ${decodeURIComponent($(link).attr('href') ?? '')}`.replaceAll('\u00A0', ' '))
  const wizard = `/admin/organisations/${organisation.id}/rdv_wizard_step/new`
  assert.deepEqual(links, [
    `11 h 30 aujourd’hui avec Claire FONTAINE → ${wizard}?starts_at=2027-03-02T11:30:00+01:00&agent_ids[]=${agent.id}`,
    `9 h demain avec Paul ROCHE → ${wizard}?starts_at=2027-03-03T09:00:00+01:00&agent_ids[]=${second.id}`,
  ])
})

test('absences of the day are named', async (t) => {
  at1040(t)
  const office = await anOffice()
  const day = new Date(TODAY)
  const times = { firstDay: day, endDay: day, lastDay: day, startTime: '15:30', endTime: '17:00' }
  await anAbsence({ agentId: office.agent.id, title: 'Réunion', ...times })

  const { words } = await office.visitor.get(office.path)

  assert.match(words, /Absences du jour Claire FONTAINE, de 15 h 30 à 17 h : Réunion/)
})

test('beyond sixty agents the page says whose free hours and absences it does not tell', async (t) => {
  at1040(t)
  const office = await anOffice()
  const { organisation, agent } = office
  const { serviceId } = await db.agentService.findFirstOrThrow({ where: { agentId: agent.id } })
  const before = await office.visitor.get(office.path)
  for (let at = 0; at < 60; at++) await anAgent({ organisationId: organisation.id, serviceId, lastName: `Zed${at}` })

  const { words } = await office.visitor.get(office.path)

  assert.doesNotMatch(before.words, /premiers agents/)
  assert.match(words, /seuls ceux des 60 premiers agents sur \d+ sont montrés, de/)
})

test('an agent of one service reads that service and his own, another organisation is not there', async (t) => {
  at1040(t)
  const office = await anOffice()
  const hidden = await aMotif({ organisationId: office.organisation.id })
  await aRdvAt(office, '11:00', 'Vue')
  await aRdvAt(office, '12:00', 'Cachée', {
    motifId: hidden.id,
    agentIds: [(await anAgent({ organisationId: office.organisation.id })).id],
  })
  const basic = await aSignedInAgent({ organisationId: office.organisation.id, serviceId: office.serviceId })
  const neighbour = await aSignedInAgent({ organisationId: (await anOrganisation()).id })

  const seen = await basic.visitor.get(office.path)

  assert.deepEqual(
    seen
      .$('main .rdv-quoi')
      .toArray()
      .map((link) => seen.$(link).text()),
    ['Inès VUE'],
  )
  assert.equal((await neighbour.visitor.get(office.path)).status, 404)
})

test('a secretary begins by the day of everybody, the others by their agenda, and each as he chose', async () => {
  const office = await anOffice()
  const { organisation, serviceId, path, visitor, secretary } = office
  const agent = await aSignedInAgent({ organisationId: organisation.id, serviceId })
  const agenda = (id: number) => `/admin/organisations/${organisation.id}/agent_agendas/${id}`
  const arrival = '/admin/organisations'

  assert.equal((await visitor.get(arrival)).location, path)
  assert.equal((await agent.visitor.get(arrival)).location, agenda(agent.agent.id))

  const form = await agent.visitor.get('/agents/commencer-par')
  assert.equal(form.$('input[name=start_page]:checked').attr('value'), 'agenda')
  assert.equal((await agent.visitor.post('/agents/commencer-par', {})).status, 422)
  const chosen = await agent.visitor.post('/agents/commencer-par', { start_page: 'aujourdhui' })
  await visitor.post('/agents/commencer-par', { start_page: 'agenda' })

  assert.match((await agent.visitor.follow(chosen)).words, /Vous commencerez par : Aujourd’hui/)
  assert.equal((await agent.visitor.get(arrival)).location, path)
  assert.equal((await visitor.get(arrival)).location, agenda(secretary.id))
})

test('with several organisations the list comes first, and leads where each begins', async () => {
  const office = await anOffice()
  const other = await anOrganisation({ name: 'PMI de Dainville' })
  await db.agentRole.create({ data: { agentId: office.secretary.id, organisationId: other.id } })

  const { $, status } = await office.visitor.get('/admin/organisations')

  assert.equal(status, 200)
  assert.equal($('main a:contains("PMI de Dainville")').attr('href'), `/admin/organisations/${other.id}/aujourdhui`)
})

test('as many statements for twenty rdvs and three agents as for one, ten at most', async (t) => {
  at1040(t)
  const office = await anOffice()
  const day = { firstDay: new Date(TODAY), lastDay: new Date(TODAY) }
  await aPlage({ motifId: office.motif.id, agentId: office.agent.id, ...day })
  const count = async () => (await withQueries(() => office.visitor.get(office.path))).queries.length
  await aRdvAt(office, '08:00', 'Une')
  const one = await count()
  for (let at = 0; at < 19; at++)
    await aRdvAt(office, '09:00', `Usager${at}`, {
      agentIds: [(await anAgent({ organisationId: office.organisation.id })).id],
    })

  const many = await count()

  assert.equal(many, one)
  assert.ok(many <= 10, `${many} statements`)
})
