import '#test/support/alone.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'

test('runs in a process of its own', () => {
  assert.equal(Reflect.get(globalThis, 'leaver'), undefined)
})
