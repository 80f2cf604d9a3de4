import { type Day, day, dayNumeric, dayShort, type Moment, weekday, zoned } from './french-dates.ts'
import { NBSP } from './typography.ts'

/** A wall-clock time: `'09:30'`, a PlainTime, or a moment with its zone. */
export type Time = Moment | Temporal.PlainTime | string

/** « 9 h 30 », « 14 h » */
export function time(value: Time, zone?: string) {
  const { hour, minute } = clock(value, zone)
  return `${hour}${NBSP}h${minute === 0 ? '' : NBSP + String(minute).padStart(2, '0')}`
}

/** « de 9 h à 12 h » */
export const timeRange = (from: Time, to: Time, zone?: string) => `de ${time(from, zone)} à ${time(to, zone)}`

/** « 9 h – 9 h 30 », for tables */
export const timeRangeShort = (from: Time, to: Time, zone?: string) =>
  `${time(from, zone)}${NBSP}–${NBSP}${time(to, zone)}`

/** « mardi 2 mars 2027 à 9 h 30 » */
export const dateTime = (value: Moment, zone?: string) => `${day(value, zone)} à ${time(value, zone)}`

/** « mardi 2 mars à 9 h 30 » */
export const dateTimeShort = (value: Moment, zone?: string) => `${dayShort(value, zone)} à ${time(value, zone)}`

/** « 02/03/2027 9 h 30 », for the tables of agents */
export const dateTimeNumeric = (value: Moment, zone?: string) => `${dayNumeric(value, zone)} ${time(value, zone)}`

/** « 9h30 », « 14h00 »: SMS have no non-breaking space. */
export function timeSms(value: Time, zone?: string) {
  const { hour, minute } = clock(value, zone)
  return `${hour}h${String(minute).padStart(2, '0')}`
}

/** « mardi 02/03 », for SMS */
export const daySms = (value: Day, zone?: string) => `${weekday(value, zone)} ${dayNumeric(value, zone).slice(0, 5)}`

/** « 1 heure 30 » */
export function duration(minutes: number) {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return `${rest}${NBSP}minute${rest < 2 ? '' : 's'}`
  const spelt = `${hours}${NBSP}heure${hours < 2 ? '' : 's'}`
  return rest === 0 ? spelt : `${spelt}${NBSP}${String(rest).padStart(2, '0')}`
}

/** « 1 h 30 », « 30 min » */
export function durationShort(minutes: number) {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return `${rest}${NBSP}min`
  return `${hours}${NBSP}h${rest === 0 ? '' : NBSP + String(rest).padStart(2, '0')}`
}

function clock(value: Time, zone?: string): { hour: number; minute: number } {
  if (typeof value === 'string') return { hour: Number(value.slice(0, 2)), minute: Number(value.slice(3, 5)) }
  return value instanceof Temporal.Instant ? zoned(value, zone) : value
}
