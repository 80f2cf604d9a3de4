import parsePhoneNumber, { type CountryCode, type PhoneNumber } from 'libphonenumber-js/max'
import { NBSP } from './typography.ts'

/** Ten digits, one numbering plan: those of an overseas département are not valid in mainland France. */
const OF_TEN_DIGITS = ['FR', 'GP', 'GF', 'MQ', 'RE', 'YT'] as const satisfies CountryCode[]

/** Six or eight digits, a plan each: the same six may be those of three people. By their code among départements. */
const OWN_PLANS = new Map<string, CountryCode>([
  ['975', 'PM'],
  ['986', 'WF'],
  ['987', 'PF'],
  ['988', 'NC'],
])

/** Where somebody dials as at home, if anywhere but in France: the post code of his address says it, else who knows him. */
export function homeOf(address: string | null, departements: readonly string[]): string | null {
  const [postCode] =
    (address ?? '')
      .matchAll(/\b\d{5}\b/g)
      .toArray()
      .at(-1) ?? []
  if (postCode) return ownPlansAmong([postCode.slice(0, 3)])[0] ?? null
  const [only, another] = ownPlansAmong(departements)
  return only && !another ? only : null
}

const ownPlansAmong = (departements: readonly string[]) => [...new Set(departements).intersection(OWN_PLANS)]

/**
 * E.164 of a number typed in France, overseas or with a prefix of any country; null when it is none, or could be that of
 * several territoires. `departement`: of who types it, where it is known.
 */
export const e164 = (typed: string, departement: string | null = null): string | null =>
  parsed(typed, departement)?.number ?? null

/** As it was typed; with its prefix, where the number would be another one, or none, to those who know no departement. */
export function keptPhone(typed: string, departement: string | null): string {
  const number = parsed(typed, departement)
  return number && number.number !== e164(typed) ? number.formatInternational() : typed
}

/** Only a mobile receives SMS. */
export function isMobile(typed: string) {
  const type = parsed(typed)?.getType()
  return type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE'
}

function parsed(typed: string, departement: string | null = null): PhoneNumber | null {
  const home = OWN_PLANS.get(departement ?? '')
  const [first] = validIn(typed, [...(home ? [home] : []), ...OF_TEN_DIGITS])
  if (first) return first
  const [only, another] = validIn(typed, [...OWN_PLANS.values()])
  return only && !another ? only : null
}

const validIn = (typed: string, countries: readonly CountryCode[]) =>
  countries.flatMap((country) => {
    const number = parsePhoneNumber(typed, country)
    return number?.isValid() ? [number] : []
  })

/** `digits`: a French number has not so many; `indicatif`: a number of several territoires. */
export type PhoneProblem = { digits: number } | 'indicatif' | 'inconnu'

/** Of what was typed; null for a number. */
export function phoneProblem(typed: string, departement: string | null = null): PhoneProblem | null {
  if (e164(typed, departement) !== null) return null
  if (validIn(typed, [...OWN_PLANS.values()]).length > 0) return 'indicatif'
  const digits = typed.replaceAll(/\D/g, '').length
  const isFrench = typed.trim().startsWith('0') && !typed.trim().startsWith('00')
  return isFrench && digits !== 10 ? { digits } : 'inconnu'
}

const TEN_DIGITS = new Set<CountryCode>([...OF_TEN_DIGITS, 'BL', 'MF'])

/** « 03 21 00 00 00 », « +32 2 555 12 12 » abroad, « +687 75 12 34 » where numbers have no zero, « 3949 » as it is. */
export function phone(value: string) {
  const number = parsed(value) ?? parsePhoneNumber(value, 'FR')
  if (!number?.isPossible()) return value
  if (!TEN_DIGITS.has(number.country ?? 'FR')) return number.formatInternational().replaceAll(/[ .]/g, NBSP)
  return `0${number.nationalNumber}`.replace(/\d{2}(?=\d)/g, `$&${NBSP}`)
}

/** `tel:+33321000000`; short numbers have no international form. */
export function phoneHref(value: string) {
  const number = parsed(value) ?? parsePhoneNumber(value, 'FR')
  return `tel:${number?.isPossible() ? number.number : value.replace(/[^\d+]/g, '')}`
}
