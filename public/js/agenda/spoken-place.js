// A place of the grid in words, and how much of it the cursor covers.
import { cellWords, deedWords, standingAt, takenWords } from './cells.js'
import { minuteAt } from './cursor.js'
import { timeWords } from './wall-clock.js'

/**
 * @typedef {import('./cursor.js').Place} Place
 * @typedef {import('./cursor.js').Shown} Shown
 * @typedef {{ time: number, length: number, name: string, deed: string, text: string, isTaken: boolean }} Spoken
 */

/** @param {Place} place @param {Shown} shown @param {{ namesAgent: boolean, refusal: string | null }} how @returns {Spoken | null} */
export function spokenPlace(place, shown, { namesAgent, refusal }) {
  const column = shown.columns[place.column]
  if (!column) return null
  const { taken, time, length } = place
  if (taken) {
    const name = takenWords({ ...taken, start: column.day + taken.time, column, namesAgent })
    return { time: taken.time, length: taken.length, name, deed: CARRIED, text: taken.entry.who, isTaken: true }
  }
  const cell = { column, minute: minuteAt(place, shown), length, entries: shown.entries, namesAgent }
  const name = [refusal, cellWords(cell)].filter(Boolean).join(' ')
  const isFree = standingAt(shown.entries, column, cell.minute).length === 0
  return { time, length, name, deed: deedWords(cell), text: isFree ? timeWords(cell.minute) : '', isTaken: false }
}

const CARRIED = 'Entrée\u00A0: voir qui est prévenu. Échap\u00A0: laisser où il était.'
