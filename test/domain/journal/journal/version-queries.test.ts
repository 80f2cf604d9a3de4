import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isOlderThanJournal } from '#domain/journal/journal/version.ts'
import { findHistory } from '#domain/journal/journal/version-queries.ts'
import { db } from '#infra/db.ts'
import { withQueries } from '#test/support/count-queries.ts'
import { aRdv } from '#test/support/factories.ts'

test('the history is read in a few statements, however long it is', async () => {
  const rdv = await aRdv()
  const many = Array.from({ length: 30 }, (_, at) => at)
  for (const at of many) await db.rdv.update({ where: { id: rdv.id }, data: { name: `Atelier ${at}` } })

  const { result, queries } = await withQueries(() => findHistory({ item: { type: 'rdvs', id: rdv.id } }))

  assert.ok(result.changes.length > 30)
  assert.ok(queries.length <= 5, `${queries.length} statements`)
})

test('what is older than a year may have lost its first changes', () => {
  const now = Temporal.Instant.from('2027-03-01T10:00:00Z')

  assert.equal(isOlderThanJournal(Temporal.Instant.from('2026-02-28T10:00:00Z'), now), true)
  assert.equal(isOlderThanJournal(Temporal.Instant.from('2026-03-02T10:00:00Z'), now), false)
})
