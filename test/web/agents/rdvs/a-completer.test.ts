import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CheerioAPI } from 'cheerio'
import { db } from '#infra/db.ts'
import { withQueries } from '#test/support/count-queries.ts'
import { instantOn } from '#test/support/days.ts'
import { aMotif, anAgent, anOrganisation, aRdv, aService, aUsager } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aSignedInAgent } from '#test/support/signed-in.ts'
import { type Answer, serve, type Visitor } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

const MONDAY = '2026-03-02'
const TUESDAY = '2026-03-03'

async function anAgentBehind(fields: Parameters<typeof anAgent>[0] = {}) {
  const organisation = await anOrganisation()
  const serviceId = (await aService()).id
  const { agent, visitor } = await aSignedInAgent({ organisationId: organisation.id, serviceId, ...fields })
  const motif = await aMotif({ organisationId: organisation.id, serviceId })
  const rdvs = `/admin/organisations/${organisation.id}/rdvs`
  return { organisation, serviceId, agent, visitor, motif, rdvs, path: `${rdvs}/a-completer` }
}

type Behind = Awaited<ReturnType<typeof anAgentBehind>>

const aPastRdv = async (
  { agent, motif }: Behind,
  when: [day: string, time: string],
  lastName: string,
  fields: Parameters<typeof aRdv>[0] = {},
) =>
  aRdv({
    motifId: motif.id,
    agentIds: [agent.id],
    startsAt: instantOn(...when),
    usagerIds: [(await aUsager({ firstName: 'Inès', lastName })).id],
    ...fields,
  })

const whoIn = ({ $ }: { $: CheerioAPI }) =>
  $('main .rdv-quoi')
    .toArray()
    .map((link) => $(link).text().trim())

const statusOf = async ({ id }: { id: number }) =>
  (await db.rdv.findUniqueOrThrow({ where: { id }, select: { status: true } })).status

/** The button of that name, in the row of a rdv or in the flash. */
function press(visitor: Visitor, { $ }: Answer, name: string, within: string) {
  const form = $(`${within} button`)
    .filter((_, button) => $(button).clone().children().remove().end().text().trim() === name)
    .closest('form')
  const fields = form
    .find('input')
    .toArray()
    .map((input) => [$(input).attr('name') ?? '', $(input).attr('value') ?? ''] as const)
  assert.equal(form.length, 1, `${name} in ${within}`)
  return visitor.post(form.attr('action') ?? '', fields)
}

test('the banner leads to his past rdvs without outcome, the newest first, in all his organisations', async () => {
  const behind = await anAgentBehind()
  const other = await anOrganisation({ name: 'PMI de Dainville' })
  await db.agentRole.create({ data: { agentId: behind.agent.id, organisationId: other.id } })
  const elsewhere = await aMotif({ organisationId: other.id, serviceId: behind.serviceId })
  await aPastRdv(behind, [MONDAY, '09:00'], 'Vieille')
  await aPastRdv(behind, [TUESDAY, '09:00'], 'Neuve')
  await aPastRdv(behind, [MONDAY, '11:00'], 'Ailleurs', { motifId: elsewhere.id })
  await aPastRdv(behind, [MONDAY, '10:00'], 'Vue', { status: 'seen' })
  await aPastRdv(behind, ['2035-03-02', '10:00'], 'Future')
  const colleague = await anAgent({ organisationId: behind.organisation.id, serviceId: behind.serviceId })
  await aPastRdv(behind, [MONDAY, '12:00'], 'Collègue', { agentIds: [colleague.id] })

  const banner = (await behind.visitor.get(behind.rdvs)).$('main .fr-alert--warning')
  const href = banner.find('a').attr('href') ?? ''
  const list = await behind.visitor.follow(await behind.visitor.get(href))

  assert.match(banner.text(), /3\srendez-vous passés sont à compléter dans toutes vos organisations\./)
  assert.equal(href, `${behind.rdvs}?status=unknown_past&agent_id=me`)
  assert.match(list.$('h1').text(), /^3\srendez-vous à compléter$/)
  assert.deepEqual(whoIn(list), ['Inès NEUVE', 'Inès AILLEURS', 'Inès VIEILLE'])
  assert.match(list.$('main tbody').text(), /PMI de Dainville/)
})

test('one click says what became of it, goes on at the next row, and is undone from there', async () => {
  const behind = await anAgentBehind()
  const first = await aPastRdv(behind, [TUESDAY, '09:30'], 'Benali')
  const next = await aPastRdv(behind, [MONDAY, '09:00'], 'Suivante')
  const list = await behind.visitor.get(behind.path)

  const answer = await press(behind.visitor, list, 'A eu lieu', `#rdv-${first.id}`)
  const after = await behind.visitor.get(behind.path)

  assert.deepEqual([answer.status, answer.location], [303, `${behind.path}#rdv-${next.id}`])
  assert.equal(await statusOf(first), 'seen')
  assert.deepEqual(whoIn(after), ['Inès SUIVANTE'])
  assert.match(after.$('[role=status]').text(), /Inès BENALI, .* à 9\sh\s30\s: a eu lieu\. Reste 1\./)

  const undone = await press(behind.visitor, after, 'Annuler ce changement', '[role=status]')
  assert.equal(undone.location, `${behind.path}#rdv-${first.id}`)
  assert.equal(await statusOf(first), 'unknown')
  assert.equal(await db.evenement.count({ where: { rdvId: first.id } }), 2)
})

test('an absence is noted alike, from the whole list too, which keeps its filters', async () => {
  const behind = await anAgentBehind()
  const rdv = await aPastRdv(behind, [MONDAY, '09:00'], 'Absente')
  const filtered = `${behind.rdvs}?start=${MONDAY}&end=${MONDAY}`

  const answer = await press(behind.visitor, await behind.visitor.get(filtered), 'Absence', `#rdv-${rdv.id}`)

  assert.equal(answer.location, `${filtered}#rdv-${rdv.id}`)
  assert.equal(await statusOf(rdv), 'noshow')
})

test('of two agents who complete the same rdv at once, the second is told what the first said', async () => {
  const behind = await anAgentBehind()
  const { organisation, serviceId } = behind
  const colleague = await aSignedInAgent({ organisationId: organisation.id, serviceId })
  const rdv = await aPastRdv(behind, [MONDAY, '09:00'], 'Partagée', { agentIds: [behind.agent.id, colleague.agent.id] })
  const pages = await Promise.all([behind.visitor.get(behind.path), colleague.visitor.get(behind.path)])

  const answers = await Promise.all([
    press(behind.visitor, pages[0], 'A eu lieu', `#rdv-${rdv.id}`),
    press(colleague.visitor, pages[1], 'Absence', `#rdv-${rdv.id}`),
  ])

  assert.deepEqual(
    answers.map(({ status }) => status),
    [303, 303],
  )
  const kept = await statusOf(rdv)
  const loser = kept === 'seen' ? colleague.visitor : behind.visitor
  const words = kept === 'seen' ? 'a eu lieu' : 'absence sans prévenir'
  assert.match(
    (await loser.get(behind.path)).words,
    new RegExp(`a changé entre-temps : ${words}\\. Rien n’a été enregistré`),
  )
  assert.equal(await db.evenement.count({ where: { rdvId: rdv.id } }), 1)
})

test('a rdv collectif is completed by its presences, and a closed address is not come back to', async () => {
  const behind = await anAgentBehind()
  const { organisation, serviceId, visitor, path } = behind
  const atelier = await aMotif({ organisationId: organisation.id, serviceId, name: 'Atelier', collectif: true })
  const rdv = await aPastRdv(behind, [MONDAY, '09:00'], 'Inscrite', { motifId: atelier.id })
  const alone = await aPastRdv(behind, [MONDAY, '10:00'], 'Seule')

  const { $ } = await visitor.get(path)
  const form = { status: 'seen', from: 'unknown', retour: 'https://ailleurs.example/rdvs', suite: '1' }
  const answer = await visitor.post(`${behind.rdvs}/${alone.id}/issue`, form)

  assert.equal($(`#rdv-${rdv.id} button`).length, 0)
  assert.match($(`#rdv-${rdv.id} a:contains("Présences")`).attr('href') ?? '', /#participants$/)
  assert.equal(answer.location, `${behind.rdvs}/${alone.id}`)
})

test('a whole day goes through its names, and keeps what somebody said meanwhile', async () => {
  const behind = await anAgentBehind()
  const [one, two, three] = [
    await aPastRdv(behind, [MONDAY, '09:00'], 'Une'),
    await aPastRdv(behind, [MONDAY, '10:00'], 'Deux'),
    await aPastRdv(behind, [MONDAY, '11:00'], 'Trois'),
  ]
  const other = await aPastRdv(behind, [TUESDAY, '09:00'], 'Demain')
  const link = (await behind.visitor.get(behind.path)).$('main .rdv-tableau__jour a')
  const page = await behind.visitor.get(link.attr('href') ?? '')
  await db.rdv.update({ where: { id: two.id }, data: { status: 'noshow', cancelledAt: new Date() } })

  const fields = page
    .$('main form input')
    .toArray()
    .map((input) => ['rdv_ids[]', page.$(input).attr('value') ?? ''] as const)
  const answer = await behind.visitor.post(page.$('main form').attr('action') ?? '', fields)

  assert.equal(link.length, 1)
  assert.match(page.words, /9 h, Inès UNE 10 h, Inès DEUX 11 h, Inès TROIS/)
  assert.equal(answer.location, behind.path)
  assert.deepEqual(await Promise.all([one, two, three, other].map(statusOf)), ['seen', 'noshow', 'seen', 'unknown'])
  assert.match(
    (await behind.visitor.get(behind.path)).words,
    /2 rendez-vous ont eu lieu\. 1 autre avait déjà un statut, gardé tel quel\. Reste 1\./,
  )
})

test('rdvs of elsewhere, or of another service, are completed by nobody else', async () => {
  const behind = await anAgentBehind()
  const stranger = await aRdv({ startsAt: instantOn(MONDAY, '09:00') })
  const hidden = await aMotif({ organisationId: behind.organisation.id })
  const ofOthers = await aRdv({ motifId: hidden.id, startsAt: instantOn(MONDAY, '09:00') })
  const form = { status: 'seen', from: 'unknown', retour: behind.path, suite: '1' }

  for (const { id } of [stranger, ofOthers]) {
    assert.equal((await behind.visitor.post(`${behind.rdvs}/${id}/issue`, form)).status, 404)
    await behind.visitor.post(`${behind.path}/${MONDAY}`, { 'rdv_ids[]': String(id) })
    assert.equal(await statusOf({ id }), 'unknown')
  }
  assert.equal((await behind.visitor.get(`${behind.path}/2026-02-31`)).status, 404)
})

test('when all is said, the list says so; a conseiller numérique has none', async () => {
  const behind = await anAgentBehind()
  const counsellor = await anAgentBehind({ serviceId: (await aService({ kind: 'conseiller_numerique' })).id })
  await aPastRdv(counsellor, [MONDAY, '09:00'], 'Numérique')

  for (const { visitor, path, rdvs } of [behind, counsellor]) {
    assert.match((await visitor.get(path)).words, /Tout est complété/)
    assert.equal((await visitor.get(rdvs)).$('main .fr-alert--warning').length, 0)
  }
})

test('as many statements for twenty rdvs as for one', async () => {
  const behind = await anAgentBehind()
  const count = async () => (await withQueries(() => behind.visitor.get(behind.path))).queries.length
  await aPastRdv(behind, [MONDAY, '08:00'], 'Une')
  const one = await count()
  for (let at = 0; at < 19; at++) await aPastRdv(behind, [TUESDAY, `${String(at).padStart(2, '0')}:00`], `Usager${at}`)

  const many = await count()

  assert.equal(many, one)
  assert.ok(many <= 6, `${many} statements`)
})
