import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Catalogue } from '#lib/catalogue.ts'
import { intlWords } from '#lib/intl-words.ts'
import { french, type Language, speak } from '#lib/language.ts'
import { say } from '#lib/say.ts'
import { dateTime, plural } from '#lib/spoken-words.ts'

const START = Temporal.ZonedDateTime.from('2027-03-02T09:30[Europe/Paris]')

const polish: Catalogue = new Map<string, string | { one: string; few: string; other: string }>([
  ['place | places', { one: 'miejsce', few: 'miejsca', other: 'miejsc' }],
  ['Le {day}, {places}.', '{places}: {day}.'],
])

const language: Language = {
  code: 'pl',
  name: 'polski',
  direction: 'ltr',
  messages: polish,
  words: intlWords('pl', polish),
}

/** Blanks and commas are those of Intl, which change with its data. */
const plain = (text: string) => text.replaceAll(/[\s,]+/g, ' ')

test('a sentence and its values are said in the language of the page', () => {
  const sentence = () => say('Le {day}, {places}.', { day: dateTime(START), places: plural(3, 'place') })

  assert.equal(plain(sentence()), 'Le mardi 2 mars 2027 à 9 h 30 3 places.')
  assert.equal(plain(speak(language, sentence)), '3 miejsca: wtorek 2 marca 2027 9:30.')
})

test('a page that waits still speaks its own language', async () => {
  const later = async () => {
    await Promise.resolve()
    return plain(plural(5, 'place'))
  }

  assert.deepEqual(await Promise.all([speak(language, later), speak(french, later)]), ['5 miejsc', '5 places'])
})

test('what a language has no word for is said in French, with its spaces', () => {
  assert.equal(
    speak(language, () => say('Annuler le {day} ?', { day: 'x' })),
    'Annuler le x\u00A0?',
  )
})

test('the compiler asks for the values of a sentence, and for a sentence that is written there', () => {
  const data: string = 'Aide'

  // @ts-expect-error: its value is missing
  say('Bonjour {name}')
  // @ts-expect-error: it has another value
  say('Bonjour {name}', { day: 'mardi' })
  // @ts-expect-error: it has none
  say('Bonjour', { name: 'Nadia' })
  // @ts-expect-error: data is not ours to say
  say(data)
})

test('a value that looks like a place is not filled twice', () => {
  assert.equal(say('{name} et {day}', { name: '{day}', day: 'mardi' }), '{day} et mardi')
})

test('Intl writes instants in their zone, days and hours as they are', () => {
  const english = intlWords('en-GB', new Map())

  assert.equal(plain(english.dateTimeShort(START.toInstant(), 'Indian/Reunion')), 'Tuesday 2 March at 12:30')
  assert.equal(plain(english.day('2027-03-02')), 'Tuesday 2 March 2027')
  assert.equal(plain(english.time('09:05')), '9:05')
  assert.equal(plain(english.dayRange('2027-03-02', '2027-03-08')), 'Tuesday 2 March – Monday 8 March 2027')
  assert.equal(plain(english.duration(90)), '1 hour 30 minutes')
  assert.equal(plain(english.distance(1240)), '1.2 km')
})
