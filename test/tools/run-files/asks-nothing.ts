import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db } from '#infra/db.ts'

test('has no database', async () => {
  await assert.rejects(db.territoire.count(), /does not exist/)
})
