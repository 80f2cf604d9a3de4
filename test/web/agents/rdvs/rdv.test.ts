import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db } from '#infra/db.ts'
import { encrypt } from '#infra/encryption.ts'
import { dayFromNow, instantOn } from '#test/support/days.ts'
import {
  aLieu,
  aMotif,
  anAgent,
  anOrganisation,
  aRdv,
  aService,
  aTerritoire,
  aUsager,
} from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aSignedInAgent } from '#test/support/signed-in.ts'
import { until } from '#test/support/until.ts'
import { type Answer, aVisitor, serve } from '#test/support/visitor.ts'
import { createApp, routeTables } from '../../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

const TOMORROW = instantOn(dayFromNow(1), '09:30')
const LAST_WEEK = instantOn(dayFromNow(-7), '09:30')

type Fields = {
  agent?: Parameters<typeof anAgent>[0]
  motif?: Parameters<typeof aMotif>[0]
  rdv?: Parameters<typeof aRdv>[0]
  territoire?: Parameters<typeof aTerritoire>[0]
}

/** A rdv of an agent who is signed in. */
async function aRdvOfMine({
  agent: agentFields = {},
  motif: motifFields = {},
  rdv: rdvFields = {},
  territoire,
}: Fields = {}) {
  const territoireId = (await aTerritoire(territoire)).id
  const organisation = await anOrganisation({ territoireId })
  const serviceId = (await aService()).id
  const { agent, visitor } = await aSignedInAgent({ organisationId: organisation.id, serviceId, ...agentFields })
  const motif = await aMotif({ organisationId: organisation.id, serviceId, name: 'Bilan de santé', ...motifFields })
  const lieu = await aLieu({ organisationId: organisation.id, name: 'MDS Arras-Nord' })
  const rdv = await aRdv({ motifId: motif.id, lieuId: lieu.id, agentIds: [agent.id], startsAt: TOMORROW, ...rdvFields })
  const path = `/admin/organisations/${organisation.id}/rdvs/${rdv.id}`
  return { organisation, serviceId, agent, visitor, motif, rdv, path }
}

const statusOf = async ({ id }: { id: number }) =>
  (await db.rdv.findUniqueOrThrow({ where: { id }, select: { status: true } })).status

const evenementsOf = async ({ id }: { id: number }) =>
  (await db.evenement.findMany({ where: { rdvId: id }, orderBy: { id: 'asc' } })).map(({ name }) => name)

/** The deeds beside the title, then the menu. */
const choicesOf = async ({ visitor, path }: Awaited<ReturnType<typeof aRdvOfMine>>) => {
  const { $ } = await visitor.get(path)
  const entries = $('.rdv-titre__actions > form, .rdv-titre details li').toArray()
  return entries.map((entry) => $(entry).find('small').remove().end().text().trim())
}

test('the sheet says when, what, where, with whom and how to reach them', async () => {
  const usager = await aUsager({
    firstName: 'Inès',
    lastName: 'Benali',
    email: 'ines@exemple.fr',
    phoneNumber: '0612345678',
  })
  const { visitor, path, organisation, agent, rdv } = await aRdvOfMine({ rdv: { usagerIds: [usager.id] } })

  const { $, status } = await visitor.get(`${path}?agent_id=${agent.id}`)

  assert.equal(status, 200)
  assert.match($('h1').text(), /^Inès BENALI, .* à 9\sh\s30$/)
  assert.match(
    $('.rdv-titre__sous').text(),
    new RegExp(`Bilan de santé avec Camille AGENT.*9\\sh\\s30\\s–\\s10\\sh.*RDV n°\u00A0${rdv.id}\\.`),
  )
  assert.match($('.rdv-fiche').text(), /Bilan de santé[\s\S]*MDS Arras-Nord[\s\S]*14 rue des Rosati/)
  assert.match($('main table tbody').text(), /Inès BENALI[\s\S]*ines@exemple\.fr[\s\S]*06\s12\s34\s56\s78/)
  assert.equal($('a[href="tel:+33612345678"]').length, 1)
  const agenda = `/admin/organisations/${organisation.id}/agent_agendas/${agent.id}`
  assert.equal($('.rdv-retour a').attr('href'), `${agenda}?date=${dayFromNow(1)}&vue=semaine`)
})

test('the agenda that one came from is kept through a change of status, by the page that asks and at once', async () => {
  const mine = await aRdvOfMine()
  const { visitor, organisation, serviceId, path, rdv } = mine
  const colleague = await anAgent({ organisationId: organisation.id, serviceId })
  await db.agentsRdv.create({
    data: { rdvId: rdv.id, agentId: colleague.id, startsAt: rdv.startsAt, endsAt: rdv.endsAt },
  })
  const agendaOf = ({ $ }: Answer) => $('.rdv-retour a').attr('href')

  const sheet = await visitor.get(`${path}?agent_id=${colleague.id}`)
  const asking = sheet.$('details a[href*="/annulation"]').attr('href') ?? ''
  const question = await visitor.get(asking)
  const cancelled = await visitor.post(question.$('main form').attr('action') ?? '', {
    status: 'revoked',
    from: 'unknown',
  })
  const after = await visitor.follow(cancelled)

  assert.match(agendaOf(sheet) ?? '', new RegExp(`agent_agendas/${colleague.id}\\?`))
  assert.equal(question.$('.rdv-retour a').attr('href'), `${path}?agent_id=${colleague.id}`)
  assert.equal(cancelled.location, `${path}?agent_id=${colleague.id}`)
  assert.equal(agendaOf(after), agendaOf(sheet))
})

test('context and remarks are shown where the territoire uses them, and absent elsewhere', async () => {
  const usager = await aUsager({ notes: encrypt('usagers.notes', 'Malentendante') })
  const rdv = { context: encrypt('rdvs.context', 'Rappel des vaccins'), usagerIds: [usager.id] }
  const without = await aRdvOfMine({ rdv })
  const using = await aRdvOfMine({ rdv, territoire: { enableContextField: true, enableNotesField: true } })

  const [hidden, shown] = [await without.visitor.get(without.path), await using.visitor.get(using.path)]

  assert.doesNotMatch(hidden.text, /Contexte|Rappel des vaccins|Malentendante/)
  assert.match(shown.text, /Contexte[\s\S]*Rappel des vaccins/)
  assert.match(shown.text, /Malentendante/)
})

test('who was shown how to reach a usager is kept, once an hour', async () => {
  const { visitor, path, rdv, agent } = await aRdvOfMine()
  await visitor.get(path)
  await visitor.get(path)

  const usagerId = rdv.participations[0]?.usagerId ?? 0
  const seen = await until(async () => (await db.consultation.findMany({ where: { usagerId } })).at(0))

  assert.deepEqual([seen.screen, seen.actorType, seen.actorId], ['rdv', 'agent', agent.id])
  assert.equal(await db.consultation.count({ where: { usagerId } }), 1)
})

test('the sheet ends with who changed what, the newest first, without what the territoire does not use', async () => {
  const { visitor, path, rdv, agent } = await aRdvOfMine()
  await db.rdv.update({ where: { id: rdv.id }, data: { context: encrypt('rdvs.context', 'Vaccins') } })
  await visitor.post(`${path}/annulation`, { status: 'revoked', from: 'unknown' })

  const { $ } = await visitor.get(path)
  const lines = $('#historique').closest('section').find('tbody tr')

  assert.match(lines.first().text(), new RegExp(`${agent.lastName}, agent`, 'i'))
  assert.match(lines.text(), /Statut.*à venir ou à compléter.*annulé par le service/s)
  assert.doesNotMatch(lines.text(), /Contexte/)
})

test('who administers the territoire finds there who looked at which file', async () => {
  const { visitor, path, agent, organisation } = await aRdvOfMine()
  const before = (await visitor.get(path)).$('header a:contains("Consultations")').length
  await db.agentTerritorialRole.create({ data: { agentId: agent.id, territoireId: organisation.territoireId } })

  const link = (await visitor.get(path)).$('header a:contains("Consultations")').attr('href')

  assert.equal(before, 0)
  assert.equal(link, `/admin/territories/${organisation.territoireId}/consultations`)
  assert.equal((await visitor.get(link ?? '')).status, 200)
})

test('the link of a visio is for its agents', async () => {
  const visio = await aRdvOfMine({ motif: { locationType: 'visio' }, rdv: { lieuId: null } })
  const { organisation, serviceId } = visio
  const colleague = await aSignedInAgent({ organisationId: organisation.id, serviceId })

  assert.equal((await visio.visitor.get(visio.path)).$('a:contains("Rejoindre la visio")').length, 1)
  const seen = await colleague.visitor.get(visio.path)
  assert.equal(seen.status, 200)
  assert.doesNotMatch(seen.text, /webconf/)
})

test('the choices are those of the day and of the kind of rdv', async () => {
  const collectif = { motif: { collectif: true } }
  const cancel = ['Annulé à la demande de l’usager', 'Annulé par le service']

  assert.deepEqual(await choicesOf(await aRdvOfMine()), cancel)
  const past = await aRdvOfMine({ rdv: { startsAt: LAST_WEEK } })
  assert.deepEqual(await choicesOf(past), ['A eu lieu', 'Absence', ...cancel])
  assert.deepEqual(await choicesOf(await aRdvOfMine(collectif)), ['Annulé par le service'])
  assert.deepEqual(await choicesOf(await aRdvOfMine({ rdv: { status: 'seen', startsAt: LAST_WEEK } })), [
    'Effacer ce statut',
  ])
})

test('cancelling asks first and says who will be told, then is done once and told', async () => {
  const usager = await aUsager({ firstName: 'Nadia', lastName: 'Benali' })
  const { visitor, path, rdv } = await aRdvOfMine({ rdv: { usagerIds: [usager.id] } })
  const menu = await visitor.get(path)
  const link = menu.$('.rdv-titre details a:contains("Annulé par le service")').attr('href') ?? ''

  const asked = await visitor.get(link)
  assert.match(asked.$('h1').text(), /^Annuler le rendez-vous du .* à 9\sh\s30\s\?$/)
  assert.match(asked.$('main').text(), /Un e-mail part à Nadia BENALI\./)
  assert.equal(asked.$('input[name=status]:checked').attr('value'), 'revoked')
  assert.equal(await statusOf(rdv), 'unknown')

  const answer = await visitor.post(asked.$('main form').attr('action') ?? '', { status: 'revoked', from: 'unknown' })
  const sheet = await visitor.follow(answer)
  assert.equal(answer.status, 303)
  assert.match(sheet.$('[role=status]').text(), /annulé/)
  assert.equal(await statusOf(rdv), 'revoked')
  assert.deepEqual(await evenementsOf(rdv), ['rdv.cancelled'])
})

test('nobody to tell: the choice is made at once', async () => {
  const usager = await aUsager({ email: null })
  const { visitor, path, rdv } = await aRdvOfMine({ rdv: { usagerIds: [usager.id] } })
  const form = (await visitor.get(path)).$('.rdv-titre details form').first()

  assert.match(form.text(), /Aucun message n’est envoyé/)
  await visitor.post(form.attr('action') ?? '', { status: 'excused', from: 'unknown' })

  assert.equal(await statusOf(rdv), 'excused')
})

test('who cancels must be said, and a rdv collectif is cancelled by the service only', async () => {
  const one = await aRdvOfMine()
  const collectif = await aRdvOfMine({ motif: { collectif: true } })

  const failed = await one.visitor.post(`${one.path}/annulation`, {})
  assert.equal(failed.status, 422)
  assert.match(failed.$('title').text(), /^Erreur/)
  assert.match(failed.$('main').text(), /Choisissez qui annule/)

  const page = await collectif.visitor.get(`${collectif.path}/annulation`)
  assert.equal(page.$('input[name=status]').length, 1)
  await collectif.visitor.post(`${collectif.path}/annulation`, { status: 'excused', from: 'unknown' })
  assert.equal(await statusOf(collectif.rdv), 'unknown')
})

test('a rdv of today says so once', async () => {
  const { visitor, path } = await aRdvOfMine({ rdv: { startsAt: new Date() } })

  const words = (await visitor.get(path)).$('.rdv-titre__sous').text()

  assert.match(words, /Aujourd’hui|À compléter/)
  assert.doesNotMatch(words, /Aujourd’hui.*Aujourd’hui/)
})

test('the page of cancelling says of a rdv that is cancelled, or over, why it asks nothing', async () => {
  const cancelled = await aRdvOfMine({ rdv: { status: 'excused', cancelledAt: new Date() } })
  const over = await aRdvOfMine({ rdv: { startsAt: LAST_WEEK, status: 'seen' } })
  const wordsOf = async ({ visitor, path }: typeof over) =>
    (await visitor.follow(await visitor.get(`${path}/annulation`))).words

  assert.match(await wordsOf(cancelled), /Ce rendez-vous est déjà annulé/)
  assert.match(await wordsOf(over), /Ce rendez-vous a déjà un statut. Effacez-le d’abord/)
})

test('two agents who cancel at once cancel once', async () => {
  const { organisation, serviceId, visitor, path, rdv } = await aRdvOfMine()
  const colleague = await aSignedInAgent({ organisationId: organisation.id, serviceId })

  const answers = await Promise.all(
    [visitor, colleague.visitor].map((one) => one.post(`${path}/annulation`, { status: 'revoked', from: 'unknown' })),
  )

  assert.deepEqual(
    answers.map(({ status }) => status),
    [303, 303],
  )
  assert.deepEqual(await evenementsOf(rdv), ['rdv.cancelled'])
})

test('a rdv whose status changed since the page was shown is not cancelled, and the page says so', async () => {
  const { visitor, path, rdv } = await aRdvOfMine()

  const sheet = await visitor.follow(await visitor.post(`${path}/annulation`, { status: 'revoked', from: 'seen' }))

  assert.match(sheet.words, /Le statut de ce rendez-vous vient de changer. Il n’est pas annulé/)
  assert.equal(await statusOf(rdv), 'unknown')
  assert.deepEqual(await evenementsOf(rdv), [])
})

test('a past rdv is given its outcome, then the outcome is taken back', async () => {
  const { visitor, path, rdv } = await aRdvOfMine({ rdv: { startsAt: LAST_WEEK } })

  const done = await visitor.follow(await visitor.post(`${path}/statut`, { status: 'noshow', from: 'unknown' }))
  assert.match(done.$('[role=status]').text(), /Statut enregistré\s: absence sans prévenir/)
  assert.equal(await statusOf(rdv), 'noshow')

  await visitor.post(`${path}/statut`, { status: 'unknown', from: 'noshow' })
  assert.equal(await statusOf(rdv), 'unknown')
})

test('what the menu does not offer is refused: an absence before the hour, an outcome of a cancelled rdv, nonsense', async () => {
  const future = await aRdvOfMine()
  const cancelled = await aRdvOfMine({ rdv: { status: 'excused' } })

  for (const [{ visitor, path, rdv }, fields, kept] of [
    [future, { status: 'noshow', from: 'unknown' }, 'unknown'],
    [future, { status: 'revoked', from: 'unknown' }, 'unknown'],
    [future, { status: 'seen' }, 'unknown'],
    [cancelled, { status: 'seen', from: 'excused' }, 'excused'],
    [cancelled, { status: 'unknown', from: 'revoked' }, 'excused'],
  ] as const) {
    const answer = await visitor.post(`${path}/statut`, fields)

    assert.equal(answer.location, path)
    assert.equal(await statusOf(rdv), kept, JSON.stringify(fields))
  }
})

test('a cancelled rdv to come is there again after a page that says who is told', async () => {
  const { visitor, path, rdv } = await aRdvOfMine({ rdv: { status: 'revoked' } })

  const asked = await visitor.get(`${path}/statut?status=unknown`)
  assert.match(asked.$('h1').text(), /^Effacer le statut/)
  assert.match(asked.$('main').text(), /e-mail/)
  await visitor.post(`${path}/statut`, { status: 'unknown', from: 'revoked' })

  assert.equal(await statusOf(rdv), 'unknown')
  assert.deepEqual(await evenementsOf(rdv), ['rdv.status-changed'])
})

test('when its hour was taken meanwhile, it is there again only once the warning is accepted', async () => {
  const { visitor, path, rdv, motif, agent } = await aRdvOfMine({ rdv: { status: 'revoked' } })
  await aRdv({ motifId: motif.id, agentIds: [agent.id], startsAt: TOMORROW })

  const warned = await visitor.post(`${path}/statut`, { status: 'unknown', from: 'revoked' })
  assert.equal(warned.status, 422)
  assert.match(warned.$('h1').text(), /Vérifiez avant d’enregistrer/)
  assert.equal(await statusOf(rdv), 'revoked')

  const fields = warned
    .$('main form')
    .serializeArray()
    .map(({ name, value }) => [name, value] as const)
  const answer = await visitor.post(`${path}/statut`, Object.fromEntries(fields))
  assert.equal(answer.status, 303)
  assert.equal(await statusOf(rdv), 'unknown')
})

test('a rdv of the neighbour organisation, of another territoire, of another service, or made up, is not there', async () => {
  const mine = await aRdvOfMine()
  const { organisation } = mine
  const neighbour = await anOrganisation({ territoireId: organisation.territoireId })
  const ofNeighbour = await aRdv({ organisationId: neighbour.id, startsAt: TOMORROW })
  const elsewhere = await aRdv({ startsAt: TOMORROW })
  const otherService = await aMotif({ organisationId: organisation.id })
  const ofOtherService = await aRdv({ motifId: otherService.id, startsAt: TOMORROW })
  const here = `/admin/organisations/${organisation.id}/rdvs`

  for (const path of [
    `${here}/${ofNeighbour.id}`,
    `${here}/${elsewhere.id}`,
    `${here}/${ofOtherService.id}`,
    `${here}/999999`,
    `${here}/-1`,
    `${here}/${mine.rdv.id}x`,
    `/admin/organisations/${neighbour.id}/rdvs/${ofNeighbour.id}`,
    `/admin/organisations/${neighbour.id}/rdvs/${mine.rdv.id}`,
  ]) {
    assert.equal((await mine.visitor.get(path)).status, 404, path)
    assert.equal((await mine.visitor.get(`${path}/annulation`)).status, 404, path)
    assert.equal(
      (await mine.visitor.post(`${path}/annulation`, { status: 'revoked', from: 'unknown' })).status,
      404,
      path,
    )
    assert.equal((await mine.visitor.post(`${path}/statut`, { status: 'seen', from: 'unknown' })).status, 404, path)
  }
  for (const rdv of [ofNeighbour, elsewhere, ofOtherService, mine.rdv]) assert.equal(await statusOf(rdv), 'unknown')
})

test('his rdv of another organisation of his opens in that organisation only', async () => {
  const { visitor, agent, organisation, serviceId } = await aRdvOfMine()
  const other = await anOrganisation()
  await db.agentRole.create({ data: { agentId: agent.id, organisationId: other.id } })
  const motif = await aMotif({ organisationId: other.id, serviceId })
  const startsAt = instantOn(dayFromNow(1), '14:00')
  const rdv = await aRdv({ motifId: motif.id, agentIds: [agent.id], startsAt })

  assert.equal((await visitor.get(`/admin/organisations/${organisation.id}/rdvs/${rdv.id}`)).status, 404)
  assert.equal((await visitor.get(`/admin/organisations/${other.id}/rdvs/${rdv.id}`)).status, 200)
})

test('a rdv that a secretary sees without a hand in it says whose it is', async () => {
  const secretariat = await aService({ kind: 'secretariat' })
  const { path, organisation, rdv } = await aRdvOfMine()
  const fields = { organisationId: organisation.id, serviceId: secretariat.id, accessLevel: 'intervenant' as const }
  const { visitor } = await aSignedInAgent(fields)

  const page = await visitor.get(path)
  const answer = await visitor.post(`${path}/annulation`, { status: 'revoked', from: 'unknown' })

  assert.deepEqual([page.status, answer.status], [403, 403])
  assert.match(page.$('main').text(), /ouvert à ses agents/)
  assert.equal(await statusOf(rdv), 'unknown')
})

test('nobody comes in without signing in, whatever the page of an organisation', async () => {
  const { path } = await aRdvOfMine()
  const [, , , organisationId, , rdvId] = path.split('/')
  const inside = routeTables.agents.filter((route) => route.path.startsWith('/admin/organisations/'))

  for (const route of inside) {
    const address = route.path
      .replace(':organisationId', organisationId ?? '')
      .replace(':rdvId', rdvId ?? '')
      .replace(':agentId', '1')
    const answer = await (route.method === 'get' ? aVisitor().get(address) : aVisitor().post(address))
    assert.equal(answer.location, '/agents/sign_in', `${route.method} ${address}`)
  }
  assert.ok(inside.length >= 8)
})
