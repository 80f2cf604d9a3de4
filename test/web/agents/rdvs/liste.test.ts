import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CheerioAPI } from 'cheerio'
import { db } from '#infra/db.ts'
import { encrypt } from '#infra/encryption.ts'
import { withQueries } from '#test/support/count-queries.ts'
import { instantOn } from '#test/support/days.ts'
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
import { serve } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

const MONDAY = '2027-03-01'
const TUESDAY = '2027-03-02'

/** An agent signed in, with a motif and a lieu of his organisation. */
async function aList({ territoire, ...fields }: Parameters<typeof anAgent>[0] & { territoire?: object } = {}) {
  const territoireId = (await aTerritoire(territoire)).id
  const organisation = await anOrganisation({ territoireId })
  const serviceId = (await aService()).id
  const { agent, visitor } = await aSignedInAgent({ organisationId: organisation.id, serviceId, ...fields })
  const motif = await aMotif({ organisationId: organisation.id, serviceId, name: 'Bilan de santé' })
  const lieu = await aLieu({ organisationId: organisation.id, name: 'MDS Arras-Nord' })
  return { organisation, serviceId, agent, visitor, motif, lieu, path: `/admin/organisations/${organisation.id}/rdvs` }
}

type List = Awaited<ReturnType<typeof aList>>

const aRdvOf = async (
  { agent, motif, lieu }: List,
  when: [day: string, time: string],
  fields: Parameters<typeof aRdv>[0] = {},
) => aRdv({ motifId: motif.id, lieuId: lieu.id, agentIds: [agent.id], startsAt: instantOn(...when), ...fields })

const whoIn = ($: CheerioAPI) =>
  $('main .rdv-quoi')
    .toArray()
    .map((link) => $(link).text().trim())

const aNamedUsager = async (lastName: string, fields: Parameters<typeof aUsager>[0] = {}) =>
  (await aUsager({ firstName: 'Inès', lastName, ...fields })).id

const about = ($: CheerioAPI) => $('.rdv-titre__sous').text().replaceAll('\u00A0', ' ')

test('a row says when, who and by what number, for what and where, with which agent, in what state', async () => {
  const list = await aList({ firstName: 'Claire', lastName: 'Fontaine' })
  const mother = await aUsager({ firstName: 'Nadia', lastName: 'Benali', phoneNumber: '0612345678' })
  const child = await aNamedUsager('Benali', { responsibleId: mother.id, email: null })
  await aRdvOf(list, [TUESDAY, '09:30'], { usagerIds: [child], createdByType: 'usager' })

  const { $, status } = await list.visitor.get(list.path)

  assert.equal(status, 200)
  assert.match($('.rdv-tableau__jour').text(), /Mardi 2\smars 2027/)
  const cells = $('main tbody tr[id]')
    .children()
    .toArray()
    .map((cell) => $(cell).text().replaceAll(/\s+/g, ' ').trim())
  assert.deepEqual(cells, [
    '9 h 3030 min',
    '@ Inès BENALI, pris en ligne resp. Nadia BENALI06 12 34 56 78',
    'Bilan de santéMDS Arras-Nord',
    'C. FONTAINE',
    'À venir',
    '',
  ])
  assert.equal($('main a[href="tel:+33612345678"]').length, 1)
})

test('each rdv once, with two agents; from the oldest to the newest, ten a page, the page in the title', async () => {
  const list = await aList()
  const colleague = await anAgent({ organisationId: list.organisation.id, serviceId: list.serviceId })
  for (let at = 0; at < 12; at++)
    await aRdvOf(list, [MONDAY, `${String(20 - at).padStart(2, '0')}:00`], { agentIds: [list.agent.id, colleague.id] })

  const first = await list.visitor.get(list.path)
  const second = await list.visitor.get(`${list.path}?page=2`)
  const newest = await list.visitor.get(`${list.path}?ordre=recent`)

  const hours = ($: CheerioAPI) =>
    $('main tbody tr[id] .rdv-nombres')
      .toArray()
      .map((cell) => Number.parseInt($(cell).text(), 10))
  assert.match(about(first.$), /^12 RDV trouvés, du plus ancien au plus récent\. Vous voyez les RDV de vos services/)
  assert.deepEqual(hours(first.$), [9, 10, 11, 12, 13, 14, 15, 16, 17, 18])
  assert.deepEqual(hours(second.$), [19, 20])
  assert.match(second.$('title').text(), /^Liste des RDV, page 2 sur 2 – /)
  assert.equal(second.$('nav[aria-label="Pages"] a:contains("Page précédente")').attr('href'), list.path)
  assert.deepEqual(hours(newest.$).slice(0, 2), [20, 19])
  assert.equal(newest.$('th[aria-sort]').attr('aria-sort'), 'descending')
})

test('a page beyond the last one leads to the last one', async () => {
  const list = await aList()
  await aRdvOf(list, [MONDAY, '09:00'])

  assert.equal((await list.visitor.get(`${list.path}?page=900`)).location, list.path)
  const deep = await list.visitor.get(`${list.path}?page=90000&status=unknown_future`)
  assert.equal(deep.status, 303)
  assert.equal(whoIn((await list.visitor.follow(deep)).$).length, 1)
})

test('each filter narrows, stands in its field and as a tag that takes it away', async () => {
  const list = await aList({ accessLevel: 'admin' })
  const { organisation, serviceId, visitor, path } = list
  const colleague = await anAgent({ organisationId: organisation.id, serviceId, firstName: 'Paul', lastName: 'Roche' })
  const wanted = await aNamedUsager('Voulue', { organisationId: organisation.id })
  const motif = await aMotif({ organisationId: organisation.id, serviceId, name: 'Atelier', deletedAt: new Date() })
  const lieu = await aLieu({ organisationId: organisation.id, name: 'Annexe' })
  await aRdvOf(list, [MONDAY, '09:00'])
  const fields = {
    motifId: motif.id,
    lieuId: lieu.id,
    agentIds: [colleague.id],
    usagerIds: [wanted],
    status: 'noshow' as const,
  }
  await aRdvOf(list, [TUESDAY, '10:00'], fields)

  const narrowings: [query: string, tag: string][] = [
    [`agent_id=${colleague.id}`, 'Paul ROCHE'],
    [`user_id=${wanted}`, 'Inès VOULUE'],
    [`motif_ids[]=${motif.id}`, 'Atelier (archivé)'],
    [`motif_id=${motif.id}`, 'Atelier (archivé)'],
    [`lieu_ids[]=${lieu.id}`, 'Annexe'],
    [`lieu_id=${lieu.id}`, 'Annexe'],
    ['status=noshow', 'Absence sans prévenir'],
    [`start=${TUESDAY}&end=${TUESDAY}`, 'Mardi 2 mars 2027'],
    ['start=02/03/2027', 'À partir du mardi 2 mars 2027'],
  ]
  for (const [query, tag] of narrowings) {
    const { $ } = await visitor.get(`${path}?${query}`)

    assert.deepEqual(whoIn($), ['Inès VOULUE'], query)
    const link = $('.rdv-actifs .fr-tag')
    assert.match(link.text().replaceAll('\u00A0', ' '), new RegExp(tag.replace(/[()]/g, '\\$&')), query)
    assert.equal(link.attr('href'), path, query)
  }
  const chosen = await visitor.get(`${path}?agent_id=${colleague.id}&lieu_ids[]=${lieu.id}&start=${TUESDAY}`)
  assert.equal(chosen.$('select[name=agent_id] option[selected]').text(), 'Paul ROCHE')
  assert.equal(chosen.$('input[name="lieu_ids[]"]:checked').attr('value'), String(lieu.id))
  assert.equal(chosen.$('input[name=start]').attr('value'), TUESDAY)
})

test('a usager is sought by name: the only one narrows at once, several are chosen from, nobody is said', async () => {
  const list = await aList()
  const organisationId = list.organisation.id
  const alone = await aNamedUsager('Solitaire', { organisationId })
  const twins = [await aNamedUsager('Jumelle', { organisationId }), await aNamedUsager('Jumelle', { organisationId })]
  await aNamedUsager('Étrangère', { organisationId: (await anOrganisation()).id })
  await aRdvOf(list, [MONDAY, '09:00'], { usagerIds: [alone] })

  const only = await list.visitor.get(`${list.path}?usager=solitaire&status=unknown_future`)
  const several = await list.visitor.get(`${list.path}?usager=jumelle`)
  const nobody = await list.visitor.get(`${list.path}?usager=etrangere`)

  assert.equal(only.location, `${list.path}?user_id=${alone}&status=unknown_future`)
  assert.deepEqual(
    several
      .$('[aria-label="Usagers trouvés"] a')
      .toArray()
      .map((link) => several.$(link).attr('href'))
      .sort(),
    twins.map((id) => `${list.path}?user_id=${id}`).sort(),
  )
  assert.match(nobody.words, /Aucun usager ne correspond à « etrangere »/)
  const back = (await list.visitor.get(`${list.path}?user_id=${alone}&breadcrumb_page=user`)).$('.rdv-retour a')
  assert.deepEqual(
    [back.text(), back.attr('href')],
    ['Fiche d’Inès SOLITAIRE', `/admin/organisations/${organisationId}/users/${alone}`],
  )
})

test('to complete and to come are told apart by the hour', async () => {
  const list = await aList()
  const past = await aNamedUsager('Passée')
  const future = await aNamedUsager('Future')
  await aRdv({
    motifId: list.motif.id,
    agentIds: [list.agent.id],
    usagerIds: [past],
    startsAt: new Date(Date.now() - 60_000),
  })
  await aRdvOf(list, ['2035-03-02', '09:00'], { usagerIds: [future] })

  const toComplete = await list.visitor.get(`${list.path}?status=unknown_past`)
  const toCome = await list.visitor.get(`${list.path}?status=unknown_future`)

  assert.deepEqual(whoIn(toComplete.$), ['Inès PASSÉE'])
  assert.equal(toComplete.$('main tbody .fr-badge').text(), 'À compléter')
  assert.deepEqual(whoIn(toCome.$), ['Inès FUTURE'])
})

test('days are those of the organisation: in La Réunion, from three hours earlier than in Paris', async () => {
  const list = await aList({ territoire: { departementNumber: '974', timeZone: 'Indian/Reunion' } })
  await aRdvOf(list, [MONDAY, '21:00'], { startsAt: instantOn(MONDAY, '21:00', 'UTC') })

  const monday = await list.visitor.get(`${list.path}?start=${MONDAY}&end=${MONDAY}`)
  const tuesday = await list.visitor.get(`${list.path}?start=${TUESDAY}&end=${TUESDAY}`)

  assert.match(monday.words, /aucun ne correspond à ces filtres/)
  assert.match(tuesday.$('main tbody .rdv-nombres').text(), /^1\sh/)
})

test('a filter that cannot be read is said, and narrows nothing; a day that comes before the start too', async () => {
  const list = await aList()
  await aRdvOf(list, [MONDAY, '09:00'])

  const wrong = await list.visitor.get(`${list.path}?start=2027-02-31&status=perdu`)
  const empty = await list.visitor.get(`${list.path}?start=&end=&status=&agent_id=`)
  const reversed = await list.visitor.get(`${list.path}?start=${TUESDAY}&end=${MONDAY}`)

  assert.equal(wrong.status, 200)
  assert.equal(whoIn(wrong.$).length, 1)
  assert.match(wrong.words, /La date de début « 2027-02-31 » ne peut pas être lue/)
  assert.match(wrong.words, /Le statut demandé « perdu » ne peut pas être lu/)
  assert.equal(empty.$('main .fr-alert').length, 0)
  assert.match(reversed.words, /La fin de la période est avant son début/)
})

test('an agent sees the rdvs of his services and his own, an admin and a secretary all of them, the others none', async () => {
  const list = await aList()
  const { organisation, agent } = list
  const social = (await aService()).id
  const elsewhere = await aMotif({ organisationId: organisation.id, serviceId: social })
  const [own, ofService, ofSocial, mine] = await Promise.all(
    ['Sienne', 'Service', 'Sociale', 'Partagée'].map((name) => aNamedUsager(name)),
  )
  const colleague = await anAgent({ organisationId: organisation.id, serviceId: list.serviceId })
  await aRdvOf(list, [MONDAY, '09:00'], { usagerIds: [own ?? 0] })
  await aRdvOf(list, [MONDAY, '10:00'], { usagerIds: [ofService ?? 0], agentIds: [colleague.id] })
  await aRdv({ motifId: elsewhere.id, usagerIds: [ofSocial ?? 0], startsAt: instantOn(MONDAY, '11:00') })
  await aRdv({
    motifId: elsewhere.id,
    agentIds: [agent.id],
    usagerIds: [mine ?? 0],
    startsAt: instantOn(MONDAY, '12:00'),
  })
  const secretariat = (await aService({ kind: 'secretariat' })).id
  const admin = await aSignedInAgent({ organisationId: organisation.id, accessLevel: 'admin' })
  const secretary = await aSignedInAgent({ organisationId: organisation.id, serviceId: secretariat })
  const other = await aSignedInAgent({ organisationId: organisation.id })
  const neighbour = await aSignedInAgent({
    organisationId: (await anOrganisation({ territoireId: organisation.territoireId })).id,
  })
  const all = ['Inès SIENNE', 'Inès SERVICE', 'Inès SOCIALE', 'Inès PARTAGÉE']

  assert.deepEqual(
    whoIn((await list.visitor.get(list.path)).$),
    all.filter((name) => name !== 'Inès SOCIALE'),
  )
  assert.deepEqual(whoIn((await admin.visitor.get(list.path)).$), all)
  assert.deepEqual(whoIn((await secretary.visitor.get(list.path)).$), all)
  assert.deepEqual(whoIn((await other.visitor.get(list.path)).$), [])
  assert.equal((await neighbour.visitor.get(list.path)).status, 404)
})

test('several organisations are merged in order, each with its name; one that is not his is not there', async () => {
  const list = await aList()
  const other = await anOrganisation({ name: 'PMI de Dainville' })
  await db.agentRole.create({ data: { agentId: list.agent.id, organisationId: other.id, accessLevel: 'admin' } })
  const motif = await aMotif({ organisationId: other.id, serviceId: list.serviceId })
  const [first, second, third] = await Promise.all(['Une', 'Deux', 'Trois'].map((name) => aNamedUsager(name)))
  await aRdvOf(list, [MONDAY, '09:00'], { usagerIds: [first ?? 0] })
  await aRdv({ motifId: motif.id, usagerIds: [second ?? 0], startsAt: instantOn(MONDAY, '10:00') })
  await aRdvOf(list, [MONDAY, '11:00'], { usagerIds: [third ?? 0] })

  const here = await list.visitor.get(list.path)
  const all = await list.visitor.get(`${list.path}?scoped_organisation_ids[]=0`)
  const one = await list.visitor.get(`${list.path}?scoped_organisation_id=${other.id}`)

  assert.deepEqual(whoIn(here.$), ['Inès UNE', 'Inès TROIS'])
  assert.deepEqual(whoIn(all.$), ['Inès UNE', 'Inès DEUX', 'Inès TROIS'])
  assert.match(all.$('tr[id]').eq(1).text(), /PMI de Dainville/)
  assert.equal(
    all.$('tr[id]').eq(1).find('.rdv-quoi').attr('href')?.split('/rdvs')[0],
    `/admin/organisations/${other.id}`,
  )
  assert.deepEqual(whoIn(one.$), ['Inès DEUX'])
  const foreign = await anOrganisation()
  assert.equal((await list.visitor.get(`${list.path}?scoped_organisation_ids[]=${foreign.id}`)).status, 404)
  assert.equal(
    (
      await list.visitor.get(
        `${list.path}?scoped_organisation_ids[]=${other.id}&scoped_organisation_ids[]=${foreign.id}`,
      )
    ).status,
    404,
  )
})

test('ids of elsewhere find nothing and name nobody', async () => {
  const list = await aList()
  await aRdvOf(list, [MONDAY, '09:00'])
  const stranger = await aRdv()
  const { usagerId } = stranger.participations[0] ?? { usagerId: 0 }
  const { agentId } = stranger.agents[0] ?? { agentId: 0 }
  const { lastName } = await db.usager.findUniqueOrThrow({ where: { id: usagerId } })

  for (const query of [`user_id=${usagerId}`, `agent_id=${agentId}`, `motif_ids[]=${stranger.motifId}`]) {
    const { $, words } = await list.visitor.get(`${list.path}?${query}`)

    assert.deepEqual(whoIn($), [], query)
    assert.match($('.rdv-actifs').text(), /inconnu ici/, query)
    assert.doesNotMatch(words, new RegExp(lastName, 'i'), query)
  }
})

test('details unfold once asked, and who looked is kept; a list alone is no consultation', async () => {
  const list = await aList({ territoire: { enableNotesField: true, enableContextField: true } })
  const usagerId = await aNamedUsager('Ouverte', {
    birthDate: new Date('2019-05-03'),
    address: '3 rue des Fours, Arras',
    email: 'ines@exemple.fr',
    notes: encrypt('usagers.notes', 'Malentendante'),
  })
  await aRdvOf(list, [MONDAY, '09:00'], { usagerIds: [usagerId], context: encrypt('rdvs.context', 'Vaccins') })

  const closed = await list.visitor.get(list.path)
  assert.doesNotMatch(closed.words, /ines@exemple\.fr|Malentendante|Vaccins/)
  const link = closed.$('main a:contains("Montrer les détails")').attr('href') ?? ''
  const before = await db.consultation.count({ where: { usagerId } })
  const open = await list.visitor.get(link)

  assert.match(open.words, /03\/05\/2019.*ines@exemple\.fr.*3 rue des Fours, Arras.*Malentendante.*Vaccins/)
  const seen = await until(async () => (await db.consultation.findMany({ where: { usagerId } })).at(0))
  assert.deepEqual([before, seen.actorId], [0, list.agent.id])
})

test('details are those that the territoire of each rdv wants, and are consulted in its organisation', async () => {
  const list = await aList({ territoire: { enableNotesField: true, enableContextField: true } })
  const territoireId = (await aTerritoire({ enableNotesField: false, enableContextField: false })).id
  const other = await anOrganisation({ territoireId })
  await db.agentRole.create({ data: { agentId: list.agent.id, organisationId: other.id, accessLevel: 'admin' } })
  const { id: motifId } = await aMotif({ organisationId: other.id, serviceId: list.serviceId })
  const [here = 0, there = 0] = await Promise.all(
    ['Ici', 'Là'].map((name) => aNamedUsager(name, { notes: encrypt('usagers.notes', `Remarque ${name}`) })),
  )
  const startsAt = instantOn(MONDAY, '10:00')
  await aRdvOf(list, [MONDAY, '09:00'], { usagerIds: [here], context: encrypt('rdvs.context', 'Contexte Ici') })
  await aRdv({ motifId, usagerIds: [there], startsAt, context: encrypt('rdvs.context', 'Contexte Là') })

  const { words } = await list.visitor.get(`${list.path}?scoped_organisation_ids[]=0&show_user_details=1`)

  assert.match(words, /Remarque Ici.*Contexte Ici/i)
  assert.doesNotMatch(words, /(Remarque|Contexte) Là/i)
  const seen = await until(async () => {
    const found = await db.consultation.findMany({ where: { usagerId: { in: [here, there] } } })
    return found.length === 2 ? new Map(found.map((one) => [one.usagerId, one.organisationId])) : null
  })
  assert.deepEqual([seen.get(here), seen.get(there)], [list.organisation.id, other.id])
})

test('a list that is printed says which part of it the paper is', async () => {
  const list = await aList()
  for (let at = 0; at < 11; at++) await aRdvOf(list, [MONDAY, `${String(8 + at).padStart(2, '0')}:00`])

  const cut = await list.visitor.get(`${list.path}?page=2`)
  const whole = await list.visitor.get(`${list.path}?start=${MONDAY}&end=${MONDAY}&breadcrumb_page=agenda`)

  assert.match(cut.$('.rdv-papier').text(), /Page 2 sur 2 de cette liste/)
  assert.doesNotMatch(whole.$('.rdv-papier').text(), /Page/)
})

test('the sheet of a day holds all of it, with how to reach people, and leads back to the agenda', async () => {
  const list = await aList({ firstName: 'Claire', lastName: 'Fontaine' })
  const usagerId = await aNamedUsager('Papier', { birthDate: new Date('2019-05-03'), email: 'papier@exemple.fr' })
  for (let at = 0; at < 12; at++)
    await aRdvOf(list, [MONDAY, `${String(8 + at).padStart(2, '0')}:00`], { usagerIds: [usagerId] })

  const query = `agent_id=${list.agent.id}&start=${MONDAY}&end=${MONDAY}&breadcrumb_page=agenda`
  const { $, words } = await list.visitor.get(`${list.path}?${query}`)

  assert.equal(whoIn($).length, 12)
  assert.match(words, /papier@exemple\.fr/)
  assert.match($('.rdv-papier').text(), /Agenda de Claire FONTAINE.*Lundi 1er\smars 2027/)
  const agenda = `/admin/organisations/${list.organisation.id}/agent_agendas/${list.agent.id}`
  assert.equal($('.rdv-retour a').attr('href'), `${agenda}?date=${MONDAY}&vue=jour`)
})

test('nothing found says why, and what to do', async () => {
  const list = await aList()

  const { $, words } = await list.visitor.get(list.path)

  assert.match(words, /Aucun RDV trouvé\./)
  assert.match(words, /Vous ne voyez aucun RDV/)
  assert.equal($('main table').length, 0)
})

test('at most eight statements, whatever is asked and found', async () => {
  const list = await aList()
  const other = await anOrganisation()
  await db.agentRole.create({ data: { agentId: list.agent.id, organisationId: other.id } })
  const query = `scoped_organisation_ids[]=0&show_user_details=1&agent_id=${list.agent.id}&start=${MONDAY}`
  const count = async () => {
    const { result, queries } = await withQueries(() => list.visitor.get(`${list.path}?${query}`))
    return { found: whoIn(result.$).length, queries: queries.filter((text) => !/INTO consultations/.test(text)).length }
  }
  await aRdvOf(list, [MONDAY, '08:00'])
  const one = await count()
  for (let at = 1; at < 10; at++) await aRdvOf(list, [MONDAY, `${String(8 + at).padStart(2, '0')}:00`])

  const ten = await count()

  assert.deepEqual([one.found, ten.found], [1, 10])
  assert.equal(ten.queries, one.queries)
  assert.ok(ten.queries <= 8, `${ten.queries} statements`)
})
