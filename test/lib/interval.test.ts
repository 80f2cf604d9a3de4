import assert from 'node:assert/strict'
import { test } from 'node:test'
import { overlaps, subtract, union } from '#lib/interval.ts'

test('a union is sorted, merges what overlaps or touches, and drops what is empty', () => {
  assert.deepEqual(union([50, 60, 10, 20, 15, 18, 20, 30, 40, 40, 45, 42]), [10, 30, 50, 60])
})

test('subtracting leaves what touches, and nothing of zero length', () => {
  assert.deepEqual(subtract(10, 50, [0, 10, 10, 20, 30, 35, 50, 60]), [20, 30, 35, 50])
  assert.deepEqual(subtract(10, 50, [0, 60]), [])
  assert.deepEqual(subtract(10, 50, []), [10, 50])
  assert.deepEqual(subtract(50, 10, []), [])
})

test('touching bounds do not overlap', () => {
  assert.equal(overlaps(10, 20, [0, 10, 20, 30]), false)
  assert.equal(overlaps(10, 21, [0, 10, 20, 30]), true)
  assert.equal(overlaps(12, 13, [0, 40]), true)
})
