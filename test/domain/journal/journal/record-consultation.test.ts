import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { listConsultations, listConsultationsOfFamily } from '#domain/journal/journal/consultation-queries.ts'
import { recordConsultation, recordExportConsultation } from '#domain/journal/journal/record-consultation.ts'
import { db, pool } from '#infra/db.ts'
import { emptyTables } from '#test/support/database.ts'
import { anAgent, anOrganisation, aService, aUsager } from '#test/support/factories.ts'

const NOW = Temporal.Instant.from('2027-03-02T08:20:00Z')

beforeEach(emptyTables)

async function aLook() {
  const organisation = await anOrganisation({ name: 'MDS Arras' })
  const service = await aService({ name: 'PMI' })
  const agent = await anAgent({ organisationId: organisation.id, serviceId: service.id })
  const usager = await aUsager({ organisationId: organisation.id })
  const actor = { type: 'agent', id: agent.id, name: 'Sonia LEFÈVRE' } as const
  return {
    usager,
    organisation,
    look: { usagerIds: [usager.id], actor, organisationId: organisation.id, screen: 'fiche' as const, now: NOW },
  }
}

test('an agent who looks at a file is written down once an hour, with his service', async () => {
  const { look, usager, organisation } = await aLook()

  await recordConsultation(look)
  await recordConsultation({ ...look, now: NOW.add({ minutes: 30 }) })
  await recordConsultation({ ...look, now: NOW.add({ minutes: 45 }) })

  const seen = await db.consultation.findMany({ orderBy: { id: 'asc' } })
  assert.deepEqual(
    seen.map(({ usagerId, actorName, organisationId, serviceName, hour }) => [
      usagerId,
      actorName,
      organisationId,
      serviceName,
      hour.toISOString(),
    ]),
    ['08', '09'].map((hour) => [usager.id, 'Sonia LEFÈVRE', organisation.id, 'PMI', `2027-03-02T${hour}:00:00.000Z`]),
  )
})

test('another screen, another file or another person is another line', async () => {
  const { look, usager } = await aLook()
  const other = await aUsager()

  await recordConsultation(look)
  await recordConsultation({ ...look, screen: 'rdv', usagerIds: [usager.id, other.id] })
  await recordConsultation({ ...look, actor: { ...look.actor, type: 'super_admin' } })

  assert.equal(await db.consultation.count(), 4)
})

test('an export is one line, with its number of usagers, each time', async () => {
  const { look } = await aLook()
  const { usagerIds, screen, ...seen } = look

  await recordExportConsultation({ ...seen, usagersCount: 120 })
  await recordExportConsultation({ ...seen, usagersCount: 120 })

  const lines = await db.consultation.findMany({ select: { usagerId: true, screen: true, usagersCount: true } })
  assert.deepEqual(lines, Array(2).fill({ usagerId: null, screen: 'export', usagersCount: 120 }))
})

test('a table that does not answer holds nobody back, and what was seen is written once it does', async () => {
  const { look } = await aLook()
  const connection = await pool.connect()
  await connection.query('BEGIN; LOCK TABLE consultations IN ACCESS EXCLUSIVE MODE')

  const written = Array.from({ length: 25 }, (_, at) => recordConsultation({ ...look, now: NOW.add({ hours: at }) }))
  const answered = await Promise.all(Array.from({ length: 25 }, () => pool.query('SELECT 1 AS one')))

  assert.equal(answered.length, 25)
  await connection.query('COMMIT')
  connection.release()
  await Promise.all(written)
  assert.equal(await db.consultation.count(), 25)
})

test('a line that cannot be written is an accident of nobody', async () => {
  const { look } = await aLook()

  await recordConsultation({ ...look, usagerIds: [Number.NaN] })
  await recordConsultation(look)

  assert.equal(await db.consultation.count(), 1)
})

test('who looked is found among the consultations of the territoire, and of no other', async () => {
  const { look, organisation } = await aLook()
  const elsewhere = await anOrganisation()
  await recordConsultation(look)
  await recordConsultation({ ...look, organisationId: elsewhere.id })
  const asked = { territoireId: organisation.territoireId, page: 1 }

  const [all, found, none] = await Promise.all(
    ['', 'lefevre', 'dupont'].map((name) => listConsultations({ ...asked, name })),
  )

  assert.deepEqual(
    [all, found, none].map((list) => list?.length),
    [1, 1, 0],
  )
})

test('whoever acts for no organisation is seen by the territoires that know the usager', async () => {
  const { look, organisation } = await aLook()
  const elsewhere = await anOrganisation()
  await recordConsultation({
    ...look,
    organisationId: null,
    actor: { type: 'super_admin', id: 1, name: 'Paul DURAND' },
  })

  const here = await listConsultations({ territoireId: organisation.territoireId, name: '', page: 1 })
  const there = await listConsultations({ territoireId: elsewhere.territoireId, name: '', page: 1 })

  assert.deepEqual([here.length, there.length], [1, 0])
})

test('a usager reads the day, the organisation and the service, once a day', async () => {
  const { look, usager } = await aLook()
  await recordConsultation(look)
  await recordConsultation({ ...look, screen: 'rdv', now: NOW.add({ hours: 3 }) })

  const [line, ...others] = await listConsultationsOfFamily([usager.id])

  assert.deepEqual(others, [])
  assert.deepEqual(line, {
    day: '2027-03-02',
    firstName: 'Nadia',
    usagerId: usager.id,
    organisation: 'MDS Arras',
    serviceName: 'PMI',
  })
})
