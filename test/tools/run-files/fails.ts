import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'

after(() => {
  throw new Error('the hook fails too')
})

test('passes', () => undefined)
test.skip('is skipped', () => undefined)
describe('a group', () => {
  test('fails', () => assert.equal(1, 2))
})
