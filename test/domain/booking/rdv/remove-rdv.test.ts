import assert from 'node:assert/strict'
import { test } from 'node:test'
import '#test/support/database.ts'
import { editRdv } from '#domain/booking/rdv/edit-rdv.ts'
import { findRdvVersion } from '#domain/booking/rdv/rdv-version-queries.ts'
import { type Removal, removeRdv } from '#domain/booking/rdv/remove-rdv.ts'
import { db } from '#infra/db.ts'
import { anAgent, anOrganisation, aUsager } from '#test/support/factories.ts'
import { toldOf } from '#test/support/told.ts'
import { acting, aPlan, aWorkplace, idOf, MONDAY, makes, participant, type Workplace } from '#test/support/workplace.ts'

async function aRdvOf(workplace: Workplace, given: Parameters<typeof aPlan>[1] = {}) {
  const rdvId = idOf(await makes(workplace, aPlan(workplace, given)))
  const { id: since } = await db.evenement.findFirstOrThrow({ where: { rdvId } })
  const admin = await anAgent({ organisationId: workplace.organisationId, accessLevel: 'admin' })
  return { workplace, rdvId, since, admin }
}

type Made = Awaited<ReturnType<typeof aRdvOf>>

const removes = async ({ workplace: { organisationId }, rdvId, admin }: Made, given: Partial<Removal> = {}) =>
  removeRdv({
    ...(await acting(admin)),
    organisationId,
    rdvId,
    version: await findRdvVersion(rdvId),
    now: MONDAY,
    ...given,
  })

test('an individual rdv is deleted in silence, and its time is free', async () => {
  const workplace = await aWorkplace()
  const made = await aRdvOf(workplace)

  assert.deepEqual(await removes(made), { ok: true })

  assert.equal(await db.rdv.count({ where: { id: made.rdvId } }), 0)
  assert.deepEqual(await toldOf(made.rdvId, MONDAY, made.since), [])
  const { payload } = await db.evenement.findFirstOrThrow({ where: { rdvId: made.rdvId, name: 'rdv.deleted' } })
  assert.deepEqual(payload, { former: null })
  assert.ok((await makes(workplace)).ok)
})

test('people of a rdv collectif are told that it is no more, as far as they want to know', async () => {
  const workplace = await aWorkplace({ collectif: true })
  const { organisationId, agent, colleague } = workplace
  const [comes, silent, gone] = await Promise.all([1, 2, 3].map(() => aUsager({ organisationId })))
  assert.ok(comes && silent && gone)
  const quiet = { ...participant(silent.id), sendLifecycleNotifications: false }
  const made = await aRdvOf(workplace, {
    agentIds: [agent.id, colleague.id],
    participants: [participant(comes.id), quiet, participant(gone.id)],
  })
  await db.participation.updateMany({ where: { rdvId: made.rdvId, usagerId: gone.id }, data: { status: 'excused' } })

  assert.deepEqual(await removes(made), { ok: true })

  assert.deepEqual(await toldOf(made.rdvId, MONDAY, made.since), [
    `rdv-cancelled-usager ${comes.id}`,
    ...[agent.id, colleague.id].sort((a, b) => a - b).map((id) => `rdv-cancelled-agent ${id}`),
  ])
})

test('nobody is told of a rdv collectif that has started or was cancelled', async () => {
  const workplace = await aWorkplace({ collectif: true })
  const usagerIds = [(await aUsager({ organisationId: workplace.organisationId })).id]
  const made = await aRdvOf(workplace, { usagerIds })
  const now = Temporal.Instant.from('2027-03-02T08:30:00Z')

  assert.deepEqual(await removes(made, { now }), { ok: true })

  assert.deepEqual(await toldOf(made.rdvId, MONDAY, made.since), [])
})

test('it takes an admin of its organisation', async () => {
  const workplace = await aWorkplace()
  const made = await aRdvOf(workplace)
  const neighbour = await anOrganisation()
  const stranger = await anAgent({ organisationId: neighbour.id, accessLevel: 'admin' })

  assert.deepEqual(await removes(made, await acting(workplace.agent)), { ok: false, reason: 'reserve-aux-admins' })
  assert.deepEqual(await removes(made, await acting(stranger)), { ok: false, reason: 'autre-organisation' })
  assert.deepEqual(await removes(made, { ...(await acting(stranger)), organisationId: neighbour.id }), {
    ok: false,
    reason: 'rdv-introuvable',
  })
  assert.equal(await db.rdv.count({ where: { id: made.rdvId } }), 1)
})

test('of a change and a deletion at once from one page, one is done', async () => {
  const workplace = await aWorkplace()
  const made = await aRdvOf(workplace)
  const version = await findRdvVersion(made.rdvId)
  const about = { ...(await acting(workplace.agent)), organisationId: workplace.organisationId, rdvId: made.rdvId }
  const planned = aPlan(workplace, { context: 'Porte B' })

  const [edited, removed] = await Promise.all([
    editRdv({ ...about, version, planned, confirmed: [], now: MONDAY }),
    removes(made, { version }),
  ])

  const reasons = [edited, removed].flatMap((outcome) => (!outcome.ok && 'reason' in outcome ? [outcome.reason] : []))
  assert.deepEqual(reasons, [removed.ok ? 'rdv-introuvable' : 'change-entre-temps'])
  assert.equal(await db.rdv.count({ where: { id: made.rdvId } }), removed.ok ? 0 : 1)
})

test('a rdv that changed since its page was shown stays', async () => {
  const workplace = await aWorkplace({ collectif: true })
  const made = await aRdvOf(workplace)
  const version = await findRdvVersion(made.rdvId)
  const usager = await aUsager({ organisationId: workplace.organisationId })
  await db.participation.create({ data: { rdvId: made.rdvId, usagerId: usager.id, createdByType: 'usager' } })

  assert.deepEqual(await removes(made, { version }), { ok: false, reason: 'change-entre-temps' })
  assert.equal(await db.rdv.count({ where: { id: made.rdvId } }), 1)
})

test('twice at once, it is deleted once', async () => {
  const made = await aRdvOf(await aWorkplace())

  const outcomes = await Promise.all([removes(made), removes(made)])

  assert.deepEqual(
    outcomes.map(({ ok }) => ok).sort((a, b) => Number(a) - Number(b)),
    [false, true],
  )
  assert.equal(await db.evenement.count({ where: { rdvId: made.rdvId, name: 'rdv.deleted' } }), 1)
})
