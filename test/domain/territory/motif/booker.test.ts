import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bookerOf, isOpenTo } from '#domain/territory/motif/booker.ts'

test('an invitation made by an agent opens its own motif, whatever its opening, and no other', () => {
  const invitation = { motifId: 5 }

  assert.ok(isOpenTo('agents', bookerOf(invitation, 5)))
  assert.ok(!isOpenTo('agents', bookerOf(invitation, 6)))
  assert.ok(!isOpenTo('agents', bookerOf(null, 5)))
})

test('that of a partner opens what invited usagers may book', () => {
  const invitation = { motifId: null }

  assert.ok(isOpenTo('agents_and_prescripteurs_and_invited_users', bookerOf(invitation, 5)))
  assert.ok(!isOpenTo('agents_and_prescripteurs', bookerOf(invitation, 5)))
  assert.ok(!isOpenTo('agents_and_prescripteurs_and_invited_users', bookerOf(null, 5)))
})
