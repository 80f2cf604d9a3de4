import assert from 'node:assert/strict'
import { test } from 'node:test'
import { schedule } from '#jobs/schedule.ts'

test('each recurring job has a name of its own', () => {
  const names = schedule.map(({ name }) => name)

  assert.equal(new Set(names).size, names.length)
})

test('no daily job falls between 2:00 and 2:59, an hour that comes twice or not at all', () => {
  const hours = schedule.map(({ pattern }) => pattern.split(' ')[1])

  assert.ok(hours.length > 0 && !hours.includes('2'))
})
