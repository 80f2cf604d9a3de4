import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, id, ids, pageNumber } from '#web/shared/address-values.ts'

test('an id is a number that a row can have', () => {
  assert.deepEqual(
    ['1', '2147483647'].map((text) => id.safeParse(text).data),
    [1, 2_147_483_647],
  )
  for (const text of ['0', '-1', '1e3', '0x10', '', ' 1', '2147483648', '99999999999999999999', ['1'], 1, null])
    assert.equal(id.safeParse(text).success, false, String(text))
})

test('ids are a list of some', () => {
  assert.deepEqual(ids.safeParse(['3', '5']).data, [3, 5])
  for (const list of [[], ['3', 'x'], '3', Array.from({ length: 51 }, () => '1')])
    assert.equal(ids.safeParse(list).success, false)
})

test('a day is one of this century, however people write it', () => {
  for (const text of ['2026-12-31', '2026-12-31T10:00:00+01:00', '31/12/2026'])
    assert.equal(day.safeParse(text).data, '2026-12-31')
  for (const text of ['9999-12-26', '1999-12-31', '0000-01-01', '2026-02-30', '30/02/2026', '12/31/2026', 'demain', ''])
    assert.equal(day.safeParse(text).success, false, text)
})

test('a page that is none is the first', () => {
  assert.deepEqual(
    ['3', '0', '-1', '1.5', '1e400', 'x', undefined].map((text) => pageNumber.parse(text)),
    [3, 1, 1, 1, 1, 1, 1],
  )
})
