import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { systeme } from '#domain/actor/actor.ts'
import { deed } from '#domain/journal/deed.ts'
import { updateFile, writeAntsNumber } from '#domain/people/usager/update-file.ts'
import { db } from '#infra/db.ts'
import { aUsager } from '#test/support/factories.ts'

const fileOf = (id: number) => db.usager.findUniqueOrThrow({ where: { id } })

test('what a booking asked is written, the number in its one form', async () => {
  const usager = await aUsager({ address: '1 rue Haute, 62000 Arras', cityCode: '62041' })

  const change = { lastName: 'Faure', phoneNumber: '06 12 34 56 78', address: '2 rue Basse, 59000 Lille' }
  await updateFile({ usagerId: usager.id, change, onlyEmpty: false })
  const after = await fileOf(usager.id)

  assert.deepEqual(
    [after.lastName, after.phoneNumberFormatted, after.address, after.cityCode],
    ['Faure', '+33612345678', '2 rue Basse, 59000 Lille', null],
  )
})

test('an empty text is as empty as none', async () => {
  const usager = await aUsager({ phoneNumber: '', antsPreDemandeNumber: '' })

  await updateFile({ usagerId: usager.id, change: { phoneNumber: '06 99 99 99 99' }, onlyEmpty: true })
  await deed(systeme, (tx) => writeAntsNumber(tx, { usagerId: usager.id, number: 'ABCDE12345', onlyEmpty: true }))
  const after = await fileOf(usager.id)

  assert.deepEqual([after.phoneNumberFormatted, after.antsPreDemandeNumber], ['+33699999999', 'ABCDE12345'])
})

test('who proved an address only fills what is empty', async () => {
  const usager = await aUsager({ phoneNumber: '06 11 11 11 11', phoneNumberFormatted: '+33611111111' })

  const change = { lastName: 'Faure', phoneNumber: '06 99 99 99 99', notifyBySms: false, address: '2 rue Basse, Lille' }
  await updateFile({ usagerId: usager.id, change, onlyEmpty: true })
  const after = await fileOf(usager.id)

  assert.deepEqual(
    [after.lastName, after.phoneNumber, after.phoneNumberFormatted, after.notifyBySms],
    [usager.lastName, '06 11 11 11 11', '+33611111111', true],
  )
  assert.equal(after.address, '2 rue Basse, Lille')
})

test('an e-mail is written only where there is none, a name of FranceConnect never', async () => {
  const known = await aUsager({ firstName: 'Nadia', givenByFranceconnect: ['first_name'] })
  const unknown = await aUsager({ email: null })
  const change = { email: 'autre@exemple.fr', firstName: 'Autre' }

  for (const { id } of [known, unknown]) await updateFile({ usagerId: id, change, onlyEmpty: false })
  const [first, second] = [await fileOf(known.id), await fileOf(unknown.id)]

  assert.deepEqual([first.email, first.firstName], [known.email, 'Nadia'])
  assert.deepEqual([second.email, second.firstName], ['autre@exemple.fr', 'Autre'])
})
