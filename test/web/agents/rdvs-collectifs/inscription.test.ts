import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db } from '#infra/db.ts'
import { instantOn } from '#test/support/days.ts'
import { aLieu, aMotif, anOrganisation, aRdv, aService, aUsager } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aSignedInAgent } from '#test/support/signed-in.ts'
import { serve } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

async function anAtelier({ places = 4, collectif = true }: { places?: number | null; collectif?: boolean } = {}) {
  const [organisation, service] = [await anOrganisation(), await aService()]
  const home = { organisationId: organisation.id, serviceId: service.id }
  const { agent, visitor } = await aSignedInAgent(home)
  const motif = await aMotif({ ...home, collectif, name: 'Atelier portage' })
  const rdv = await aRdv({
    motifId: motif.id,
    lieuId: (await aLieu({ organisationId: organisation.id })).id,
    agentIds: [agent.id],
    startsAt: instantOn('2027-03-02', '14:00'),
    maxParticipantsCount: places,
  })
  const path = (query = '') => `/admin/organisations/${organisation.id}/rdvs_collectifs/${rdv.id}/edit${query}`
  const aKnownUsager = (fields: Parameters<typeof aUsager>[0] = {}) =>
    aUsager({ organisationId: organisation.id, ...fields })
  const enrolled = () => db.participation.findMany({ where: { rdvId: rdv.id }, orderBy: { id: 'asc' } })
  return { organisation, agent, visitor, motif, rdv, path, aKnownUsager, enrolled }
}

type Atelier = Awaited<ReturnType<typeof anAtelier>>

/** What the page of those people sends, but for what is changed. */
async function enrol(
  { visitor, path }: Atelier,
  ids: readonly number[],
  changed: Record<string, string | string[]> = {},
) {
  const query = `?${ids.map((id) => `user_ids[]=${id}`).join('&')}`
  const { $ } = await visitor.get(path(query))
  const version = $('input[name=version]').attr('value') ?? ''
  const ticked = (name: string) =>
    $(`input[name="${name}"][checked]`)
      .toArray()
      .map((box) => $(box).attr('value') ?? '')
  return visitor.post(path(query), {
    version,
    'lifecycle[]': ticked('lifecycle[]'),
    'reminder[]': ticked('reminder[]'),
    ...changed,
  })
}

test('scenario 9: those who are added take part, and are told as the motif says', async () => {
  const atelier = await anAtelier()
  const [one, two] = [await atelier.aKnownUsager(), await atelier.aKnownUsager()]

  const answer = await enrol(atelier, [one.id, two.id])

  assert.match(answer.location ?? '', /\/rdvs_collectifs$/)
  assert.deepEqual(
    (await atelier.enrolled()).map(({ usagerId, sendLifecycleNotifications, createdById }) => ({
      usagerId,
      sendLifecycleNotifications,
      createdById,
    })),
    [one, two].map(({ id: usagerId }) => ({
      usagerId,
      sendLifecycleNotifications: true,
      createdById: atelier.agent.id,
    })),
  )
  const evenements = await db.evenement.findMany({ where: { rdvId: atelier.rdv.id } })
  assert.deepEqual(
    evenements.map(({ name }) => name),
    ['participation.added'],
  )
})

test('scenario 9: a box that is unticked sends nothing to that person', async () => {
  const atelier = await anAtelier()
  const usager = await atelier.aKnownUsager()

  await enrol(atelier, [usager.id], { 'lifecycle[]': [], 'reminder[]': [] })

  const [participation] = await atelier.enrolled()
  assert.deepEqual([participation?.sendLifecycleNotifications, participation?.sendReminderNotification], [false, false])
})

test('scenario 9: the last seat taken, nobody is added from the list any more', async () => {
  const atelier = await anAtelier({ places: 1 })
  await enrol(atelier, [(await atelier.aKnownUsager()).id])

  const { $ } = await atelier.visitor.get(`/admin/organisations/${atelier.organisation.id}/rdvs_collectifs`)

  assert.match($('tbody tr[id] th').text(), /complet/)
  assert.equal($('tbody tr[id] .rdv-gestes a').length, 0)
})

test('more participants than places is asked once, then done', async () => {
  const atelier = await anAtelier({ places: 1 })
  await enrol(atelier, [(await atelier.aKnownUsager()).id])
  const late = await atelier.aKnownUsager()

  const warned = await enrol(atelier, [late.id])
  const key = warned.$('input[name="confirmed[]"]').attr('value') ?? ''
  const before = await atelier.enrolled()
  const done = await enrol(atelier, [late.id], { 'confirmed[]': key })

  assert.deepEqual([warned.status, before.length, done.status], [422, 1, 303])
  assert.match(warned.$('.fr-alert--warning').text(), /plus de participants que de places/)
  assert.equal((await db.rdv.findUniqueOrThrow({ where: { id: atelier.rdv.id } })).overbooked, true)
})

test('sent twice, and together, a person takes part once', async () => {
  const atelier = await anAtelier()
  const usager = await atelier.aKnownUsager()

  await Promise.all([enrol(atelier, [usager.id]), enrol(atelier, [usager.id])])
  await enrol(atelier, [usager.id])

  assert.equal((await atelier.enrolled()).length, 1)
})

test('somebody else wrote meanwhile: it is said, and who was chosen stays', async () => {
  const atelier = await anAtelier()
  const usager = await atelier.aKnownUsager({ firstName: 'Inès', lastName: 'Benali' })

  const refused = await enrol(atelier, [usager.id], { version: '1' })

  assert.equal(refused.status, 422)
  assert.match(refused.$('.fr-error-summary, .rdv-erreurs, .fr-alert--error').text(), /vient de changer/)
  assert.match(refused.$('.rdv-personnes').text(), /Inès BENALI/)
  assert.deepEqual(await atelier.enrolled(), [])
})

test('nobody chosen, an individual rdv, a cancelled one, and persons of elsewhere are refused', async () => {
  const atelier = await anAtelier()
  const stranger = await aUsager({ organisationId: (await anOrganisation()).id })
  const individual = await anAtelier({ collectif: false, places: null })

  const nobody = await enrol(atelier, [])
  const elsewhere = await enrol(atelier, [stranger.id])
  const other = await individual.visitor.get(individual.path())
  await db.rdv.update({ where: { id: atelier.rdv.id }, data: { status: 'revoked', cancelledAt: new Date() } })
  const cancelled = await atelier.visitor.get(atelier.path())

  assert.deepEqual([nobody.status, elsewhere.status, other.status, cancelled.status], [422, 422, 404, 303])
  assert.deepEqual(await atelier.enrolled(), [])
})
