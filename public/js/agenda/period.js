// Which days, hours and columns a grid shows.
import { DAY, minuteOf, startOfDay, timeOf, weekday } from './wall-clock.js'

/**
 * @typedef {import('./entries.js').Entry} Entry
 * @typedef {{ id: string, name: string, shortName: string, about: string }} Agent
 * @typedef {{ day: number, agent: Agent }} Column a day of an agent; `day` is its midnight
 * @typedef {{ first: number, last: number }} Hours minutes of the day
 */

/** Idle days are hidden, as the library numbers them (0 is Sunday), until something is there.
 * @param {readonly number[]} idle @param {readonly Entry[]} entries */
export function hiddenDays(idle, entries) {
  const used = new Set(
    entries
      .filter(({ allDay }) => !allDay)
      .flatMap(daysTouched)
      .map(weekday),
  )
  return idle.filter((day) => !used.has(day))
}

/** Whole hours: the usual ones, and as far as something is there. @param {Hours} usual @param {readonly Entry[]} entries */
export function hoursOf(usual, entries) {
  const parts = entries.filter(({ allDay, kind }) => !allDay && kind !== 'absence').flatMap(hoursTouched)
  const first = Math.min(usual.first, ...parts.map(([from]) => from))
  const last = Math.max(usual.last, ...parts.map(([, to]) => to))
  return { first: Math.floor(first / 60) * 60, last: Math.ceil(last / 60) * 60 }
}

/** @param {{ start: number, end: number }} entry */
function daysTouched({ start, end }) {
  /** @type {number[]} */
  const days = []
  for (let day = startOfDay(start); day < end; day += DAY) days.push(day)
  return days
}

/** Part of each day that it takes. @param {Entry} entry @returns {[number, number][]} */
const hoursTouched = (entry) =>
  daysTouched(entry).map((day) => [Math.max(entry.start - day, 0), Math.min(entry.end - day, DAY)])

/** Each day of each agent, days first. @param {{ from: string, to: string, agents: readonly Agent[], hidden: readonly number[] }} shown
 * @returns {Column[]} */
export const columnsOf = ({ from, to, agents, hidden }) =>
  daysTouched({ start: minuteOf(from), end: minuteOf(to) + DAY })
    .filter((day) => !hidden.includes(weekday(day)))
    .flatMap((day) => agents.map((agent) => ({ day, agent })))

/** Where one enters: now, if it is shown. @param {{ columns: readonly Column[], now: number, hours: Hours }} shown */
export function placeOfNow({ columns, now, hours }) {
  const column = columns.findIndex(({ day }) => day === startOfDay(now))
  const isShown = column >= 0 && timeOf(now) >= hours.first && timeOf(now) < hours.last
  return isShown ? { column, time: timeOf(now) - (timeOf(now) % 15) } : null
}

/** What is outside the open hours of those days: drawn shaded. `days`: 1 is Monday.
 * @param {readonly number[]} days midnights @param {{ first: number, last: number, days: readonly number[] }} open @param {Hours} hours */
export const closedParts = (days, open, hours) =>
  [...new Set(days)].flatMap((day) => {
    const isOpen = open.days.includes(weekday(day) || 7)
    const parts = isOpen
      ? [
          [hours.first, open.first],
          [open.last, hours.last],
        ]
      : [[hours.first, hours.last]]
    return parts
      .filter(([from = 0, to = 0]) => from < to)
      .map(([from = 0, to = 0]) => ({ start: day + from, end: day + to }))
  })
