// What stands at a quarter of an hour of a column, and its words.
import { isInFront } from './entries.js'
import { dayWords, QUARTER, quarterOf, timeWords } from './wall-clock.js'

/** @typedef {import('./entries.js').Entry} Entry */
/** @typedef {import('./period.js').Column} Column */
/** @typedef {{ first: number, last: number }} Hours minutes of the day */

/** @param {Entry} entry @param {Column} column */
const isOf = (entry, { agent }) => entry.agents.includes(agent.id)

/** @param {readonly Entry[]} entries @param {Column} column @param {number} from @param {number} to */
const within = (entries, column, from, to) =>
  entries.filter((entry) => !entry.allDay && isOf(entry, column) && entry.start < to && entry.end > from)

/** What one meets in that cell, cancelled ones too; rdvs first. @param {readonly Entry[]} entries @param {Column} column @param {number} minute */
export const standingAt = (entries, column, minute) =>
  within(entries, column, minute, minute + QUARTER)
    .filter(isInFront)
    .sort((a, b) => Number(b.kind === 'rdv') - Number(a.kind === 'rdv') || a.start - b.start || a.end - b.end)

/** @param {readonly Entry[]} entries @param {Column} column @param {number} minute */
export const rdvsAt = (entries, column, minute) =>
  standingAt(entries, column, minute).filter(({ kind }) => kind === 'rdv')

/** What takes time: a rdv that was cancelled leaves a gap. @param {Entry} entry */
const takesTime = (entry) => isInFront(entry) && !entry.isCancelled

/** The quarter where the next rdv, or the gap after one, begins; null where there is none.
 * @param {readonly Entry[]} entries @param {Column} column @param {number} minute @param {1 | -1} direction @param {Hours} hours */
export function nextStop(entries, column, minute, direction, { first, last }) {
  const there = within(entries, column, column.day + first, column.day + last)
  const starts = there.filter(isInFront).map(({ start }) => quarterOf(start))
  const gaps = there
    .filter(takesTime)
    .map(({ end }) => quarterOf(end + QUARTER - 1))
    .filter((end) => !standingAt(there, column, end).some(takesTime))
  const stops = [...starts, ...gaps].filter((stop) => stop >= column.day + first && stop < column.day + last)
  const ahead = stops.filter((stop) => (direction > 0 ? stop > minute : stop < minute))
  if (ahead.length === 0) return null
  return direction > 0 ? Math.min(...ahead) : Math.max(...ahead)
}

/** First and last quarter of the plages of the column; of the whole grid where it has none.
 * @param {readonly Entry[]} entries @param {Column} column @param {Hours} hours */
export function openQuarters(entries, column, { first, last }) {
  const [from, to] = [column.day + first, column.day + last]
  const plages = within(entries, column, from, to).filter(({ kind }) => kind === 'plage')
  if (plages.length === 0) return { first: from, last: to - QUARTER }
  return {
    first: Math.max(quarterOf(Math.min(...plages.map(({ start }) => start))), from),
    last: Math.min(quarterOf(Math.max(...plages.map(({ end }) => end)) - 1), to - QUARTER),
  }
}

/**
 * @typedef {object} Cell
 * @property {Column} column
 * @property {number} minute
 * @property {number} length minutes of the rdv to be
 * @property {readonly Entry[]} entries
 * @property {boolean} namesAgent several agents stand side by side
 */

/** All of a cell in one line: « 10 h 45, mardi 2 mars, Amina DIALLO, libre, plage Arras-Nord ». @param {Cell} cell */
export function cellWords(cell) {
  const { entries, column, minute, length, namesAgent } = cell
  const standing = standingAt(entries, column, minute)
  const rdvs = standing.filter(({ kind }) => kind === 'rdv')
  const where = [dayWords(column.day), namesAgent && column.agent.name]
  if (standing.length === 1) return words([standing[0]?.name, ...where])
  if (rdvs.length > 1)
    return `${words([timeWords(minute), ...where, `${rdvs.length}\u00A0rendez-vous`])}\u00A0: ${rdvs.map(({ who }) => who).join('\u00A0; ')}`
  if (standing.length > 1)
    return words([standing[0]?.name, ...where, ...standing.slice(1).map(({ who }) => lower(who))])
  const when = length > QUARTER ? `de ${timeWords(minute)} à ${timeWords(minute + length)}` : timeWords(minute)
  return words([upper(when), ...where, 'libre', plageAt(cell), jourFerieOf(cell)])
}

/** What may be done there. @param {Cell} cell */
export function deedWords({ entries, column, minute }) {
  const rdvs = rdvsAt(entries, column, minute)
  if (rdvs.length > 1) return 'Entrée\u00A0: leur liste.'
  const [rdv] = rdvs
  if (!rdv) return 'Entrée\u00A0: nouveau RDV. Maj + flèche bas\u00A0: choisir une durée.'
  return [rdv.url && 'Entrée\u00A0: ouvrir.', rdv.moveUrl && 'd\u00A0: déplacer.'].filter(Boolean).join(' ')
}

/** A rdv on its way. @param {{ entry: Entry, start: number, length: number, column: Column, namesAgent: boolean }} taken */
export const takenWords = ({ entry, start, length, column, namesAgent }) =>
  words([
    `${entry.who}\u00A0: de ${timeWords(start)} à ${timeWords(start + length)}`,
    dayWords(column.day),
    namesAgent && column.agent.name,
    start === entry.start && length === entry.end - entry.start && 'là où il est',
  ])

/** @param {Cell} cell */
function plageAt({ entries, column, minute }) {
  const plage = within(entries, column, minute, minute + QUARTER).find(({ kind }) => kind === 'plage')
  return plage && `plage ${plage.place ?? plage.who}`
}

/** @param {Cell} cell */
function jourFerieOf({ entries, column }) {
  const jour = entries.find(({ kind, start, end }) => kind === 'jour-ferie' && start <= column.day && column.day < end)
  return jour && lower(jour.name)
}

/** @param {readonly (string | null | undefined | false)[]} parts */
const words = (parts) => parts.filter(Boolean).join(', ')

/** @param {string} text */
const upper = (text) => text.charAt(0).toUpperCase() + text.slice(1)

/** @param {string} text */
const lower = (text) => (/^\p{Lu}\p{Lu}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1))
