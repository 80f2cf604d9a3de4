/** Levels of assurance, from the least: of eIDAS, and those of ProConnect. From 2 on, two factors were given. */
const levels: Readonly<Record<string, number>> = {
  eidas1: 1,
  eidas2: 2,
  eidas3: 3,
  'https://proconnect.gouv.fr/assurance/self-asserted': 1,
  'https://proconnect.gouv.fr/assurance/self-asserted-2fa': 2,
  'https://proconnect.gouv.fr/assurance/consistency-checked': 1,
  'https://proconnect.gouv.fr/assurance/consistency-checked-2fa': 2,
}

const levelOf = (acr: unknown) => (typeof acr === 'string' && Object.hasOwn(levels, acr) ? (levels[acr] ?? 0) : 0)

/** An unknown level is no level. */
export const isAtLeast = (given: unknown, asked: string) => levelOf(given) >= levelOf(asked)

export const hasTwoFactors = (acr: unknown) => levelOf(acr) >= 2
