import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db } from '#infra/db.ts'
import { aLieu, aMotif, anAgent, anOrganisation, aPlage, aService, aTerritoire } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aSignedInUsager, PASSWORD } from '#test/support/signed-in.ts'
import { atHour } from '#test/support/taking-a-rdv.ts'
import { aVisitor, serve } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

const DAY = Temporal.Now.plainDateISO('Europe/Paris').add({ days: 10 })

let lastDepartement = 700

/** A follow-up motif that two agents of one organisation offer, from 9:00 and from 10:00; the usager is followed by the first. */
async function aFollowUp() {
  const departementNumber = String(++lastDepartement)
  const { id: territoireId } = await aTerritoire({ departementNumber })
  const { id: organisationId } = await anOrganisation({ territoireId })
  const service = await aService({ name: `Suivi ${departementNumber}` })
  const motif = await aMotif({ organisationId, serviceId: service.id, followUp: true, name: 'Bilan de suivi' })
  const ordinary = await aMotif({ organisationId, serviceId: service.id, name: 'Première demande' })
  const lieu = await aLieu({ organisationId })
  const [curie, other] = [
    await anAgent({ organisationId, serviceId: service.id, firstName: 'Marie', lastName: 'Curie' }),
    await anAgent({ organisationId, serviceId: service.id, firstName: 'Jean', lastName: 'Perrin' }),
  ]
  const firstDay = new Date(DAY.toString())
  const on = { lieuId: lieu.id, firstDay, lastDay: firstDay }
  await aPlage({ motifId: motif.id, agentId: curie.id, endTime: '10:00', ...on })
  await aPlage({ motifId: motif.id, agentId: other.id, startTime: '10:00', endTime: '11:00', ...on })
  await aPlage({ motifId: ordinary.id, agentId: other.id, startTime: '14:00', endTime: '15:00', ...on })
  const { usager, visitor } = await aSignedInUsager({ organisationId })
  await db.referentAssignation.create({ data: { usagerId: usager.id, agentId: curie.id } })
  const search = (agentId: number, more = '') =>
    `/prendre_rdv?departement=${departementNumber}&referent_ids[]=${agentId}${more}`
  return { motif, ordinary, lieu, service, curie, other, usager, visitor, search, departementNumber }
}

test('a usager books with the person who follows him, from his rdvs to his own rdv', async () => {
  const { visitor, motif, lieu, curie, usager } = await aFollowUp()

  const mine = await visitor.get('/users/rdvs')
  const block = mine.$('section[aria-labelledby=suivi]')
  const week = await visitor.follow(await visitor.get(block.find('a').attr('href') ?? ''))
  const form = week.$('main form[method=post]').first()
  const held = await visitor.post(form.attr('action') ?? '', { starts_at: atHour(DAY, '09:00').toString() })
  const check = await visitor.follow(held)
  const done = await visitor.post(`${held.location?.replace('/new?', '?')}`, { pour: 'moi' })

  assert.match(block.text(), /La personne qui vous suit/)
  assert.match(block.text(), /Marie CURIE/)
  assert.match(week.words, /Bilan de suivi/)
  assert.match(week.words, new RegExp(lieu.name))
  assert.match(week.words, /M\. CURIE/)
  assert.doesNotMatch(week.words, /PERRIN|10 h/, 'only the hours of his référent')
  assert.match(check.words, /AvecM\. CURIE/)
  assert.doesNotMatch(check.words, /PERRIN/)
  assert.match(done.location ?? '', /^\/users\/rdvs\/\d+$/)
  const rdv = await db.rdv.findFirstOrThrow({
    where: { motifId: motif.id },
    include: { agents: true, participations: true },
  })
  assert.deepEqual([rdv.agents[0]?.agentId, rdv.participations[0]?.usagerId], [curie.id, usager.id])
})

test('somebody else’s référent opens nothing, and no hour of his can be taken', async () => {
  const { visitor, motif, lieu, other, search, departementNumber } = await aFollowUp()
  const stranger = await aSignedInUsager()
  const chosen = { departement: departementNumber, motif_id: String(motif.id), lieu_id: String(lieu.id) }
  const answers = new URLSearchParams({ ...chosen, 'referent_ids[]': String(other.id) })
  const startsAt = atHour(DAY, '10:00').toString()

  const page = await visitor.get(search(other.id))
  const held = await visitor.post(`/prendre_rdv/reservation?${answers}`, { starts_at: startsAt })
  const lastStep = `/users/rdv_wizard_step?${answers}&starts_at=${encodeURIComponent(startsAt)}&step=3`
  const [mine, theirs] = [
    await visitor.post(lastStep, { pour: 'moi' }),
    await stranger.visitor.post(lastStep, { pour: 'moi' }),
  ]

  assert.match(page.words, /Cette personne ne vous suit pas/)
  assert.doesNotMatch(page.words, /PERRIN|Bilan/)
  for (const answer of [held, mine, theirs]) assert.doesNotMatch(answer.location ?? '', /^\/users\/rdvs\/\d+$/)
  assert.equal(await db.rdv.count({ where: { motifId: motif.id } }), 0)
})

test('a follow-up of who is followed by nobody, or not by whom the link names, is not said to be taken', async () => {
  const { visitor, motif, lieu, other, departementNumber } = await aFollowUp()
  const unfollowed = await aSignedInUsager()
  await db.organisation.update({ where: { id: motif.organisationId }, data: { phoneNumber: '0321000001' } })
  const chosen = { departement: departementNumber, motif_id: String(motif.id), lieu_id: String(lieu.id) }
  const last = (more: Record<string, string>) =>
    `/users/rdv_wizard_step/new?${new URLSearchParams({ ...chosen, starts_at: atHour(DAY, '09:00').toString(), ...more })}`

  await visitor.get('/users/rdvs')
  await unfollowed.visitor.get('/users/rdvs')
  const [named, nobody] = [
    await visitor.follow(await visitor.get(last({ 'referent_ids[]': String(other.id) }))),
    await unfollowed.visitor.follow(await unfollowed.visitor.get(last({}))),
  ]

  for (const { words } of [named, nobody]) {
    assert.match(words, /avec la personne qui vous suit\..*ce n’est pas celle de ce lien.*03.21.00.00.01/)
    assert.doesNotMatch(words, /pris\.|ne reçoit pas/)
  }
})

test('the last page names whoever the hour is kept for; of two who are free and kept for nobody, both; of another reason nobody', async () => {
  const { visitor, usager, motif, ordinary, lieu, curie, other, departementNumber } = await aFollowUp()
  await db.referentAssignation.create({ data: { usagerId: usager.id, agentId: other.id } })
  const firstDay = new Date(DAY.toString())
  await aPlage({ motifId: motif.id, agentId: other.id, lieuId: lieu.id, firstDay, lastDay: firstDay, endTime: '10:00' })
  const last = (motifId: number, hour: string, referents: Record<string, string> = {}) =>
    `/users/rdv_wizard_step/new?${new URLSearchParams({ departement: departementNumber, motif_id: String(motifId), lieu_id: String(lieu.id), starts_at: atHour(DAY, hour).toString(), ...referents })}`
  const withIn = ({ $ }: Awaited<ReturnType<typeof visitor.get>>) =>
    $('.rdv-fiche dt:contains("Avec") + dd').text().replaceAll('\u00A0', ' ')

  const either = withIn(await visitor.get(last(motif.id, '09:00')))
  const named = withIn(await visitor.get(last(motif.id, '09:00', { 'referent_ids[]': String(curie.id) })))
  const nobody = withIn(await visitor.get(last(ordinary.id, '14:00')))

  assert.deepEqual([either, named, nobody], ['M. CURIE ou J. PERRIN', 'M. CURIE', ''])
})

test('a stranger signs in before a follow-up, and comes back to it', async () => {
  const { usager, curie, search } = await aFollowUp()
  const visitor = aVisitor()

  const asked = await visitor.get(search(curie.id))
  const back = await visitor.post('/users/sign_in', { email: usager.email ?? '', password: PASSWORD })

  assert.equal(asked.location, '/users/sign_in')
  assert.equal(back.location, search(curie.id))
  assert.match((await visitor.follow(back)).words, /Bilan de suivi/)
})

test('a référent without a free hour is said so, with the way to an ordinary search', async () => {
  const { visitor, motif, curie, search } = await aFollowUp()
  await db.plage.deleteMany({ where: { agentId: curie.id } })

  const page = await visitor.get(search(curie.id, `&motif_id=${motif.id}`))
  const ordinary = page.$('.rdv-actions a').first().attr('href') ?? ''

  assert.match(page.words, /Aucun rendez-vous de suivi libre/)
  assert.doesNotMatch(ordinary, /referent/)
  assert.match((await visitor.follow(await visitor.get(ordinary))).words, /Première demande/)
})

test('an ordinary search points to those who follow, and hides follow-ups', async () => {
  const { visitor, departementNumber, ordinary, lieu } = await aFollowUp()
  const { organisationId, serviceId } = ordinary
  const second = await aMotif({ organisationId, serviceId, name: 'Deuxième demande' })
  await aPlage({ motifId: second.id, lieuId: lieu.id })
  const unfollowed = await aSignedInUsager()
  const address = `/prendre_rdv?departement=${departementNumber}`

  const [known, stranger, other] = [
    await visitor.get(address),
    await aVisitor().get(address),
    await unfollowed.visitor.get(address),
  ]

  assert.match(known.words, /avec la personne qui vous suit : voir mes rendez-vous/i)
  assert.match(stranger.words, /Connectez-vous pour prendre rendez-vous avec elle/)
  assert.doesNotMatch(other.words, /vous suit/)
  for (const page of [known, stranger]) assert.doesNotMatch(page.words, /Bilan de suivi/)
})
