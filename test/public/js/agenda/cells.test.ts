import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cellWords, deedWords, nextStop, openQuarters, takenWords } from '../../../../public/js/agenda/cells.js'
import type { Entry } from '../../../../public/js/agenda/entries.js'
import { minuteOf, timeWords } from '../../../../public/js/agenda/wall-clock.js'
import { amina, anEntry, aPlage, claire, TUESDAY } from './some-entries.ts'

const column = { day: minuteOf(TUESDAY), agent: amina }
const hours = { first: 420, last: 1200 }
const at = (time: string) => minuteOf(`${TUESDAY}T${time}`)
const spaced = (text: string) => text.replaceAll('\u00A0', ' ')

const said = (time: string, entries: Entry[], fields: { length?: number; namesAgent?: boolean } = {}) =>
  spaced(cellWords({ column, minute: at(time), length: 15, entries, namesAgent: true, ...fields }))

test('a free cell says its hour, day, agent, and the plage that it is in', () => {
  const plage = aPlage('09:00', '12:00')

  assert.equal(said('10:45', [plage]), '10 h 45, mardi 2 mars, Amina DIALLO, libre, plage Arras-Nord')
  assert.equal(said('12:00', [plage]), '12 h, mardi 2 mars, Amina DIALLO, libre')
  assert.equal(said('10:45', [plage], { namesAgent: false }), '10 h 45, mardi 2 mars, libre, plage Arras-Nord')
  assert.equal(said('10:45', [], { length: 45 }), 'De 10 h 45 à 11 h 30, mardi 2 mars, Amina DIALLO, libre')
  assert.equal(said('10:45', [{ ...plage, agents: [claire.id] }]), '10 h 45, mardi 2 mars, Amina DIALLO, libre')
})

test('a cell covered by a rdv speaks the rdv, from its first quarter to its last', () => {
  const rdv = anEntry('09:20', '09:50')
  const words = 'De 09:20 à 09:50, Inès BENALI, consultation, à venir, mardi 2 mars'

  for (const time of ['09:15', '09:30', '09:45']) assert.equal(said(time, [rdv], { namesAgent: false }), words)
  assert.match(said('09:00', [rdv]), /libre/)
  assert.match(said('10:00', [rdv]), /libre/)
})

test('rdvs that overlap are counted and named; an absence behind a rdv is said', () => {
  const [one, other] = [anEntry('09:00', '10:00'), anEntry('09:30', '10:30', { who: 'Léo MARTIN' })]
  const absence = anEntry('08:00', '18:00', {
    kind: 'absence',
    who: 'Indisponible',
    name: 'De 8 h à 18 h, indisponible',
  })

  assert.equal(
    said('09:30', [one, other]),
    '9 h 30, mardi 2 mars, Amina DIALLO, 2 rendez-vous : Inès BENALI ; Léo MARTIN',
  )
  assert.match(said('09:00', [absence, one]), /^De 09:00 à 10:00, Inès BENALI, .*, indisponible$/)
  assert.match(said('08:00', [absence, one]), /^De 8 h à 18 h, indisponible, mardi 2 mars/)
})

test('a jour férié is said of its free hours', () => {
  const jour = anEntry('00:00', '23:59', { kind: 'jour-ferie', allDay: true, name: 'Jour férié : Ascension' })

  assert.match(said('09:00', [jour]), /libre, jour férié : Ascension$/)
})

test('what may be done there is said too', () => {
  const words = (...entries: Entry[]) =>
    spaced(deedWords({ column, minute: at('09:00'), length: 15, entries, namesAgent: false }))

  assert.match(words(), /^Entrée : nouveau RDV/)
  assert.equal(words(anEntry('09:00', '09:30')), 'Entrée : ouvrir. d : déplacer.')
  assert.equal(words(anEntry('09:00', '09:30', { moveUrl: null })), 'Entrée : ouvrir.')
  assert.equal(words(anEntry('09:00', '09:30', { moveUrl: null, url: null })), '')
  assert.equal(words(anEntry('09:00', '09:30'), anEntry('09:00', '10:00')), 'Entrée : leur liste.')
})

test('the next stop is the beginning of a rdv, or of the gap after it; a cancelled rdv leaves its gap', () => {
  const entries = [
    anEntry('09:00', '09:30'),
    anEntry('09:30', '09:50'),
    anEntry('11:00', '11:30', { isCancelled: true }),
  ]
  const stops = (from: string, direction: 1 | -1) => {
    const found = []
    for (let stop = nextStop(entries, column, at(from), direction, hours); stop !== null; ) {
      found.push(spaced(timeWords(stop)))
      stop = nextStop(entries, column, stop, direction, hours)
    }
    return found
  }

  assert.deepEqual(stops('07:00', 1), ['9 h', '9 h 30', '10 h', '11 h'])
  assert.deepEqual(stops('19:45', -1), ['11 h', '10 h', '9 h 30', '9 h'])
  assert.equal(nextStop([], column, at('09:00'), 1, hours), null)
})

test('the first and the last open hour are those of the plages of the day', () => {
  const morning = aPlage('08:40', '12:00')
  const evening = aPlage('14:00', '17:10')

  assert.deepEqual(openQuarters([morning, evening], column, hours), { first: at('08:30'), last: at('17:00') })
  assert.deepEqual(openQuarters([morning], { ...column, agent: claire }, hours), {
    first: at('07:00'),
    last: at('19:45'),
  })
  assert.deepEqual(openQuarters([aPlage('05:00', '23:00')], column, hours), { first: at('07:00'), last: at('19:45') })
})

test('a rdv in hand says where it would be', () => {
  const entry = anEntry('09:00', '09:30')
  const words = (start: string, length: number) =>
    spaced(takenWords({ entry, start: at(start), length, column, namesAgent: true }))

  assert.equal(words('10:15', 45), 'Inès BENALI : de 10 h 15 à 11 h, mardi 2 mars, Amina DIALLO')
  assert.match(words('09:00', 30), /, là où il est$/)
})
