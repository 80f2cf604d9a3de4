import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isOneLetterAway } from '#lib/one-letter-away.ts'

test('one letter apart: missing, too many, another, two neighbours swapped', () => {
  for (const typed of ['aras', 'arrras', 'arrat', 'arars', 'rras', 'arra'])
    assert.ok(isOneLetterAway(typed, 'arras'), typed)
  for (const typed of ['arras', 'aars', 'sarra', 'lens', 'aarsr']) assert.ok(!isOneLetterAway(typed, 'arras'), typed)
})
