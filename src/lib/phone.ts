import parsePhoneNumber, { type CountryCode, type PhoneNumber } from 'libphonenumber-js/max'
import { say } from './say.ts'

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

/** What to do about a number that is none. */
export function phoneProblem(typed: string): string {
  const digits = typed.replaceAll(/\D/g, '').length
  const isFrench = typed.trim().startsWith('0') && !typed.trim().startsWith('00')
  if (isFrench && digits !== 10)
    return say('Un numéro français a 10 chiffres. Vous en avez écrit {digits}.', { digits })
  return say('Écrivez un numéro de téléphone, par exemple 06 12 34 56 78.')
}
