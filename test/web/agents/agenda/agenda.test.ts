import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CheerioAPI } from 'cheerio'
import { db } from '#infra/db.ts'
import { withQueries } from '#test/support/count-queries.ts'
import { dayFromNow, instantOn } from '#test/support/days.ts'
import {
  aLieu,
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
import { aVisitor, serve } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'
import { anAgenda, aRdvOf, TOMORROW } from './an-agenda.ts'

serve(() => createApp({ limits: relaxedLimits }))

const rowsOf = ($: CheerioAPI) =>
  $('main tbody tr')
    .toArray()
    .map((row) =>
      $(row)
        .children()
        .toArray()
        .map((cell) => $(cell).clone().find('.fr-sr-only').remove().end().text().replaceAll(/\s+/g, ' ').trim())
        .join(' | '),
    )

test('an agent of one organisation arrives in his own agenda, an agent of several chooses', async () => {
  const { visitor, path, agent } = await anAgenda()
  assert.equal((await visitor.get('/admin/organisations')).location, path)

  const other = await anOrganisation({ name: 'PMI de Dainville' })
  await db.agentRole.create({ data: { agentId: agent.id, organisationId: other.id, accessLevel: 'admin' } })
  const list = await visitor.get('/admin/organisations')

  const link = list.$('main a:contains("PMI de Dainville")')
  assert.equal(link.attr('href'), `/admin/organisations/${other.id}/agent_agendas/${agent.id}`)
  assert.match(link.parent().text(), /Vous l’administrez/)
  const inside = await visitor.get(path)
  assert.equal(inside.$('nav#menu details a:contains("Toutes mes organisations")').length, 1)
})

test('a day is read in order: when, with whom, for what, where, in what state, taken by whom', async () => {
  const agenda = await anAgenda({ firstName: 'Claire', lastName: 'Fontaine' })
  const { agent, motif, lieu, visitor, path } = agenda
  const usagers = [await aUsager({ firstName: 'Inès', lastName: 'Benali' })]
  await aRdvOf(agenda, '10:00', { usagerIds: usagers.map(({ id }) => id), createdByType: 'usager' })
  await aRdvOf(agenda, '09:30', { createdById: agent.id, usagerIds: [(await aUsager({ lastName: 'Roux' })).id] })
  const day = new Date(TOMORROW)
  await aPlage({ motifId: motif.id, agentId: agent.id, lieuId: lieu.id, firstDay: day, title: 'Permanence' })
  const absence = { startTime: '14:00', endTime: '15:00', firstDay: day, lastDay: day, endDay: day }
  await anAbsence({ agentId: agent.id, title: 'Formation', ...absence })

  const { $, status } = await visitor.get(`${path}?date=${TOMORROW}&vue=jour`)

  assert.equal(status, 200)
  const [, ...rows] = rowsOf($)
  assert.deepEqual(rows, [
    '9 h – 12 h | Plage d’ouverture : Permanence, MDS Arras-Nord',
    '9 h – 9 h 30 | Libre : nouveau RDV',
    '9 h 30 – 10 h | Nadia ROUX | Bilan de santé | MDS Arras-Nord | À venir | Claire FONTAINE',
    '10 h – 10 h 30 | Inès BENALI | Bilan de santé | MDS Arras-Nord | À venir | En ligne',
    '10 h 30 – 12 h | Libre : nouveau RDV',
    '14 h – 15 h | Indisponible : Formation',
  ])
})

test('the table can be read by ear: a caption, heads with their scope, links that tell two rdvs apart', async () => {
  const agenda = await anAgenda()
  const usagerIds = [(await aUsager()).id]
  await aRdvOf(agenda, '09:00', { usagerIds })
  await aRdvOf(agenda, '11:00', { usagerIds })

  const { $ } = await agenda.visitor.get(`${agenda.path}?date=${TOMORROW}`)

  assert.match($('main table caption').text(), /^Agenda de /)
  assert.equal($('main table th:not([scope])').length, 0)
  const names = $('main tbody th a')
    .toArray()
    .map((link) => $(link).text())
  assert.equal(new Set(names).size, 2, names.join(' / '))
  assert.equal($('main script, main [onclick]').length, 0)
})

test('hours are those of the organisation: in La Réunion, three hours later than in Paris', async () => {
  const territoire = await aTerritoire({ departementNumber: '974', timeZone: 'Indian/Reunion' })
  const agenda = await anAgenda({ territoireId: territoire.id })
  await aRdvOf(agenda, '09:00', { startsAt: instantOn(TOMORROW, '21:30', 'UTC') })

  const next = Temporal.PlainDate.from(TOMORROW).add({ days: 1 }).toString()
  const { $ } = await agenda.visitor.get(`${agenda.path}?date=${next}&vue=jour`)

  assert.match(rowsOf($)[1] ?? '', /^1 h 30 – 2 h \|/)
})

test('a jour férié is named in the head of its day, and its plages are closed', async () => {
  const { agent, motif, visitor, path } = await anAgenda()
  await aPlage({ motifId: motif.id, agentId: agent.id, firstDay: new Date('2027-05-01') })

  const { $ } = await visitor.get(`${path}?date=2027-05-01&vue=jour`)

  assert.deepEqual(rowsOf($), ['Samedi 1er mai – jour férié : Fête du Travail', 'Rien de prévu'])
})

test('a week goes from Monday, without an idle weekend, and leads to the weeks beside it', async () => {
  const agenda = await anAgenda()
  await aRdvOf(agenda, '09:00', { startsAt: instantOn('2027-03-06', '09:00') })
  await aRdvOf(agenda, '09:00', { startsAt: instantOn('2027-03-16', '09:00') })

  const saturday = await agenda.visitor.get(`${agenda.path}?date=2027-03-03`)
  const { $ } = await agenda.visitor.get(`${agenda.path}?date=2027-03-17`)

  assert.equal(saturday.$('.rdv-tableau__jour').length, 6)
  assert.equal($('.rdv-tableau__jour').length, 5)
  assert.match($('#periode').text(), /Du lundi 15 au dimanche 21\smars 2027/)
  const hrefs = $('nav[aria-label="Changer de période"] a')
    .toArray()
    .map((link) => $(link).attr('href'))
  assert.deepEqual(hrefs[0], `${agenda.path}?vue=semaine&date=2027-03-10`)
  assert.deepEqual(hrefs[2], `${agenda.path}?vue=semaine&date=2027-03-24`)
})

test('nothing at all is said in words, and an address that makes no sense is today', async () => {
  const { visitor, path } = await anAgenda()

  const { $ } = await visitor.get(`${path}?date=2027-02-31&vue=siecle`)

  assert.equal($('main table').length, 0)
  assert.match($('main').text(), /Rien dans cet agenda/)
  assert.equal($('nav[aria-label="Changer de vue"] [aria-current]').text().trim(), 'Semaine')
})

test('cancelled rdvs are shown, struck through, until the agent prefers to hide them', async () => {
  const agenda = await anAgenda()
  await aRdvOf(agenda, '09:00', { status: 'revoked' })
  const page = `${agenda.path}?date=${TOMORROW}&vue=jour`
  const before = await agenda.visitor.get(page)
  assert.match(rowsOf(before.$)[1] ?? '', /Annulé par le service/)
  assert.equal(before.$('.rdv-tableau__annule').length, 1)

  const form = { display_cancelled_rdv: 'false', date: TOMORROW, vue: 'jour' }
  const answer = await agenda.visitor.post(`${agenda.path}/affichage`, form)

  const after = await agenda.visitor.follow(answer)
  assert.match(after.$('main').text(), /Rien dans cet agenda/)
  assert.equal(after.$('button:contains("Montrer les RDV annulés")').length, 1)
})

test('his rdvs of another organisation are grey, under its name and without a link; of one he left, absent', async () => {
  const agenda = await anAgenda()
  const dainville = await anOrganisation({ name: 'PMI de Dainville' })
  const left = await anOrganisation({ name: 'Ancienne maison' })
  await db.agentRole.create({ data: { agentId: agenda.agent.id, organisationId: dainville.id } })
  for (const [{ id: organisationId }, time] of [
    [dainville, '09:00'],
    [left, '11:00'],
  ] as const) {
    const motif = await aMotif({ organisationId, serviceId: agenda.serviceId })
    await aRdv({ motifId: motif.id, agentIds: [agenda.agent.id], startsAt: instantOn(TOMORROW, time) })
  }

  const { $ } = await agenda.visitor.get(`${agenda.path}?date=${TOMORROW}&vue=jour`)

  assert.deepEqual(rowsOf($).slice(1), [
    '9 h – 9 h 30 | PMI de Dainville | Autre organisation | Sur place | À venir | –',
  ])
  assert.equal($('.rdv-tableau__ailleurs a').length, 0)
})

test('past rdvs without outcome are counted over all his organisations, with a way to complete them', async () => {
  const agenda = await anAgenda()
  const yesterday = dayFromNow(-1)
  await aRdvOf(agenda, '09:00', { startsAt: instantOn(yesterday, '09:00') })
  await aRdvOf(agenda, '09:00', { startsAt: instantOn(dayFromNow(-3), '09:00') })
  await aRdvOf(agenda, '09:00', { startsAt: instantOn(dayFromNow(-3), '11:00'), status: 'seen' })

  const { $ } = await agenda.visitor.get(agenda.path)

  assert.match($('main .fr-alert--warning').text(), /2\srendez-vous passés sont à compléter/)
  const list = `/admin/organisations/${agenda.organisation.id}/rdvs`
  assert.equal($('main .fr-alert--warning a').attr('href'), `${list}?status=unknown_past&agent_id=me`)
})

test('a day of one agent has its list to print; a new rdv starts from his agenda', async () => {
  const { visitor, path, agent, organisation } = await anAgenda()

  const { $ } = await visitor.get(`${path}?vue=jour&date=${TOMORROW}`)
  const week = await visitor.get(path)

  const list = $('a:contains("Liste imprimable")').attr('href') ?? ''
  const asked = new URL(list, 'http://x').searchParams
  assert.deepEqual(
    [asked.get('agent_id'), asked.get('start'), asked.get('end')],
    [String(agent.id), TOMORROW, TOMORROW],
  )
  assert.equal((await visitor.get(list)).status, 200)
  assert.equal(week.$('a:contains("Liste imprimable")').length, 0)
  const start = week.$('a:contains("Nouveau RDV")').attr('href') ?? ''
  assert.equal((await visitor.follow(await visitor.get(start))).status, 200)
  assert.match(start, new RegExp(`/organisations/${organisation.id}/rdv_wizard_step/new`))
})

test('another agenda of the service is chosen from a list, and shows only what its reader may see', async () => {
  const agenda = await anAgenda()
  const { organisation, serviceId, visitor } = agenda
  const colleague = await anAgent({ organisationId: organisation.id, serviceId, lastName: 'Collègue' })
  const stranger = await anAgent({ organisationId: organisation.id, lastName: 'Autreservice' })
  await aRdvOf(agenda, '09:00', { agentIds: [colleague.id] })
  const hidden = await aMotif({ organisationId: organisation.id })
  await aRdv({ motifId: hidden.id, agentIds: [colleague.id], startsAt: instantOn(TOMORROW, '11:00') })

  const own = await visitor.get(`${agenda.path}?date=${TOMORROW}`)
  const options = own
    .$('select[name=agent_id] option')
    .toArray()
    .map((option) => own.$(option).attr('value'))
  assert.deepEqual(options.sort(), [agenda.agent.id, colleague.id].map(String).sort())

  const path = `/admin/organisations/${organisation.id}/agent_agendas`
  const chosen = await visitor.get(`${path}?agent_id=${colleague.id}&date=${TOMORROW}&vue=jour`)
  assert.equal(chosen.location, `${path}/${colleague.id}?vue=jour&date=${TOMORROW}`)
  const { $ } = await visitor.follow(chosen)
  assert.match($('h1').text(), /Agenda de .*COLLÈGUE/)
  assert.equal(rowsOf($).length, 2)
  assert.equal((await visitor.get(`${path}/${stranger.id}`)).status, 404)
})

test('an organisation that is not his, an agent of elsewhere and forged ids are not there', async () => {
  const { visitor, organisation, agent } = await anAgenda()
  const neighbour = await anOrganisation({ territoireId: organisation.territoireId })
  const elsewhere = await anAgent()

  for (const path of [
    `/admin/organisations/${neighbour.id}/agent_agendas/${agent.id}`,
    `/admin/organisations/${organisation.id}/agent_agendas/${elsewhere.id}`,
    `/admin/organisations/${organisation.id}/agent_agendas/0`,
    `/admin/organisations/${organisation.id}/agent_agendas/1e3`,
    `/admin/organisations/${organisation.id}/agent_agendas/99999999999999`,
    `/admin/organisations/${organisation.id}/agent_agendas?agent_id=x`,
    `/admin/organisations/abc/agent_agendas/${agent.id}`,
  ])
    assert.equal((await visitor.get(path)).status, 404, path)
})

test('an agenda that he sees and that is closed to him says so: a territorial admin of another service', async () => {
  const { visitor, organisation, agent } = await anAgenda()
  await db.agentTerritorialRole.create({ data: { agentId: agent.id, territoireId: organisation.territoireId } })
  const stranger = await anAgent({ organisationId: organisation.id })

  const page = await visitor.get(`/admin/organisations/${organisation.id}/agent_agendas/${stranger.id}`)

  assert.equal(page.status, 403)
  assert.match(page.$('main').text(), /agents du même service/)
})

test('who is not signed in is sent to the sign-in, and comes back', async () => {
  const { path } = await anAgenda()

  assert.equal((await aVisitor().get(path)).location, '/agents/sign_in')
})

test('as many statements for thirty rdvs as for one, and no more than six', async () => {
  const agenda = await anAgenda()
  const count = async () =>
    (await withQueries(() => agenda.visitor.get(`${agenda.path}?date=${TOMORROW}`))).queries.length
  await aRdvOf(agenda, '08:00')
  await aPlage({ motifId: agenda.motif.id, agentId: agenda.agent.id, firstDay: new Date(TOMORROW) })
  const once = await count()
  for (let at = 0; at < 29; at++)
    await aRdvOf(agenda, '08:00', {
      startsAt: new Date(instantOn(TOMORROW, '08:30').getTime() + at * 30 * 60_000),
      lieuId: (await aLieu({ organisationId: agenda.organisation.id })).id,
    })

  const many = await count()

  assert.equal(many, once)
  assert.ok(many <= 6, `${many} statements`)
})

test('several agents stand beside one another: picked one by one, or by team, each taken away by a link', async () => {
  const agenda = await anAgenda({ lastName: 'Premier' })
  const { organisation, serviceId, visitor, path, motif, agent } = agenda
  const colleague = await anAgent({ organisationId: organisation.id, serviceId, lastName: 'Second' })
  const third = await anAgent({ organisationId: organisation.id, serviceId, lastName: 'Troisieme' })
  const stranger = await anAgent({ organisationId: organisation.id, lastName: 'Autreservice' })
  await aRdvOf(agenda, '09:00')
  await aRdv({ motifId: motif.id, agentIds: [colleague.id], startsAt: instantOn(TOMORROW, '10:00') })
  const team = await db.team.create({
    data: {
      name: 'Équipe PMI',
      territoireId: organisation.territoireId,
      agents: { create: [agent, third, stranger].map(({ id }) => ({ agentId: id })) },
    },
  })

  const added = await visitor.get(
    `/admin/organisations/${organisation.id}/agent_agendas?vue=jour&date=${TOMORROW}&agent_ids[]=${agent.id}&agent_id=${colleague.id}&a_cote=1`,
  )
  const both = await visitor.follow(added)
  const byTeam = await visitor.get(`${path}?vue=jour&date=${TOMORROW}&team_ids[]=${team.id}&group_ids[]=`)

  const titles = ({ $ }: typeof both) =>
    $('.rdv-tableau__jour')
      .toArray()
      .map((row) => $(row).text().split(' – ').at(-1)?.split(' ').at(-1))
  assert.deepEqual(titles(both), ['PREMIER', 'SECOND'])
  assert.match(both.$('h1').text(), /Agendas de 2 agents/)
  assert.deepEqual(titles(byTeam), ['PREMIER', 'TROISIEME'])
  assert.match(byTeam.$('select[name="team_ids[]"] option[value]').last().text(), /Équipe PMI \(2\)/)
  const without = both.$('ul[aria-label="Agents montrés"] a').last().attr('href')
  assert.match((await visitor.get(without ?? '')).$('h1').text(), /^Agenda$/)
})

test('twenty agents stand side by side; one more takes the place of the last', async () => {
  const { organisation, serviceId, visitor, agent } = await anAgenda()
  const ids = [agent.id]
  for (let at = 0; at < 20; at++) ids.push((await anAgent({ organisationId: organisation.id, serviceId })).id)
  const [last = 0, ...others] = ids.toReversed()
  const shown = others.toReversed().map((id) => `agent_ids[]=${id}`)

  const added = await visitor.get(
    `/admin/organisations/${organisation.id}/agent_agendas?${shown.join('&')}&agent_id=${last}&a_cote=1`,
  )

  const page = await visitor.follow(added)
  assert.match(page.$('h1').text(), /Agendas de 20 agents/)
  const mount = JSON.parse(page.$('[data-agenda]').attr('data-agenda') ?? '')
  assert.equal(mount.agents.at(-1).id, String(last))
  assert.equal(JSON.parse((await visitor.get(`${mount.urls.events}&start=2027-03-01&end=2027-03-02`)).text).length, 0)
})

test('a month is weeks of days, each leading to its own with the number of its rdvs', async () => {
  const agenda = await anAgenda()
  await aRdvOf(agenda, '09:00', { startsAt: instantOn('2027-05-10', '09:00') })
  await aRdvOf(agenda, '09:00', { startsAt: instantOn('2027-05-10', '11:00'), status: 'excused' })
  await aPlage({ motifId: agenda.motif.id, agentId: agenda.agent.id, firstDay: new Date('2027-05-11') })

  const { $ } = await agenda.visitor.get(`${agenda.path}?vue=mois&date=2027-05-20`)

  assert.equal($('.rdv-mois tbody tr').length, 6)
  const cell = $(`.rdv-mois a[href*="date=2027-05-10"]`)
  assert.match(cell.text(), /lundi 10.mai 2027.*1.RDV/)
  assert.match(cell.attr('href') ?? '', /vue=jour/)
  assert.match($(`.rdv-mois a[href*="date=2027-05-11"]`).parent().text(), /Plage/)
  assert.match($(`.rdv-mois a[href*="date=2027-05-06"]`).parent().text(), /Ascension/)
  assert.match($('#periode').text(), /Mai 2027/)
})

test('free hours lead to a new rdv at that hour with that agent, none of them in the past', async () => {
  const agenda = await anAgenda()
  const { visitor, path, motif, agent } = agenda
  for (const firstDay of [TOMORROW, dayFromNow(-1)])
    await aPlage({ motifId: motif.id, agentId: agent.id, firstDay: new Date(firstDay) })
  await aRdvOf(agenda, '09:00', { endsAt: instantOn(TOMORROW, '11:30') })
  await aRdvOf(agenda, '11:30', { status: 'excused' })

  const { $ } = await visitor.get(`${path}?vue=jour&date=${TOMORROW}`)
  const yesterday = await visitor.get(`${path}?vue=jour&date=${dayFromNow(-1)}`)

  const links = $('.rdv-tableau__libre a')
    .toArray()
    .map((link) => new URL($(link).attr('href') ?? '', 'http://x'))
  assert.equal(links.length, 1)
  const starts = Temporal.Instant.from(links[0]?.searchParams.get('starts_at') ?? '')
  assert.equal(starts.epochMilliseconds, instantOn(TOMORROW, '11:30').getTime())
  assert.equal(links[0]?.searchParams.get('agent_ids[]'), String(agent.id))
  assert.equal(yesterday.$('.rdv-tableau__libre').length, 0)
})

test('an hour that another service has taken, or that is kept in another organisation, is not offered as free', async () => {
  const agenda = await anAgenda()
  const { organisation, serviceId, visitor, motif } = agenda
  const colleague = await anAgent({ organisationId: organisation.id, serviceId })
  await aPlage({ motifId: motif.id, agentId: colleague.id, firstDay: new Date(TOMORROW) })
  const ofOthers = await aMotif({ organisationId: organisation.id })
  const elsewhere = await aMotif()
  await aRdv({
    motifId: elsewhere.id,
    agentIds: [colleague.id],
    startsAt: instantOn(TOMORROW, '08:00'),
    endsAt: instantOn(TOMORROW, '10:00'),
  })
  const hold = { agentId: colleague.id, expiresAt: new Date(Date.now() + 600_000) }
  await db.hold.createMany({
    data: [
      { ...hold, motifId: ofOthers.id, sessionDigest: 'here', ...between('10:00', '11:00') },
      { ...hold, motifId: elsewhere.id, sessionDigest: 'elsewhere', ...between('11:00', '11:30') },
    ],
  })

  const path = `/admin/organisations/${organisation.id}/agent_agendas/${colleague.id}`
  const { $, words } = await visitor.get(`${path}?vue=jour&date=${TOMORROW}`)

  const links = $('.rdv-tableau__libre a').toArray()
  const starts = links.map((link) => new URL($(link).attr('href') ?? '', 'http://x').searchParams.get('starts_at'))
  assert.deepEqual(
    starts.map((text) => Temporal.Instant.from(text ?? '').epochMilliseconds),
    [instantOn(TOMORROW, '11:30').getTime()],
  )
  assert.match(words, /Réservation en cours, gardée jusqu’à/)
  assert.ok(!words.includes(ofOthers.name))
})

const between = (from: string, to: string) => ({ startsAt: instantOn(TOMORROW, from), endsAt: instantOn(TOMORROW, to) })

test('the grid is told where it stands: agents, days, hours that hold everything, and addresses', async () => {
  const agenda = await anAgenda()
  const { agent, organisation, visitor, path } = agenda
  await aRdvOf(agenda, '06:00', { startsAt: instantOn('2027-03-06', '06:15') })
  await aRdvOf(agenda, '21:00', { startsAt: instantOn('2027-03-03', '20:45') })

  const { $ } = await visitor.get(`${path}?date=2027-03-03&selected_event_id=12`)
  const mount = JSON.parse($('[data-agenda]').attr('data-agenda') ?? '')

  assert.deepEqual([mount.from, mount.to, mount.vue, mount.date], ['2027-03-01', '2027-03-07', 'semaine', '2027-03-03'])
  assert.deepEqual(mount.hours, { from: '06:00', to: '22:00' })
  assert.deepEqual(mount.hiddenDays, [0])
  assert.deepEqual(
    mount.agents.map(({ id }: { id: string }) => id),
    [String(agent.id)],
  )
  assert.equal(mount.timeZone, 'Europe/Paris')
  assert.equal(mount.selected, 12)
  const events = await visitor.get(`${mount.urls.events}&start=2027-03-01&end=2027-03-08`)
  assert.equal(JSON.parse(events.text).length, 2)
  assert.match(mount.urls.newRdv, new RegExp(`^/admin/organisations/${organisation.id}/rdv_wizard_step/new$`))
  assert.equal((await visitor.get(`${path}?vue=liste`)).$('[data-agenda]').length, 0)
})

test('Saturdays are shown or hidden by a button that keeps the days and the agents', async () => {
  const agenda = await anAgenda()
  const { visitor, path, agent } = agenda
  const page = await visitor.get(`${path}?date=2027-03-03&agent_ids[]=${agent.id}`)
  const button = page.$('button:contains("Montrer les samedis")')
  const fields = button
    .closest('form')
    .find('input')
    .toArray()
    .map((input) => [page.$(input).attr('name') ?? '', page.$(input).attr('value') ?? ''] as const)

  const answer = await visitor.post(button.closest('form').attr('action') ?? '', fields)

  assert.equal(answer.location, `${path}?vue=semaine&date=2027-03-03&agent_ids%5B%5D=${agent.id}`)
  const after = await visitor.follow(answer)
  assert.equal(after.$('button:contains("Cacher les samedis libres")').length, 1)
  assert.deepEqual(JSON.parse(after.$('[data-agenda]').attr('data-agenda') ?? '').hiddenDays, [0])
})
