import { NBSP } from './typography.ts'

const DAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche']
const MONTHS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
]
const SHORT_MONTHS = [
  'janv.',
  'févr.',
  'mars',
  'avril',
  'mai',
  'juin',
  'juil.',
  'août',
  'sept.',
  'oct.',
  'nov.',
  'déc.',
]

export type Day = Temporal.PlainDate | Temporal.PlainDateTime | Temporal.ZonedDateTime | Temporal.Instant | string
export type Moment = Temporal.Instant | Temporal.ZonedDateTime | Temporal.PlainDateTime

/** « mardi 2 mars 2027 » */
export const day = (value: Day, zone?: string) => `${dayShort(value, zone)} ${plainDate(value, zone).year}`

/** « mardi 2 mars » */
export function dayShort(value: Day, zone?: string) {
  return `${weekday(value, zone)} ${dayOfMonth(value, zone)}`
}

/** « 2 mars », « 1er mars » */
export function dayOfMonth(value: Day, zone?: string) {
  const date = plainDate(value, zone)
  return `${date.day === 1 ? '1er' : date.day}${NBSP}${month(date)}`
}

/** « 2 », for the sheet of a calendar */
export const dayNumber = (value: Day, zone?: string) => plainDate(value, zone).day

/** « 2 mars 2027 » */
export const date = (value: Day, zone?: string) => `${dayOfMonth(value, zone)} ${plainDate(value, zone).year}`

/** « 02/03/2027 », for the tables of agents */
export function dayNumeric(value: Day, zone?: string) {
  const { day, month, year } = plainDate(value, zone)
  return `${twoDigits(day)}/${twoDigits(month)}/${year}`
}

export const weekday = (value: Day, zone?: string) => DAYS[plainDate(value, zone).dayOfWeek - 1] ?? ''

export const weekdayShort = (value: Day, zone?: string) => `${weekday(value, zone).slice(0, 3)}.`

export const month = (value: Day, zone?: string) => MONTHS[plainDate(value, zone).month - 1] ?? ''

export const monthShort = (value: Day, zone?: string) => SHORT_MONTHS[plainDate(value, zone).month - 1] ?? ''

/** « Du mardi 2 au lundi 8 mars 2027 »: what the two days share is said once. */
export function dayRange(first: Day, last: Day, zone?: string) {
  const [from, to] = [plainDate(first, zone), plainDate(last, zone)]
  if (from.year !== to.year) return `du ${day(from)} au ${day(to)}`
  if (from.month !== to.month) return `du ${dayShort(from)} au ${day(to)}`
  return `du ${weekday(from)} ${from.day === 1 ? '1er' : from.day} au ${day(to)}`
}

function plainDate(value: Day, zone?: string): Temporal.PlainDate {
  if (typeof value === 'string') return Temporal.PlainDate.from(value)
  if (value instanceof Temporal.Instant) return zoned(value, zone).toPlainDate()
  return value instanceof Temporal.PlainDate ? value : value.toPlainDate()
}

export function zoned(instant: Temporal.Instant, zone: string | undefined): Temporal.ZonedDateTime {
  if (!zone) throw new TypeError('an instant is written in a time zone, and none was given')
  return instant.toZonedDateTimeISO(zone)
}

const twoDigits = (value: number) => String(value).padStart(2, '0')
