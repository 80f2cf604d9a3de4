import { folded } from '#lib/folding.ts'
import { say } from '#lib/say.ts'

/** Shorter is refused at once; bcrypt reads no further than 72 bytes. */
export const SHORTEST = 12
const LONGEST_BYTES = 72

export type PasswordOwner = { email: string | null; firstName: string | null; lastName: string | null }

/** Why a password cannot be chosen, in the words of the page; null when it can. */
export function passwordProblem(password: string, owner: PasswordOwner, isFrequent: (password: string) => boolean) {
  const signs = [...password].length
  const bytes = Buffer.byteLength(password)
  if (password.trim() === '') return say('Choisissez un mot de passe.')
  if (signs < SHORTEST)
    return say('{shortest} caractères au moins. Il en manque {missing}.', {
      shortest: SHORTEST,
      missing: SHORTEST - signs,
    })
  if (bytes > LONGEST_BYTES)
    return say('Ce mot de passe est trop long. Retirez quelques caractères : 72 au plus, moins avec des accents.')
  if (isNameOf(owner, password)) return say('Choisissez un mot de passe sans votre nom ni votre e-mail.')
  if (isFrequent(password)) return say('Ce mot de passe est trop connu. Choisissez-en un autre.')
  return null
}

/** The e-mail or the names, whatever the capitals, signs and digits around them. */
function isNameOf({ email, firstName, lastName }: PasswordOwner, password: string) {
  const letters = lettersOf(password)
  const [first, last] = [lettersOf(firstName ?? ''), lettersOf(lastName ?? '')]
  const own = [email ?? '', email?.split('@')[0] ?? ''].map(lettersOf).concat(first, last, first + last, last + first)
  return own.some((name) => name !== '' && name === letters)
}

const lettersOf = (text: string) => folded(text).replaceAll(/[^\p{L}]/gu, '')
