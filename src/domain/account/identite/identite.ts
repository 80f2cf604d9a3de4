import { isEmail, normalEmail } from '#lib/email.ts'

/** What an identity provider says of a person, as it says it. */
export type Claims = Readonly<Record<string, unknown>>

/** Blank is absent: nothing is looked up by an empty value, and nothing is erased by one. */
export function claim(claims: Claims, name: string): string | null {
  const value = claims[name]
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

/** As our addresses are stored; what is none is absent. */
export function emailClaim(claims: Claims): string | null {
  const email = normalEmail(claim(claims, 'email') ?? '')
  return isEmail(email) ? email : null
}
