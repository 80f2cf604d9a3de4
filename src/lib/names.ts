export type Names = { firstName: string; lastName: string }

/** Without accents, capitals, and what separates words: two spellings of one name are equal. */
export const plainName = (name: string) =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
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
