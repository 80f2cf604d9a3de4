// The library speaks in dates of the browser's zone that stand for the hours of the wall.
import { minuteOf } from './wall-clock.js'

const two = (/** @type {number} */ part) => String(part).padStart(2, '0')

/** @param {Date} date */
export const timeIn = (date) =>
  minuteOf(
    `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`,
  )
