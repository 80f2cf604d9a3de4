import { readBirthDate } from '#lib/birth-date.ts'
import { isEmail, normalEmail } from '#lib/email.ts'
import { LONGEST_NAME } from '#lib/names.ts'

/** What an identity provider says of a person, as it says it. */
export type Claims = Readonly<Record<string, unknown>>

/** Blank is absent: nothing is looked up by an empty value, and nothing is erased by one. */
function claim(claims: Claims, name: string): string | null {
  const value = claims[name]
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

/** The person at the provider. What OpenID Connect would not call an identifier is absent: cut, it might be another's. */
export function subClaim(claims: Claims): string | null {
  const sub = claim(claims, 'sub')
  return sub !== null && sub.length <= LONGEST_SUB && !CONTROLS.test(sub) ? sub : null
}

const LONGEST_SUB = 255

/** As a form would have it, on one line and no longer than a name may be: who is named cannot correct it. */
export function nameClaim(claims: Claims, name: string): string | null {
  const line = (claim(claims, name) ?? '').replaceAll(/[\p{Cc}\p{Zs}\p{Zl}\p{Zp}]+/gu, ' ').trim()
  return [...line].slice(0, LONGEST_NAME).join('').trim() || null
}

/** As our addresses are stored; what is none is absent. */
export function emailClaim(claims: Claims): string | null {
  const email = normalEmail(claim(claims, 'email') ?? '')
  return isEmail(email) ? email : null
}

/** « 1991-12-14 », a day that a form would take. Who was born on an unknown day has « 1970-00-00 » there. */
export function birthDateClaim(claims: Claims, today: Temporal.PlainDate): string | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(claim(claims, 'birthdate') ?? '') ?? []
  if (!year || !month || !day) return null
  const read = readBirthDate({ day, month, year }, today)
  return read.ok ? (read.date?.toString() ?? null) : null
}

const CONTROLS = /\p{Cc}/u
