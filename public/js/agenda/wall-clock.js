// The hours of the organisation as one reads them on its wall: whole minutes, whatever the zone of the browser. A day of a
// grid has 24 hours, also in the nights when clocks change.

const MINUTE_MS = 60_000
export const DAY = 24 * 60
export const QUARTER = 15

const NBSP = '\u00A0'

/** « 2027-03-01 » or « 2027-03-01T14:00:00+01:00 » @param {string} text */
export function minuteOf(text) {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = text.slice(0, 16).split(/\D/).map(Number)
  return Date.UTC(year, month - 1, day, hour, minute) / MINUTE_MS
}

/** « 2027-03-01T14:00 » @param {number} minute */
export const textOf = (minute) => new Date(minute * MINUTE_MS).toISOString().slice(0, 16)

/** « 2027-03-01 » @param {number} minute */
export const dayOf = (minute) => textOf(minute).slice(0, 10)

/** @param {number} minute */
export const startOfDay = (minute) => minute - timeOf(minute)

/** Minutes since midnight. @param {number} minute */
export const timeOf = (minute) => ((minute % DAY) + DAY) % DAY

/** @param {number} minute */
export const quarterOf = (minute) => Math.floor(minute / QUARTER) * QUARTER

/** 0 on Sunday. @param {number} minute */
export const weekday = (minute) => new Date(minute * MINUTE_MS).getUTCDay()

/** « 10 h 45 » @param {number} minute */
export function timeWords(minute) {
  const [hours, rest] = [Math.floor(timeOf(minute) / 60), timeOf(minute) % 60]
  return `${hours}${NBSP}h${rest ? `${NBSP}${String(rest).padStart(2, '0')}` : ''}`
}

const FULL = new Intl.DateTimeFormat('fr', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' })

/** « mardi 2 mars » @param {number} minute */
export const dayWords = (minute) =>
  FULL.format(minute * MINUTE_MS)
    .replace(/ 1 /, ' 1er ')
    .replace(/ (?=\S+$)/, NBSP)

/** « lun. 1er mars » @param {number} minute */
export const dayShort = (minute) => dayWords(minute).replace(/^(\S{3})\S+/, '$1.')

/** The wall clock there, now. @param {string} zone @param {number} [now] */
export function nowIn(zone, now = Date.now()) {
  return Math.floor(now / MINUTE_MS) + offsetAt(now, zone)
}

/** « +01:00 » @param {string} zone @param {number} [now] */
export const offsetNow = (zone, now = Date.now()) => offsetWords(offsetAt(now, zone))

/** « 2027-03-01T14:00+01:00 »; of an hour that comes twice, the first; of one that is missing, the same after the gap.
 * @param {number} minute @param {string} zone */
export function instantOf(minute, zone) {
  const before = offsetAt((minute - DAY) * MINUTE_MS, zone)
  const after = offsetAt((minute + DAY) * MINUTE_MS, zone)
  for (const offset of [before, after])
    if (offsetAt((minute - offset) * MINUTE_MS, zone) === offset) return `${textOf(minute)}${offsetWords(offset)}`
  return `${textOf(minute - before + after)}${offsetWords(after)}`
}

/** Minutes ahead of Greenwich. @param {number} ms @param {string} zone @returns {number} */
function offsetAt(ms, zone) {
  const [, sign, hours, minutes] =
    new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
      .format(ms)
      .match(/GMT([+-])(\d\d):(\d\d)/) ?? []
  const size = Number(hours ?? 0) * 60 + Number(minutes ?? 0)
  return sign === '-' ? -size : size
}

/** @param {number} offset */
const offsetWords = (offset) =>
  `${offset < 0 ? '-' : '+'}${[Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60].map((part) => String(part).padStart(2, '0')).join(':')}`
