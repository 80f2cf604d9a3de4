import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Identity, matchOf } from '#domain/account/verification/verification.ts'

const BY_MAIL: Identity = { firstName: 'Inès', lastName: 'Faure', email: 'ines@exemple.fr', phone: null }
const BY_PHONE: Identity = { firstName: 'Inès', lastName: 'Faure', email: null, phone: '+33612345678' }
const file = (id: number, firstName: string, fields: { responsibleId?: number; ownsAddress?: boolean } = {}) => ({
  id,
  firstName,
  lastName: 'Faure',
  responsibleId: null,
  ownsAddress: true,
  ...fields,
})

test('nobody known: a new file', () => {
  assert.deepEqual(matchOf(BY_MAIL, []), { kind: 'new-file' })
  assert.deepEqual(matchOf(BY_PHONE, []), { kind: 'new-file' })
})

test('same address, same names: his file', () => {
  assert.deepEqual(matchOf(BY_MAIL, [file(1, 'INES')]), { kind: 'file', usagerId: 1 })
  assert.deepEqual(matchOf(BY_PHONE, [file(1, 'Paul'), file(2, 'inès')]), { kind: 'file', usagerId: 2 })
})

test('same e-mail, other names: a proche of that file', () => {
  assert.deepEqual(matchOf(BY_MAIL, [file(1, 'Paul')]), { kind: 'new-proche', responsibleId: 1 })
})

test('same e-mail, names of a proche: that proche', () => {
  const family = [file(1, 'Paul'), file(2, 'Inès', { responsibleId: 1, ownsAddress: false })]

  assert.deepEqual(matchOf(BY_MAIL, family), { kind: 'file', usagerId: 2 })
})

test('the e-mail of a proche makes proches of the responsable, never of the proche', () => {
  assert.deepEqual(matchOf(BY_MAIL, [file(2, 'Léo', { responsibleId: 1 })]), { kind: 'new-proche', responsibleId: 1 })
})

test('the names of the responsable do not open his file by the e-mail of a proche', () => {
  const family = [file(2, 'Léo', { responsibleId: 1 })]

  assert.deepEqual(matchOf({ ...BY_MAIL, firstName: 'Paul' }, family), { kind: 'new-proche', responsibleId: 1 })
})

test('same number, other names: a new file, a number being shared too often', () => {
  assert.deepEqual(matchOf(BY_PHONE, [file(1, 'Paul')]), { kind: 'new-file' })
})
