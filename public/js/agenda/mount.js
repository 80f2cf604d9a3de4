// What the page says to the grid, in the attribute `data-agenda` of its place.
import { minuteOf } from './wall-clock.js'

/**
 * @typedef {import('./period.js').Agent} Agent
 *
 * @typedef {object} Mount
 * @property {string} timeZone of the organisation
 * @property {'jour' | 'semaine' | 'mois'} vue
 * @property {string} date
 * @property {string} from first day shown
 * @property {string} to last day shown
 * @property {Agent[]} agents
 * @property {{ from: string, to: string }} hours
 * @property {{ from: string, to: string, days: number[] }} openHours
 * @property {number[]} hiddenDays
 * @property {number | null} selected
 * @property {{ events: string, newRdv: string, page: string, stream: string }} urls
 */

/** @param {{ getAttribute(name: string): string | null }} place @returns {Mount} */
export const readMount = (place) => JSON.parse(place.getAttribute('data-agenda') ?? '')

/** « 07:00 » → 420; « 24:00 » too. @param {string} clock */
export function minutesOf(clock) {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}

/** The first minute shown, and the one after the last. @param {Mount} mount */
export const boundsOf = ({ from, to }) => ({ start: minuteOf(from), end: minuteOf(to) + 24 * 60 })

/** All addresses are of the same site, whose name none of them needs. */
export const SITE = 'http://ici'

/** An address with more in its question: a list is as many values of one name.
 * @param {string} url @param {Record<string, string>} more */
export function withQuery(url, more) {
  const address = new URL(url, SITE)
  for (const [name, value] of Object.entries(more)) address.searchParams.set(name, value)
  return `${address.pathname}${address.search}`
}
