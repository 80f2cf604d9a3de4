import assert from 'node:assert/strict'
import { test } from 'node:test'
import { samePersonIn } from '#domain/people/proche/same-person.ts'

const day = (text: string | null) => (text === null ? null : new Date(text))

const member = (id: number, firstName: string, birth: string | null, isResponsable = false) => ({
  id,
  firstName,
  lastName: 'Le Gall',
  birthDate: day(birth),
  isResponsable,
})

const FAMILY = [
  member(1, 'Jean', '1980-01-01', true),
  member(2, 'Inès', '2020-03-02'),
  member(3, 'Léo', null),
  member(4, 'Jean', '2015-05-05'),
]

const meant = (firstName: string, birth: string | null, family = FAMILY) =>
  samePersonIn(family, { firstName, lastName: 'LE GALL', birthDate: day(birth) })?.id ?? null

test('the same names and birth date are the same person, accents and case aside', () => {
  assert.equal(meant('INES', '2020-03-02'), 2)
  assert.equal(meant('jean', '2015-05-05'), 4)
})

test('another birth date is another person', () => {
  assert.equal(meant('Inès', '2021-03-02'), null)
})

test('a birth date that is not known contradicts none', () => {
  assert.equal(meant('Léo', '2018-01-01'), 3)
  assert.equal(meant('Inès', null), 2)
})

test('the responsable is meant by his own birth date only: a child may have his names', () => {
  const alone = [member(1, 'Jean', null, true)]

  assert.equal(meant('Jean', '1980-01-01'), 1)
  assert.equal(meant('Jean', null), 4)
  assert.equal(meant('Jean', null, alone), null)
  assert.equal(meant('Jean', '2015-05-05', alone), null)
})
