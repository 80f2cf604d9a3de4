import assert from 'node:assert/strict'
import { test } from 'node:test'
import { areSameNames, fullName } from '#lib/names.ts'

test('two spellings of one name are the same', () => {
  const one = { firstName: 'Anne-Cécile', lastName: 'Le Bœuf' }

  assert.ok(areSameNames(one, { firstName: 'ANNE CECILE', lastName: 'le-boeuf' }))
  assert.ok(!areSameNames(one, { firstName: 'Anne', lastName: 'Le Bœuf' }))
})

test('names without Latin letters are compared too', () => {
  assert.ok(!areSameNames({ firstName: 'نادية', lastName: 'علي' }, { firstName: 'ليلى', lastName: 'علي' }))
})

test('the birth name is shown when it is another', () => {
  assert.equal(fullName({ firstName: 'Nadia', lastName: 'Benali', birthName: 'Martin' }), 'Nadia BENALI (Martin)')
  assert.equal(fullName({ firstName: 'Nadia', lastName: 'Benali', birthName: 'BENALI' }), 'Nadia BENALI')
})
