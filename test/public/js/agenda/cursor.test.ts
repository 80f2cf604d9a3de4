import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Place, settled, stepOf } from '../../../../public/js/agenda/cursor.js'
import { columnsOf } from '../../../../public/js/agenda/period.js'
import { minuteOf } from '../../../../public/js/agenda/wall-clock.js'
import { amina, anEntry, aPlage, claire, TUESDAY } from './some-entries.ts'

const hours = { first: 420, last: 1200 }
const week = (...entries: ReturnType<typeof anEntry>[]) => ({
  columns: columnsOf({ from: '2027-03-01', to: '2027-03-07', agents: [amina], hidden: [0, 6] }),
  hours,
  entries,
})
const sideBySide = (...entries: ReturnType<typeof anEntry>[]) => ({
  columns: columnsOf({ from: TUESDAY, to: TUESDAY, agents: [amina, claire], hidden: [] }),
  hours,
  entries,
})

const timeAt = (text: string) => minuteOf(`1970-01-01T${text}`)
const at = (time: string, column = 1): Place => ({ column, time: timeAt(time), length: 15, taken: null })

/** Presses each of « Ctrl+ArrowDown », and gives the last step. */
function pressed(place: Place, shown: Parameters<typeof stepOf>[2], ...keys: string[]) {
  let step: ReturnType<typeof stepOf> = { place }
  for (const key of keys) {
    const parts = key.split('+')
    const press = { key: parts.at(-1) ?? '', ctrl: parts.includes('Ctrl'), shift: parts.includes('Shift') }
    step = stepOf(step?.place ?? place, press, shown)
  }
  return step
}

test('arrows move by a quarter of an hour and by a column, and stop at the first and the last hour', () => {
  assert.deepEqual(pressed(at('10:00'), week(), 'ArrowDown'), { place: at('10:15') })
  assert.deepEqual(pressed(at('10:00'), week(), 'ArrowUp', 'ArrowRight'), { place: at('09:45', 2) })
  assert.deepEqual(pressed(at('07:00'), week(), 'ArrowUp'), { place: at('07:00') })
  assert.deepEqual(pressed(at('19:45'), week(), 'ArrowDown'), { place: at('19:45') })
})

test('at the edge the period changes, and one comes in by the other side at the same hour', () => {
  const left = pressed(at('10:00', 0), week(), 'ArrowLeft')
  assert.deepEqual(left?.effect, { kind: 'period', by: -1 })
  assert.deepEqual(left && settled(left.place, week()), at('10:00', 4))

  const right = pressed(at('10:00', 4), week(), 'ArrowRight')
  assert.deepEqual(right, { place: at('10:00', 0), effect: { kind: 'period', by: 1 } })
  assert.deepEqual(pressed(at('10:00'), week(), 'PageDown'), { place: at('10:00'), effect: { kind: 'period', by: 1 } })
})

test('with Ctrl one goes to the rdv or the gap before and after; Début and Fin to the first and last open hour', () => {
  const shown = week(anEntry('09:00', '09:30'), aPlage('08:30', '12:00'))

  assert.deepEqual(pressed(at('07:00'), shown, 'Ctrl+ArrowDown'), { place: at('09:00') })
  assert.deepEqual(pressed(at('07:00'), shown, 'Ctrl+ArrowDown', 'Ctrl+ArrowDown'), { place: at('09:30') })
  assert.deepEqual(pressed(at('10:00'), shown, 'Ctrl+ArrowUp', 'Ctrl+ArrowUp'), { place: at('09:00') })
  assert.deepEqual(pressed(at('10:00'), shown, 'Home'), { place: at('08:30') })
  assert.deepEqual(pressed(at('10:00'), shown, 'End'), { place: at('11:45') })
})

test('Entrée on free time is a new rdv at that hour with that agent, as long as chosen with Maj', () => {
  const start = minuteOf(`${TUESDAY}T10:45`)

  assert.deepEqual(pressed(at('10:45'), sideBySide(), 'Enter')?.effect, {
    kind: 'new',
    minute: start,
    length: 15,
    agent: claire.id,
  })
  const long = pressed(at('10:45'), sideBySide(), 'Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowUp', 'Enter')
  assert.deepEqual(long?.effect, { kind: 'new', minute: start, length: 30, agent: claire.id })
  assert.equal(pressed(at('10:45'), sideBySide(), 'Shift+ArrowUp')?.place.length, 15)
  assert.equal(pressed(at('19:45'), sideBySide(), 'Shift+ArrowDown')?.place.length, 15)
  assert.equal(pressed(at('10:45'), sideBySide(), 'Shift+ArrowDown', 'ArrowDown')?.place.length, 15)
})

test('Entrée opens a rdv, and lists those that overlap; of another organisation nothing opens', () => {
  const rdv = anEntry('10:00', '10:30')
  assert.deepEqual(pressed(at('10:15'), week(rdv), 'Enter')?.effect, { kind: 'open', url: '/rdvs/10:00' })

  const overlapping = anEntry('10:15', '11:00')
  assert.deepEqual(pressed(at('10:15'), week(rdv, overlapping), 'Enter')?.effect, {
    kind: 'list',
    minute: minuteOf(`${TUESDAY}T10:15`),
  })
  assert.deepEqual(pressed(at('10:15'), week({ ...rdv, url: null }), 'Enter')?.effect, { kind: 'refused' })
})

test('d takes a rdv, arrows move it, Entrée asks what the move means', () => {
  const rdv = anEntry('10:20', '10:50')
  const shown = sideBySide(rdv)

  const taken = pressed(at('10:30', 0), shown, 'd')
  assert.deepEqual(taken?.place.taken, { entry: rdv, agent: amina.id, time: timeAt('10:20'), length: 30 })
  const moved = pressed(at('10:30', 0), shown, 'd', 'ArrowDown', 'ArrowDown', 'ArrowRight', 'Shift+ArrowDown', 'Enter')

  const start = minuteOf(`${TUESDAY}T10:50`)
  assert.deepEqual(moved?.effect, {
    kind: 'move',
    entry: rdv,
    start,
    end: start + 45,
    agent: claire.id,
    from: amina.id,
  })
  assert.equal(moved?.place.taken, null)
})

test('Échap leaves the rdv where it was, and so does Entrée when nothing moved', () => {
  const rdv = anEntry('10:20', '10:50')
  const shown = sideBySide(rdv)
  const there = at('10:15', 0)

  assert.deepEqual(pressed(at('10:30', 0), shown, 'd', 'ArrowDown', 'ArrowRight', 'Escape'), { place: there })
  assert.deepEqual(pressed(at('10:30', 0), shown, 'd', 'ArrowDown', 'ArrowUp', 'Enter'), { place: there })
  assert.equal(pressed(at('10:30', 0), shown, 'Escape'), null)
})

test('of rdvs that overlap, d again takes the next; what may not be moved is refused', () => {
  const [one, other] = [anEntry('10:00', '10:30'), anEntry('10:00', '11:00', { id: 'other' })]
  const fixed = anEntry('10:00', '10:15', { id: 'fixed', moveUrl: null })

  const again = (...keys: string[]) =>
    pressed(at('10:00', 0), sideBySide(one, other, fixed), ...keys)?.place.taken?.entry.id
  assert.deepEqual([again('d'), again('d', 'd'), again('d', 'd', 'd')], ['rdv-10:00', 'other', 'rdv-10:00'])
  assert.deepEqual(pressed(at('10:00', 0), sideBySide(fixed), 'd')?.effect, { kind: 'refused' })
})

test('other keys are not those of the grid', () => {
  for (const key of ['Tab', 'j', 'Shift+ArrowLeft', 'Ctrl+ArrowRight', 'Shift+Tab'])
    assert.equal(pressed(at('10:00'), week(), key), null, key)
})
