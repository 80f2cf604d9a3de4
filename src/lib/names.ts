import { foldedWords } from './folding.ts'

export type Names = { firstName: string; lastName: string }

/** In signs, of a first or last name, typed or given by a provider. */
export const LONGEST_NAME = 80

export const areSameNames = (a: Names, b: Names) =>
  foldedWords(a.firstName) === foldedWords(b.firstName) && foldedWords(a.lastName) === foldedWords(b.lastName)

/** « Nadia BENALI (Martin) » */
export function fullName({ firstName, lastName, birthName }: Names & { birthName?: string | null }) {
  const isOther = birthName && birthName.toLowerCase() !== lastName.toLowerCase()
  return `${firstName} ${lastName.toLocaleUpperCase('fr')}${isOther ? ` (${birthName})` : ''}`
}

/** « Nadia BENALI »; of agents either name may be missing. */
export const displayName = ({ firstName, lastName }: { firstName: string | null; lastName: string | null }) =>
  [firstName, lastName?.toLocaleUpperCase('fr')].filter(Boolean).join(' ')

/** « BENALI Nadia », as lists are read; of agents either name may be missing. */
export const lastNameFirst = ({ firstName, lastName }: { firstName: string | null; lastName: string | null }) =>
  [lastName?.toLocaleUpperCase('fr'), firstName].filter(Boolean).join(' ')

/** « a, b et c » */
export const inTurn = (names: readonly string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} et ${names.at(-1)}`

/** « M. CURIE »; the last name alone when the first is missing. */
export function shortName({ firstName, lastName }: { firstName: string | null; lastName: string | null }) {
  const name = lastName?.toLocaleUpperCase('fr') ?? ''
  return firstName ? `${firstName.charAt(0).toLocaleUpperCase('fr')}. ${name}` : name
}

/** « de Claire FONTAINE », « d’Inès BENALI » */
export const ofPerson = (name: string) => (/^[aeiouyœh]/i.test(name.normalize('NFD')) ? `d’${name}` : `de ${name}`)
