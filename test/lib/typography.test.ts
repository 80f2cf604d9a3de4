import assert from 'node:assert/strict'
import { test } from 'node:test'
import { numero, typo } from '#lib/typography.ts'

const cases = [
  ["L'adresse de l'usager", 'L’adresse de l’usager'],
  ['Où voulez-vous aller ?', 'Où voulez-vous aller\u00A0?'],
  ['Attention : « spam » ; voilà !', 'Attention\u00A0: «\u00A0spam\u00A0»\u00A0; voilà\u00A0!'],
  ["jusqu'à 10 h 42", 'jusqu’à 10\u00A0h\u00A042'],
  ['de 9 h à 12 h', 'de 9\u00A0h à 12\u00A0h'],
  ['le 2 mars et le 1er avril', 'le 2\u00A0mars et le 1er\u00A0avril'],
  ['30 minutes, 1,2 km, 12 %', '30\u00A0minutes, 1,2\u00A0km, 12\u00A0%'],
  ['14 rue des Rosati, 62000 Arras', '14 rue des Rosati, 62000\u00A0Arras'],
  ['4 300 RDV, n° 12', '4\u00A0300 RDV, n°\u00A012'],
  ['Rendez-vous n° {number}', 'Rendez-vous n°\u00A0{number}'],
  ['06 12 34 56 78', '06\u00A012\u00A034\u00A056\u00A078'],
] as const

test('French typography binds what a line must not cut', () => {
  for (const [written, set] of cases) assert.equal(typo(written), set)
})

test('typography done twice changes nothing', () => {
  for (const [, set] of cases) assert.equal(typo(set), set)
})

test('addresses, times of the wall clock and style names are left alone', () => {
  for (const text of ['https://exemple.fr/a?b=1', '09:30', 'fr-btn fr-btn--sm', '2027-03-02T09:30']) {
    assert.equal(typo(text), text)
  }
})

test('the number of a rdv is a name: no space parts its figures, and none parts it from « n° »', () => {
  assert.equal(numero(9063), 'n°\u00A09063')
  assert.equal(typo(`RDV ${numero(9063)}`), 'RDV n°\u00A09063')
})
