import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type KnownUsager, usagerIdentiteOf, verdictOnUsager } from '#domain/account/identite/usager-identite.ts'

const today = Temporal.PlainDate.from('2026-11-20')
const claims = { sub: 's', email: 'Nadia@Exemple.fr', given_name: 'Nadia', family_name: 'Benali' }
const identite = usagerIdentiteOf(claims, today)
assert.ok(identite)

const usager = (fields: Partial<KnownUsager> = {}): KnownUsager => ({
  id: 1,
  email: 'nadia@exemple.fr',
  franceconnectOpenidSub: null,
  confirmedAt: new Date(0),
  deletedAt: null,
  ...fields,
})

type Found = { bySub?: KnownUsager; byEmail?: KnownUsager }
const linked = usager({ franceconnectOpenidSub: 's' })
const elsewhere = usager({ franceconnectOpenidSub: 'other' })

const verdicts: [string, Found, string][] = [
  ['nobody', {}, 'create'],
  ['his identifier', { bySub: linked, byEmail: linked }, 'known'],
  ['his identifier, and his new address on another file', { bySub: linked, byEmail: usager({ id: 2 }) }, 'known'],
  ['his address, never linked', { byEmail: usager() }, 'link'],
  ['his address, linked to another identity', { byEmail: elsewhere }, 'autre-identite'],
  ['a closed account, by its identifier', { bySub: usager({ deletedAt: new Date(0) }) }, 'compte-ferme'],
  ['a closed account, by its address', { byEmail: usager({ deletedAt: new Date(0) }) }, 'compte-ferme'],
  ['his identifier on a file to be confirmed, same address', { bySub: usager({ confirmedAt: null }) }, 'known'],
  [
    'his identifier, unproved other address',
    { bySub: usager({ confirmedAt: null, email: 'a@b.fr' }) },
    'adresse-non-confirmee',
  ],
]

for (const [found, { bySub = null, byEmail = null }, expected] of verdicts)
  test(`FranceConnect finds ${found}: ${expected}`, () => {
    const verdict = verdictOnUsager(identite, { bySub, byEmail })

    assert.equal(verdict.kind === 'refuse' ? verdict.reason : verdict.kind, expected)
  })

test('W31: without identifier or address there is no identity', () => {
  assert.equal(usagerIdentiteOf({ ...claims, sub: '' }, today), null)
  assert.equal(usagerIdentiteOf({ ...claims, sub: undefined }, today), null)
  assert.equal(usagerIdentiteOf({ ...claims, email: '  ' }, today), null)
  assert.equal(usagerIdentiteOf({ ...claims, email: 'pas une adresse' }, today), null)
})

test('W31: an identifier that is none is absent, never cut into that of another', () => {
  assert.equal(usagerIdentiteOf({ ...claims, sub: 's'.repeat(256) }, today), null)
  assert.equal(usagerIdentiteOf({ ...claims, sub: 's\0' }, today), null)
  assert.equal(usagerIdentiteOf({ ...claims, sub: 's'.repeat(255) }, today)?.sub.length, 255)
})

test('names are held to the rules of forms: one line, 80 signs', () => {
  const given = { given_name: ' Nadia\r\n\u0000\u2028Inès ', family_name: `${'é'.repeat(79)}👩 Benali` }
  const read = usagerIdentiteOf({ ...claims, ...given }, today)

  assert.equal(read?.firstName, 'Nadia Inès')
  assert.equal(read?.lastName, `${'é'.repeat(79)}👩`)
  assert.equal(usagerIdentiteOf({ ...claims, given_name: '\u0000\u0007' }, today)?.firstName, null)
})

test('an address with signs that exist is an identity', () => {
  assert.equal(
    usagerIdentiteOf({ ...claims, email: "Sinead.O'Hara@exemple.fr" }, today)?.email,
    "sinead.o'hara@exemple.fr",
  )
})

test('the last name is the one in use, else that of birth', () => {
  assert.equal(identite.lastName, 'Benali')
  assert.equal(usagerIdentiteOf({ ...claims, preferred_username: 'Martin' }, today)?.lastName, 'Martin')
})

for (const birthdate of ['1970-00-00', '2026-11-21', '1896-01-01', '1991-02-30', '1991-13-01', '14/12/1991', ''])
  test(`« ${birthdate} » is no day of birth`, () => {
    assert.equal(usagerIdentiteOf({ ...claims, birthdate }, today)?.birthDate, null)
  })
