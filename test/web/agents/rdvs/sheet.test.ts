import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deed } from '#domain/journal/deed.ts'
import { db } from '#infra/db.ts'
import { encrypt } from '#infra/encryption.ts'
import type { ReceiptEvent, ReceiptResult } from '#infra/prisma/enums.ts'
import { anAgentOf } from '#test/support/acting.ts'
import { anAgentActor } from '#test/support/agent-actors.ts'
import { withQueries } from '#test/support/count-queries.ts'
import { dayFromNow, instantOn } from '#test/support/days.ts'
import {
  aLieu,
  aMotif,
  type anAgent,
  anOrganisation,
  aPlage,
  aRdv,
  aService,
  aTerritoire,
  aUsager,
} from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aSignedInAgent } from '#test/support/signed-in.ts'
import { type Answer, serve } from '#test/support/visitor.ts'
import { openContext } from '#web/agents/sealed-context.ts'
import { createApp } from '../../../../src/app.ts'
import { fieldsOf, plain } from './a-sheet.ts'

serve(() => createApp({ limits: relaxedLimits }))

const TOMORROW = instantOn(dayFromNow(1), '09:30')
/** Now: the rdv is of today at any hour. */
const TODAY = new Date()

type Fields = {
  agent?: Parameters<typeof anAgent>[0]
  motif?: Parameters<typeof aMotif>[0]
  rdv?: Parameters<typeof aRdv>[0]
  territoire?: Parameters<typeof aTerritoire>[0]
}

async function aSheet({ agent: agentFields = {}, motif: motifFields = {}, rdv: fields = {}, territoire }: Fields = {}) {
  const organisation = await anOrganisation({ territoireId: (await aTerritoire(territoire)).id })
  const serviceId = (await aService()).id
  const { agent, visitor } = await aSignedInAgent({ organisationId: organisation.id, serviceId, ...agentFields })
  const motif = await aMotif({ organisationId: organisation.id, serviceId, ...motifFields })
  const rdv = await aRdv({ motifId: motif.id, agentIds: [agent.id], startsAt: TOMORROW, ...fields })
  const path = `/admin/organisations/${organisation.id}/rdvs/${rdv.id}`
  return { organisation, serviceId, agent, visitor, motif, rdv, path }
}

const panelOf = ({ $ }: Answer, id: string) => $(`#${id}`).closest('section')

test('who comes first in the title: one person, several, an atelier by its title', async () => {
  const [ines, paul, zoe] = [
    await aUsager({ firstName: 'Inès', lastName: 'Abadie' }),
    await aUsager({ firstName: 'Paul', lastName: 'Morel' }),
    await aUsager({ firstName: 'Zoé', lastName: 'Zidi' }),
  ]
  const ids = [paul.id, zoe.id, ines.id]
  const several = await aSheet({ rdv: { usagerIds: ids } })
  const atelier = await aSheet({ motif: { collectif: true }, rdv: { name: 'Atelier cuisine', usagerIds: ids } })
  const titleOf = async ({ visitor, path }: typeof several) => plain((await visitor.get(path)).$('h1').text())

  assert.match(await titleOf(several), /^Inès ABADIE et 2 autres, \p{L}+ \d+(er)? \p{L}+ à 9 h 30$/u)
  assert.match(await titleOf(atelier), /^Atelier cuisine, /)
  await db.participation.updateMany({
    where: { rdvId: several.rdv.id, usagerId: { in: [ines.id, zoe.id] } },
    data: { status: 'excused' },
  })
  assert.match(await titleOf(several), /^Paul MOREL, /)
})

test('each participant says by which ways he is told, and what is switched off for this rdv', async () => {
  const [silent, fixed, unknown] = [
    await aUsager({ lastName: 'A', notifyByEmail: false, phoneNumber: '0612345678', notifyBySms: false }),
    await aUsager({ lastName: 'B', phoneNumber: '0321000000' }),
    await aUsager({ lastName: 'C', email: null, responsibleId: null }),
  ]
  const { visitor, path, rdv } = await aSheet({ rdv: { usagerIds: [silent.id, fixed.id, unknown.id] } })
  await db.participation.updateMany({
    where: { rdvId: rdv.id, usagerId: unknown.id },
    data: { sendReminderNotification: false },
  })

  const answer = await visitor.get(path)
  const rows = answer.$('#participants').closest('section').find('tbody tr').toArray()
  const words = rows.map((row) => plain(answer.$(row).text()))

  assert.match(words[0] ?? '', /@exemple\.fr ?Désactivé06 12 34 56 78 ?Désactivé/)
  assert.match(words[1] ?? '', /Activé03 21 00 00 00 ?Numéro sans SMS/)
  assert.match(words[2] ?? '', /Rappel désactivé pour ce RDV.*Absent ?Absent/)
})

test('the number of the ANTS is shown where the motif asks for it', async () => {
  const category = await db.motifCategory.create({
    data: { name: 'CNI', shortName: `cni-${crypto.randomUUID()}`, requiresAntsNumber: true },
  })
  const usager = await aUsager({ antsPreDemandeNumber: 'ABCDEF1234' })
  const asked = await aSheet({ motif: { motifCategoryId: category.id }, rdv: { usagerIds: [usager.id] } })
  const other = await aSheet({ rdv: { usagerIds: [usager.id] } })

  assert.match(panelOf(await asked.visitor.get(asked.path), 'participants').text(), /Numéro ANTS[\s\S]*ABCDEF1234/)
  assert.doesNotMatch((await other.visitor.get(other.path)).text, /ABCDEF1234/)
})

test('details are those that the territoire asks for, and no other', async () => {
  const usager = await aUsager({
    address: '4 rue du Temple, Arras',
    logement: 'heberge',
    caseNumber: 'DOS-77',
    notes: encrypt('usagers.notes', 'Malentendante'),
  })
  const rdv = { usagerIds: [usager.id] }
  const without = await aSheet({ rdv })
  const using = await aSheet({ rdv, territoire: { enableLogementField: true, enableNotesField: true } })

  const [few, more] = [await without.visitor.get(without.path), await using.visitor.get(using.path)]

  assert.match(few.words, /4 rue du Temple/)
  assert.doesNotMatch(few.words, /Logement|Remarques|DOS-77/)
  assert.match(more.words, /Logement ?Chez quelqu’un ou dans un foyer/)
  assert.match(more.words, /Remarques des services ?Malentendante/)
  assert.doesNotMatch(more.words, /DOS-77/)
})

test('of a prescribed participation, who took it and how to reach him', async () => {
  const { visitor, path, rdv } = await aSheet()
  const prescripteur = await db.prescripteur.create({
    data: { firstName: 'Jean', lastName: 'Valjean', email: 'jean@asso.fr', phoneNumber: '0699999999' },
  })
  await db.participation.updateMany({
    where: { rdvId: rdv.id },
    data: { createdByType: 'prescripteur', createdById: prescripteur.id },
  })

  const panel = panelOf(await visitor.get(path), 'participants')

  assert.match(panel.find('summary').text(), /Pris par Jean VALJEAN/)
  assert.deepEqual(
    panel
      .find('details a')
      .toArray()
      .map(({ attribs }) => attribs.href),
    ['tel:+33699999999', 'mailto:jean%40asso.fr'],
  )
})

test('where the rdv was stays on the sheet and above its history, whoever moved it', async () => {
  const { visitor, path, rdv } = await aSheet()
  const startsAt = instantOn(dayFromNow(3), '14:00')
  const endsAt = instantOn(dayFromNow(3), '14:30')
  await deed(await anAgentOf(rdv), ({ prisma }) =>
    prisma.rdv.update({ where: { id: rdv.id }, data: { startsAt, endsAt } }),
  )

  const answer = await visitor.get(path)

  assert.match(plain(answer.$('.rdv-fiche').first().text()), /Reporté du .* à 9 h 30/)
  assert.match(plain(panelOf(answer, 'historique').find('li').text()), /Reporté du .* à 9 h 30 par un agent, le /)
})

test('arrival: said once from the sheet, shown, written in the history; offered today only, where the territoire wants it', async () => {
  const territoire = { enableWaitingRoomColorField: true }
  const today = await aSheet({ territoire, rdv: { startsAt: TODAY } })
  const [tomorrow, without] = [await aSheet({ territoire }), await aSheet({ rdv: { startsAt: TODAY } })]
  const formOf = async ({ visitor, path }: typeof today) =>
    (await visitor.get(path)).$('form[action$="/user_in_waiting_room"]')

  const action = (await formOf(today)).attr('action') ?? ''
  const done = await today.visitor.follow(await today.visitor.post(action))

  assert.match(done.words, /arrivée signalée/)
  assert.match(plain(done.$('.rdv-titre__sous').text()), /^En salle d'attente|^En salle d’attente/)
  assert.equal((await formOf(today)).length, 0)
  assert.match(panelOf(done, 'historique').text(), /Salle d’attente/)
  assert.deepEqual([(await formOf(tomorrow)).length, (await formOf(without)).length], [0, 0])
  const refused = await without.visitor.follow(await without.visitor.post(`${without.path}/user_in_waiting_room`))
  assert.match(refused.words, /Votre territoire n’annonce pas les arrivées/)
})

test('an arrival that is said from a list leads back to its row, and to no other site', async () => {
  const { visitor, path } = await aSheet({ territoire: { enableWaitingRoomMailField: true }, rdv: { startsAt: TODAY } })
  const from = async (retour: string) => (await visitor.post(`${path}/user_in_waiting_room`, { retour })).location

  const row = `#rdv-${path.split('/').at(-1)}`
  assert.equal(await from('/admin/organisations/1/rdvs?page=2'), `/admin/organisations/1/rdvs?page=2${row}`)
  assert.equal(await from('https://ailleurs.exemple/'), path)
})

test('a reminder by hand leaves once, and the button says why it may not', async () => {
  const coming = await aSheet()
  const [started, cancelled] = [
    await aSheet({ rdv: { startsAt: instantOn(dayFromNow(-1), '09:30') } }),
    await aSheet({ rdv: { status: 'revoked' } }),
  ]
  const buttonOf = async ({ visitor, path }: typeof coming) => {
    const panel = panelOf(await visitor.get(path), 'messages')
    return [panel.find('button').attr('disabled') === undefined, plain(panel.find('#pourquoi-rappel').text())]
  }

  const form = panelOf(await coming.visitor.get(coming.path), 'messages').find('form')
  const done = await coming.visitor.follow(await coming.visitor.post(form.attr('action') ?? ''))
  await coming.visitor.post(form.attr('action') ?? '')

  assert.match(done.words, /Le rappel part maintenant/)
  assert.equal(await db.evenement.count({ where: { rdvId: coming.rdv.id, name: 'rdv.reminder-requested' } }), 1)
  assert.deepEqual(await buttonOf(started), [false, 'Le rendez-vous a commencé : on ne peut plus envoyer de rappel.'])
  assert.deepEqual(await buttonOf(cancelled), [false, 'Le rendez-vous est annulé : on ne peut pas envoyer de rappel.'])
  await coming.visitor.post(`${started.path}/send_reminder_manually`)
  assert.equal(await db.evenement.count({ where: { rdvId: started.rdv.id } }), 0)
})

test('each message says what, when, to whom, in which words, and what became of it; the newest first', async () => {
  const { visitor, path, rdv, organisation } = await aSheet()
  const usagerId = rdv.participations[0]?.usagerId ?? 0
  const log = (event: ReceiptEvent, result: ReceiptResult, fields: object) =>
    db.receipt.create({
      data: { rdvId: rdv.id, usagerId, organisationId: organisation.id, event, channel: 'mail', result, ...fields },
    })
  await log('rdv_created', 'processed', { emailAddress: 'nadia@exemple.fr', content: 'Rendez-vous confirmé' })
  await log('rdv_updated', 'failure', { emailAddress: 'nadia@exemple.fr', errorMessage: 'boîte pleine' })
  await log('rdv_upcoming_reminder', 'delivered', { channel: 'sms', smsPhoneNumber: '0612345678', smsCount: 2 })

  const panel = panelOf(await visitor.get(path), 'messages')
  const lines = panel.find('li').toArray()
  const words = lines.map((line) => plain(panel.find(line).text()))

  assert.match(panel.find('summary').text(), /3\smessages envoyés/)
  assert.match(words[0] ?? '', /^Rappel par SMS.*06 12 34 56 78.*Compté pour 2 SMS.*Livré$/)
  assert.match(words[1] ?? '', /^Changement par e-mail.*Le message n’est pas parti : boîte pleine.*Échec$/)
  assert.match(words[2] ?? '', /^Confirmation par e-mail.*nadia@exemple\.fr.*« Rendez-vous confirmé ».*Traité$/)
})

test('the sheet asks the database as often for thirty participants as for one', async () => {
  const usagerIds = []
  for (let at = 0; at < 30; at++) usagerIds.push((await aUsager()).id)
  const [one, thirty] = [await aSheet(), await aSheet({ motif: { collectif: true }, rdv: { usagerIds } })]
  const countOf = async ({ visitor, path }: typeof one) => {
    await visitor.get(path)
    return (await withQueries(() => visitor.get(path))).queries.length
  }

  const [few, many] = [await countOf(one), await countOf(thirty)]

  assert.equal(many, few)
  assert.ok(many <= 40, `${many} statements`)
})

test('to say an arrival or to remind, one may change the rdv, in its own organisation', async () => {
  const territoire = { enableWaitingRoomColorField: true }
  const { path, organisation, serviceId, rdv } = await aSheet({ territoire, rdv: { startsAt: TODAY } })
  const ofOther = await aSignedInAgent({ organisationId: organisation.id })
  const intervenant = await aSignedInAgent({
    organisationId: organisation.id,
    serviceId,
    accessLevel: 'intervenant',
  })
  const elsewhere = await aSheet({ territoire, rdv: { startsAt: TODAY } })

  for (const deedPath of ['user_in_waiting_room', 'send_reminder_manually']) {
    assert.equal((await ofOther.visitor.post(`${path}/${deedPath}`)).status, 404)
    assert.equal((await intervenant.visitor.post(`${path}/${deedPath}`)).status, 404)
    const forged = `/admin/organisations/${elsewhere.organisation.id}/rdvs/${rdv.id}/${deedPath}`
    assert.equal((await elsewhere.visitor.post(forged)).status, 404)
  }
  assert.equal((await db.rdv.findUniqueOrThrow({ where: { id: rdv.id } })).waitingRoomAt, null)
})

test('plages of its agents at another lieu at that time are said on the sheet of a rdv to come', async () => {
  const { visitor, path, rdv, agent, motif, organisation } = await aSheet()
  const [lieu, annexe] = [
    await aLieu({ organisationId: organisation.id, name: 'Arras-Nord' }),
    await aLieu({ organisationId: organisation.id, name: 'Annexe de Dainville' }),
  ]
  await db.rdv.update({ where: { id: rdv.id }, data: { lieuId: lieu.id } })
  const day = new Date(dayFromNow(1))
  await aPlage({ motifId: motif.id, agentId: agent.id, lieuId: annexe.id, firstDay: day, lastDay: day })

  const { words } = await visitor.get(path)

  assert.match(words, /reçoit ailleurs à cette heure.*Annexe de Dainville/)
})

test('a rdv is deleted by an admin, after a page that says who is told; a basic agent reads whose deed it is', async () => {
  const { visitor, path, organisation, serviceId, rdv, motif, agent } = await aSheet({
    agent: { accessLevel: 'admin' },
  })
  const basic = await aSignedInAgent({ organisationId: organisation.id, serviceId })

  const link = (await visitor.get(path)).$('#supprimer').closest('section').find('a').attr('href') ?? ''
  const asked = await visitor.get(link)
  const stale = fieldsOf(asked)
  await db.rdv.update({ where: { id: rdv.id }, data: { name: 'Changé' } })
  const again = await visitor.post(link, stale)
  assert.equal(again.status, 422)
  assert.match(again.words, /a changé depuis que vous avez ouvert cette page/)
  const done = await visitor.follow(await visitor.post(link, fieldsOf(again)))

  assert.match(asked.words, /Aucun message n’est envoyé/)
  assert.match(done.words, /Rendez-vous supprimé/)
  assert.equal(await db.rdv.count({ where: { id: rdv.id } }), 0)
  const other = await aRdv({ motifId: motif.id, agentIds: [agent.id], startsAt: TOMORROW })
  const theirs = `/admin/organisations/${organisation.id}/rdvs/${other.id}`
  assert.equal((await basic.visitor.get(theirs)).$('#supprimer').length, 0)
  assert.equal((await basic.visitor.get(`${theirs}/suppression`)).status, 403)
  assert.equal((await basic.visitor.post(`${theirs}/suppression`, fieldsOf(again))).status, 403)
  assert.equal(await db.rdv.count({ where: { id: other.id } }), 1)
})

test('deleting a rdv collectif to come tells its people and its agents', async () => {
  const usager = await aUsager({ firstName: 'Paul', lastName: 'Morel' })
  const { visitor, path } = await aSheet({
    agent: { accessLevel: 'admin', rdvNotificationsLevel: 'all' },
    motif: { collectif: true },
    rdv: { usagerIds: [usager.id] },
  })

  const { words } = await visitor.get(`${path}/suppression`)

  assert.match(words, /« rendez-vous annulé » part à Paul MOREL/)
  assert.match(words, /« rendez-vous annulé » part à Camille AGENT\d+ \(agent\)/)
})

test('duplicating leads to the search of an hour, already asked, from the day after', async () => {
  const { visitor, path, rdv, motif, organisation, agent } = await aSheet({
    territoire: { enableContextField: true },
    rdv: { context: encrypt('rdvs.context', 'Vaccins') },
  })

  const { $ } = await visitor.get(path)
  const address = new URL($('a:contains("Dupliquer")').attr('href') ?? '', 'http://here')

  assert.equal(address.pathname, `/admin/organisations/${organisation.id}/creneaux_search`)
  const asked = Object.fromEntries(address.searchParams)
  assert.deepEqual(
    [asked.motif_id, asked.from_date, asked['user_ids[]'], asked.commit],
    [String(motif.id), dayFromNow(2), String(rdv.participations[0]?.usagerId), '1'],
  )
  assert.doesNotMatch(address.search, /Vaccins/)
  assert.deepEqual(openContext({ actor: anAgentActor({ id: agent.id }), now: Temporal.Now.instant() }, asked.context), {
    ok: true,
    text: 'Vaccins',
  })
})

test('of a rdv collectif somebody is added while a seat is left, and it is not cancelled', async () => {
  const usagerIds = [(await aUsager()).id]
  const sheetWith = (fields: Parameters<typeof aRdv>[0]) =>
    aSheet({ motif: { collectif: true }, rdv: { usagerIds, ...fields } })
  const isOffered = async ({ visitor, path }: Awaited<ReturnType<typeof aSheet>>) =>
    (await visitor.get(path)).$('a[href$="/edit"]:contains("Ajouter un participant")').length === 1

  assert.deepEqual(
    [
      await isOffered(await sheetWith({ maxParticipantsCount: 2 })),
      await isOffered(await sheetWith({})),
      await isOffered(await sheetWith({ maxParticipantsCount: 1 })),
      await isOffered(await sheetWith({ status: 'revoked' })),
      await isOffered(await aSheet()),
    ],
    [true, true, false, false, false],
  )
})
