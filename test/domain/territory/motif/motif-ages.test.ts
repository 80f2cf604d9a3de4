import assert from 'node:assert/strict'
import { test } from 'node:test'
import { agesIn, isOfAge } from '#domain/territory/motif/motif-ages.ts'

const YEARS = 12

/** From, and before which age, in months. */
const SAID: Record<string, readonly [number | null, number | null] | null> = {
  'Consultation de nourrisson (0 à 6 ans)': [0, 7 * YEARS],
  'Consultation enfant 0-6 ans': [0, 7 * YEARS],
  'Bilan de 4 ans': null,
  'Enfants de 3 mois à 2 ans': [3, 3 * YEARS],
  'Bébés de 0 à 18 mois': [0, 19],
  'Jeunes de 16 à 25 ans': [16 * YEARS, 26 * YEARS],
  'Entre 16 et 25 ans': [16 * YEARS, 26 * YEARS],
  'Pour les enfants de moins de 3 ans': [null, 3 * YEARS],
  'Moins de 18 mois': [null, 18],
  'Personnes de plus de 60 ans': [60 * YEARS, null],
  'Aide aux personnes âgées (60 ans et plus)': [60 * YEARS, null],
  'Conseils à partir de 16 ans': [16 * YEARS, null],
  'Dès 15 ans': [15 * YEARS, null],
  'Jusqu’à 6 ans': [null, 7 * YEARS],
  "Vaccination jusqu'à l'âge de 6 ans": [null, 7 * YEARS],
  'Avant 3 ans': [null, 3 * YEARS],
  'Carte d’identité de plus de 10 ans': null,
  'Titre expiré depuis moins de 5 ans': null,
  'Passeport (valable 10 ans et plus)': null,
  'Atelier CV': null,
  '3 rendez-vous et plus': null,
  'Enfants de 0 à 3 ans et de 4 à 6 ans': null,
  'De 0 à 6 ans. Les enfants de 0 à 6 ans viennent avec un parent': [0, 7 * YEARS],
}

for (const [text, expected] of Object.entries(SAID))
  test(`« ${text} » is ${expected ? 'for an age' : 'for everybody'}`, () => {
    const ages = agesIn([text])

    assert.deepEqual(ages && [ages.from, ages.before], expected)
  })

test('the name speaks first, then the texts; the first that names an age decides', () => {
  assert.deepEqual(agesIn(['Consultation', null, 'Moins de 3 ans']), { from: null, before: 36 })
  assert.deepEqual(agesIn(['Moins de 6 ans', 'Moins de 3 ans']), { from: null, before: 72 })
  assert.equal(agesIn(['Consultation', null]), null)
})

test('an age is that of the day of the rdv, to the day', () => {
  const day = Temporal.PlainDate.from('2027-03-02')
  const bornOn = (birth: string, text: string) => {
    const ages = agesIn([text])
    assert.ok(ages)
    return isOfAge(ages, Temporal.PlainDate.from(birth), day)
  }

  assert.equal(bornOn('2024-03-03', 'moins de 3 ans'), true)
  assert.equal(bornOn('2024-03-02', 'moins de 3 ans'), false, 'his third birthday')
  assert.equal(bornOn('2020-03-03', '0 à 6 ans'), true, 'six years old')
  assert.equal(bornOn('2020-03-02', '0 à 6 ans'), false, 'seven years old')
  assert.equal(bornOn('1967-03-02', 'plus de 60 ans'), true)
  assert.equal(bornOn('1967-03-03', 'plus de 60 ans'), false)
  assert.equal(bornOn('2024-02-29', 'moins de 3 ans'), false, 'born on 29 February, three years and a day')
})
