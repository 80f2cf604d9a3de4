import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { NBSP } from './typography.ts'

const FRENCH_COUNTRIES = new Set(['FR', 'GP', 'MQ', 'GF', 'RE', 'YT', 'PM', 'BL', 'MF', 'WF', 'PF', 'NC'])
const THOUSANDS = /\B(?=(\d{3})+(?!\d))/g

/** « 0 place », « 1 place », « 2 places »: zero is singular in French. */
export const plural = (count: number, singular: string, many = `${singular}s`) =>
  `${number(count)}${NBSP}${pluralWord(count, singular, many)}`

export const pluralWord = (count: number, singular: string, many = `${singular}s`) =>
  Math.abs(count) < 2 ? singular : many

/** « 4 300 », « 1,2 » */
export function number(value: number) {
  const [whole = '', decimals] = String(value).split('.')
  return whole.replace(THOUSANDS, NBSP) + (decimals ? `,${decimals}` : '')
}

/** « 1,2 km »; under one kilometre in steps of 100 m. */
export function distance(metres: number) {
  const hundreds = Math.max(1, Math.round(metres / 100))
  return hundreds < 10 ? `${hundreds * 100}${NBSP}m` : `${number(hundreds / 10)}${NBSP}km`
}

/** « 8 mois » until 2 years, then « 35 ans ». */
export function age(birthDate: Temporal.PlainDate, today: Temporal.PlainDate) {
  const { years, months } = birthDate.until(today, { largestUnit: 'year' })
  return years < 2 ? `${years * 12 + months}${NBSP}mois` : `${years}${NBSP}ans`
}

/** « 03 21 00 00 00 », « +32 2 555 12 12 » abroad, « 3949 » as it is. */
export function phone(value: string) {
  const parsed = parsePhoneNumberFromString(value, 'FR')
  if (!parsed?.isPossible()) return value
  if (!FRENCH_COUNTRIES.has(parsed.country ?? 'FR')) return parsed.formatInternational().replaceAll(' ', NBSP)
  return `0${parsed.nationalNumber}`.replace(/\d{2}(?=\d)/g, `$&${NBSP}`)
}

/** `tel:+33321000000`; short numbers have no international form. */
export function phoneHref(value: string) {
  const parsed = parsePhoneNumberFromString(value, 'FR')
  return `tel:${parsed?.isPossible() ? parsed.number : value.replace(/[^\d+]/g, '')}`
}

export const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
