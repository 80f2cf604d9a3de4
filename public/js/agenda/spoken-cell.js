// The grid for the keyboard and for who hears it: one cell, which has the focus and says all; the drawing lies beneath.
import { QUARTER } from './wall-clock.js'

/**
 * @typedef {object} CellShown
 * @property {number} column index
 * @property {number} time minutes of the day
 * @property {number} length
 * @property {string} name
 * @property {string} text
 * @property {boolean} isTaken
 *
 * @typedef {{ columns: number, hours: { first: number, last: number } }} Size
 */

/** Pixels of a quarter of an hour, here and in the drawing. */
export const QUARTER_HEIGHT = 16

/** @param {{ labelledBy: string, describedBy: string, onKey: (event: KeyboardEvent) => void }} given */
export function spokenGrid({ labelledBy, describedBy, onKey }) {
  const grid = withRole('grid', 'rdv-curseurs')
  grid.setAttribute('aria-labelledby', labelledBy)
  grid.setAttribute('aria-describedby', describedBy)
  grid.setAttribute('aria-readonly', 'true')
  grid.addEventListener('keydown', onKey)
  return {
    focus: () => /** @type {HTMLElement | null} */ (grid.querySelector('[role=gridcell]'))?.focus(),
    /** A new cell for each place: what gets the focus is spoken. @param {Element} over @param {CellShown} shown @param {Size} size */
    show(over, shown, { columns, hours }) {
      grid.setAttribute('aria-rowcount', String((hours.last - hours.first) / QUARTER))
      grid.setAttribute('aria-colcount', String(columns))
      const hadFocus = grid.contains(document.activeElement)
      const before = [...grid.children]
      const row = withRole('row', 'rdv-curseurs__rang')
      row.setAttribute('aria-rowindex', String(Math.floor((shown.time - hours.first) / QUARTER) + 1))
      const cell = cellOf(shown)
      cell.style.setProperty('grid-column', String(shown.column + 1))
      cell.style.setProperty('top', `${((shown.time - hours.first) / QUARTER) * QUARTER_HEIGHT}px`)
      cell.style.setProperty('height', `${(Math.max(shown.length, QUARTER) / QUARTER) * QUARTER_HEIGHT}px`)
      row.append(cell)
      grid.append(row)
      if (grid.parentElement !== over) over.append(grid)
      if (hadFocus) cell.focus()
      for (const old of before) old.remove()
    },
    remove: () => grid.remove(),
  }
}

/** @param {CellShown} shown */
function cellOf({ column, name, text, isTaken }) {
  const cell = withRole('gridcell', isTaken ? 'rdv-curseur rdv-curseur--pris' : 'rdv-curseur')
  cell.tabIndex = 0
  cell.setAttribute('aria-colindex', String(column + 1))
  cell.setAttribute('aria-label', name)
  cell.textContent = text
  return cell
}

/** @param {string} role @param {string} className */
function withRole(role, className) {
  const element = document.createElement('div')
  element.setAttribute('role', role)
  element.className = className
  return element
}
