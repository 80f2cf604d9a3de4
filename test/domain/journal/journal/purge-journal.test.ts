import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { purgeJournal } from '#domain/journal/journal/purge-journal.ts'
import { pool } from '#infra/db.ts'

const now = Temporal.Instant.from('2027-03-02T23:00:00Z')

test('what tells of persons is kept a year; of the rest, the author a year and the change five', async () => {
  const written = [
    ['usagers', '2027-01-01'],
    ['usagers', '2026-02-01'],
    ['participations', '2026-02-01'],
    ['lieux', '2027-01-01'],
    ['lieux', '2026-02-01'],
    ['lieux', '2022-02-01'],
  ]
  for (const [item, day] of written)
    await pool.query(
      `INSERT INTO versions (item_type, item_id, event, actor_type, actor_id, actor_name, object_changes, created_at)
       VALUES ($1, 1, 'update', 'agent', 7, 'Sonia LEFÈVRE', '{}', $2)`,
      [item, day],
    )

  await purgeJournal(now)

  const { rows } = await pool.query(
    'SELECT item_type AS item, created_at::date::text AS day, actor_name AS name, actor_id AS id FROM versions ORDER BY id',
  )
  assert.deepEqual(rows, [
    { item: 'usagers', day: '2027-01-01', name: 'Sonia LEFÈVRE', id: 7 },
    { item: 'lieux', day: '2027-01-01', name: 'Sonia LEFÈVRE', id: 7 },
    { item: 'lieux', day: '2026-02-01', name: null, id: null },
  ])
})

test('consultations are kept a year', async () => {
  for (const day of ['2027-01-01', '2026-02-01'])
    await pool.query(
      "INSERT INTO consultations (actor_type, actor_id, actor_name, screen, hour, created_at) VALUES ('agent', 7, 'S', 'fiche', $1, $1)",
      [day],
    )

  await purgeJournal(now)

  const { rows } = await pool.query('SELECT created_at::date::text AS day FROM consultations')
  assert.deepEqual(rows, [{ day: '2027-01-01' }])
})
