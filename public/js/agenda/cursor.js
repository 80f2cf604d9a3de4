// What a key does in the grid: from a place to another, and what it asks for. Pure: the page draws the one and does the other.
import { nextStop, openQuarters, rdvsAt } from './cells.js'
import { QUARTER, quarterOf, startOfDay, timeOf } from './wall-clock.js'

/**
 * @typedef {import('./entries.js').Entry} Entry
 * @typedef {import('./period.js').Column} Column
 *
 * @typedef {object} Taken a rdv in hand, that nothing has moved yet
 * @property {Entry} entry
 * @property {string} agent whose time it leaves
 * @property {number} time minutes of the day
 * @property {number} length
 *
 * @typedef {object} Place
 * @property {number} column index
 * @property {number} time minutes of the day, a quarter of an hour
 * @property {number} length of the rdv to be
 * @property {Taken | null} taken
 *
 * @typedef {object} Shown
 * @property {readonly Column[]} columns
 * @property {{ first: number, last: number }} hours
 * @property {readonly Entry[]} entries
 *
 * @typedef {{ kind: 'period', by: 1 | -1 } | { kind: 'open', url: string } | { kind: 'list', minute: number }
 *   | { kind: 'new', minute: number, length: number, agent: string } | Move | { kind: 'refused' }} Effect
 * @typedef {{ kind: 'move', entry: Entry, start: number, end: number, agent: string, from: string }} Move
 *
 * @typedef {{ key: string, ctrl: boolean, shift: boolean }} Press
 * @typedef {{ place: Place, effect?: Effect } | null} Step null: the key is not the grid's
 */

/** @param {Place} place @param {Shown} shown @returns {number} */
export const minuteAt = ({ column, time }, { columns }) => (columns[column]?.day ?? 0) + time

/** @param {Place} place @param {Press} press @param {Shown} shown @returns {Step} */
export function stepOf(place, press, shown) {
  const step = STEPS[press.key]
  return step && shown.columns.length > 0 ? step(place, press, shown) : null
}

/** @type {Record<string, (place: Place, press: Press, shown: Shown) => Step>} */
const STEPS = {
  ArrowUp: (place, press, shown) => vertically(place, press, shown, -1),
  ArrowDown: (place, press, shown) => vertically(place, press, shown, 1),
  ArrowLeft: (place, press, shown) => sideways(place, press, shown, -1),
  ArrowRight: (place, press, shown) => sideways(place, press, shown, 1),
  PageUp: (place) => ({ place: alone(place), effect: { kind: 'period', by: -1 } }),
  PageDown: (place) => ({ place: alone(place), effect: { kind: 'period', by: 1 } }),
  Home: (place, _, shown) => toOpen(place, shown, 'first'),
  End: (place, _, shown) => toOpen(place, shown, 'last'),
  Enter: (place, _, shown) => (place.taken ? letGo(place, place.taken, shown) : enter(place, shown)),
  Escape: (place, _, shown) =>
    place.taken ? putBack(place, place.taken, shown) : place.length > QUARTER ? { place: alone(place) } : null,
  d: (place, _, shown) => take(place, shown),
}

/** @param {Place} place */
const alone = (place) => ({ ...place, length: QUARTER })

/** @param {Place} place @param {Press} press @param {Shown} shown @param {1 | -1} direction @returns {Step} */
function vertically(place, { ctrl, shift }, shown, direction) {
  if (place.taken) return { place: carry(place, place.taken, { shift, direction }, shown) }
  if (shift) return { place: { ...place, length: lengthened(place.time, place.length, direction, shown) } }
  if (!ctrl) return { place: alone({ ...place, time: bounded(place.time + direction * QUARTER, shown) }) }
  const column = shown.columns[place.column]
  const stop = column && nextStop(shown.entries, column, minuteAt(place, shown), direction, shown.hours)
  return { place: alone(column && stop ? { ...place, time: stop - column.day } : place) }
}

/** Earlier or later by a quarter, or shorter or longer. @param {Place} place @param {Taken} taken
 * @param {{ shift: boolean, direction: 1 | -1 }} how @param {Shown} shown @returns {Place} */
function carry(place, taken, { shift, direction }, shown) {
  if (shift) return { ...place, taken: { ...taken, length: lengthened(taken.time, taken.length, direction, shown) } }
  const time = Math.min(Math.max(taken.time + direction * QUARTER, shown.hours.first), shown.hours.last - QUARTER)
  return { ...place, time: quarterOf(time), taken: { ...taken, time } }
}

/** @param {number} time @param {number} length @param {1 | -1} direction @param {Shown} shown */
const lengthened = (time, length, direction, { hours }) =>
  Math.max(QUARTER, Math.min(length + direction * QUARTER, Math.max(hours.last - time, length)))

/** @param {number} time @param {Shown} shown */
const bounded = (time, { hours: { first, last } }) => Math.min(Math.max(time, first), last - QUARTER)

/** At the edge the period changes, and one comes in by the other side. @param {Place} place @param {Press} press @param {Shown} shown
 * @param {1 | -1} direction @returns {Step} */
function sideways(place, { ctrl, shift }, { columns }, direction) {
  if (ctrl || shift) return null
  const column = place.column + direction
  if (column >= 0 && column < columns.length) return { place: alone({ ...place, column }) }
  const entered = direction > 0 ? 0 : Number.POSITIVE_INFINITY
  return { place: alone({ ...place, column: entered }), effect: { kind: 'period', by: direction } }
}

/** @param {Place} place @param {Shown} shown @param {'first' | 'last'} which @returns {Step} */
function toOpen(place, shown, which) {
  const column = shown.columns[place.column]
  if (!column || place.taken) return { place }
  return { place: alone({ ...place, time: openQuarters(shown.entries, column, shown.hours)[which] - column.day }) }
}

/** @param {Place} place @param {Shown} shown @returns {Step} */
function enter(place, shown) {
  const column = shown.columns[place.column]
  if (!column) return null
  const minute = minuteAt(place, shown)
  const rdvs = rdvsAt(shown.entries, column, minute)
  const [rdv] = rdvs
  if (rdvs.length > 1) return { place, effect: { kind: 'list', minute } }
  if (rdv) return { place, effect: rdv.url ? { kind: 'open', url: rdv.url } : { kind: 'refused' } }
  return { place, effect: { kind: 'new', minute, length: place.length, agent: column.agent.id } }
}

/** Of several, again: the next one. @param {Place} place @param {Shown} shown @returns {Step} */
function take(place, shown) {
  const column = shown.columns[place.column]
  if (!column || (place.taken && !isWhereItWas(place.taken, column))) return { place }
  const minute = place.taken ? quarterOf(place.taken.entry.start) : minuteAt(place, shown)
  const movable = rdvsAt(shown.entries, column, minute).filter(({ moveUrl }) => moveUrl)
  const at = movable.findIndex(({ id }) => id === place.taken?.entry.id)
  const entry = movable[(at + 1) % movable.length]
  if (!entry) return { place, effect: { kind: 'refused' } }
  const taken = { entry, agent: column.agent.id, time: entry.start - column.day, length: entry.end - entry.start }
  return { place: { ...place, time: bounded(quarterOf(taken.time), shown), length: QUARTER, taken } }
}

/** @param {Taken} taken @param {Column} column */
const isWhereItWas = ({ entry, agent, time, length }, column) =>
  column.day + time === entry.start && length === entry.end - entry.start && column.agent.id === agent

/** @param {Place} place @param {Taken} taken @param {Shown} shown @returns {Step} */
function letGo(place, taken, { columns }) {
  const column = columns[place.column]
  if (!column) return null
  if (isWhereItWas(taken, column)) return { place: { ...place, taken: null } }
  const { entry, agent: from, length } = taken
  const start = column.day + taken.time
  return {
    place: { ...place, taken: null },
    effect: { kind: 'move', entry, start, end: start + length, agent: column.agent.id, from },
  }
}

/** Left where it was. @param {Place} place @param {Taken} taken @param {Shown} shown @returns {Step} */
function putBack(place, { entry, agent }, { columns }) {
  const from = columns.findIndex((column) => column.agent.id === agent && column.day === startOfDay(entry.start))
  return {
    place: { ...place, column: from < 0 ? place.column : from, time: quarterOf(timeOf(entry.start)), taken: null },
  }
}

/** After the days, the hours or the rdvs changed. @param {Place} place @param {Shown} shown @returns {Place} */
export const settled = (place, shown) => ({
  ...place,
  column: Math.max(0, Math.min(place.column, shown.columns.length - 1)),
  time: bounded(place.time, shown),
})
