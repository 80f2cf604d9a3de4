import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { NBSP } from './typography.ts'

const FRENCH_COUNTRIES = new Set(['FR', 'GP', 'MQ', 'GF', 'RE', 'YT', 'PM', 'BL', 'MF', 'WF', 'PF', 'NC'])

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
