import parsePhoneNumber, { type CountryCode, type PhoneNumber } from 'libphonenumber-js/max'
import { NBSP } from './typography.ts'

/** Tried in order: ten digits of an overseas département are not valid in mainland France. */
const COUNTRIES = ['FR', 'GP', 'GF', 'MQ', 'RE', 'YT'] as const satisfies CountryCode[]

/** E.164 of a number typed in France, overseas or with a prefix of any country; null when it is none. */
export const e164 = (typed: string): string | null => parsed(typed)?.number ?? null

/** Only a mobile receives SMS. */
export function isMobile(typed: string) {
  const type = parsed(typed)?.getType()
  return type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE'
}

function parsed(typed: string): PhoneNumber | null {
  for (const country of COUNTRIES) {
    const number = parsePhoneNumber(typed, country)
    if (number?.isValid()) return number
  }
  return null
}

export type PhoneProblem = { digits: number } | 'inconnu'

/** Of what was typed; `digits`: a French number has not so many. Null for a number. */
export function phoneProblem(typed: string): PhoneProblem | null {
  if (e164(typed) !== null) return null
  const digits = typed.replaceAll(/\D/g, '').length
  const isFrench = typed.trim().startsWith('0') && !typed.trim().startsWith('00')
  return isFrench && digits !== 10 ? { digits } : 'inconnu'
}

const FRENCH_COUNTRIES = new Set(['FR', 'GP', 'MQ', 'GF', 'RE', 'YT', 'PM', 'BL', 'MF', 'WF', 'PF', 'NC'])

/** « 03 21 00 00 00 », « +32 2 555 12 12 » abroad, « 3949 » as it is. */
export function phone(value: string) {
  const number = parsePhoneNumber(value, 'FR')
  if (!number?.isPossible()) return value
  if (!FRENCH_COUNTRIES.has(number.country ?? 'FR')) return number.formatInternational().replaceAll(' ', NBSP)
  return `0${number.nationalNumber}`.replace(/\d{2}(?=\d)/g, `$&${NBSP}`)
}

/** `tel:+33321000000`; short numbers have no international form. */
export function phoneHref(value: string) {
  const number = parsePhoneNumber(value, 'FR')
  return `tel:${number?.isPossible() ? number.number : value.replace(/[^\d+]/g, '')}`
}
