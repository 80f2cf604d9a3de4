import assert from 'node:assert/strict'
import { test } from 'node:test'
import { typedTime } from '#lib/typed-time.ts'

test('an hour is read as people write it', () => {
  const read = ['9', '9h', '9 h', '9:30', '9h30', '9 H 30', ' 09:30 ', '9\u00A0h\u00A030', '09:30:00', '0:00', '23:59']

  assert.deepEqual(read.map(typedTime), [
    ...['09:00', '09:00', '09:00', '09:30', '09:30', '09:30', '09:30', '09:30', '09:30', '00:00', '23:59'],
  ])
})

test('what is no hour of a day is none', () => {
  assert.deepEqual(
    ['', 'midi', '24:00', '9:60', '9h5', '930', '-1', '9:30 ou 10:00', '9h30h'].map(typedTime),
    Array(9).fill(null),
  )
})
