import { folded } from '#lib/folding.ts'

/** Shorter is refused at once; bcrypt reads no further than 72 bytes. */
export const SHORTEST = 12
const LONGEST_BYTES = 72

export type PasswordOwner = { email: string | null; firstName: string | null; lastName: string | null }

export type PasswordRefusal = 'vide' | { missing: number } | 'trop-long' | 'nom-ou-email' | 'trop-connu'

type Choice = { password: string; isFrequent: (password: string) => boolean }

/** `missing`: so many signs. */
export function choose(owner: PasswordOwner, { password, isFrequent }: Choice): PasswordRefusal | null {
  const signs = [...password].length
  if (password.trim() === '') return 'vide'
  if (signs < SHORTEST) return { missing: SHORTEST - signs }
  if (Buffer.byteLength(password) > LONGEST_BYTES) return 'trop-long'
  if (isNameOf(owner, password)) return 'nom-ou-email'
  return isFrequent(password) ? 'trop-connu' : null
}

/** The e-mail or the names, whatever the capitals, signs and digits around them. */
function isNameOf({ email, firstName, lastName }: PasswordOwner, password: string) {
  const letters = lettersOf(password)
  const [first, last] = [lettersOf(firstName ?? ''), lettersOf(lastName ?? '')]
  const own = [email ?? '', email?.split('@')[0] ?? ''].map(lettersOf).concat(first, last, first + last, last + first)
  return own.some((name) => name !== '' && name === letters)
}

const lettersOf = (text: string) => folded(text).replaceAll(/[^\p{L}]/gu, '')
