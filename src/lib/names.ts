import { unaccented } from './plain-text.ts'

export type Names = { firstName: string; lastName: string }

/** Without accents, capitals, and what separates words: two spellings of one name are equal. */
export const plainName = (name: string) =>
  unaccented(name)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

export const areSameNames = (a: Names, b: Names) =>
  plainName(a.firstName) === plainName(b.firstName) && plainName(a.lastName) === plainName(b.lastName)

/** « Nadia BENALI (Martin) » */
export function fullName({ firstName, lastName, birthName }: Names & { birthName?: string | null }) {
  const isOther = birthName && birthName.toLowerCase() !== lastName.toLowerCase()
  return `${firstName} ${lastName.toLocaleUpperCase('fr')}${isOther ? ` (${birthName})` : ''}`
}

/** For agents, whose names may be missing. */
export const agentName = ({ firstName, lastName }: { firstName: string | null; lastName: string | null }) =>
  [firstName, lastName?.toLocaleUpperCase('fr')].filter(Boolean).join(' ')

/** « M. CURIE »; the last name alone when the first is missing. */
export function shortName({ firstName, lastName }: { firstName: string | null; lastName: string | null }) {
  const name = lastName?.toLocaleUpperCase('fr') ?? ''
  return firstName ? `${firstName.charAt(0).toLocaleUpperCase('fr')}. ${name}` : name
}
