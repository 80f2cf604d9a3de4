import type { BookableBy } from '#infra/prisma/enums.ts'

const ONLINE = ['everyone', 'agents_and_prescripteurs_and_invited_users'] as const
const BEYOND_AGENTS = [...ONLINE, 'agents_and_prescripteurs'] as const

/** Who takes the rdv, other than an agent of the organisation on its own agenda, and the motifs open to him. */
const OPENINGS = {
  usager: ['everyone'],
  invited_usager: ONLINE,
  /** An agent invited him to that very motif, whatever its opening: the deed uses the invitation up. */
  personally_invited_usager: [...BEYOND_AGENTS, 'agents'],
  prescripteur: BEYOND_AGENTS,
  agent_prescripteur: BEYOND_AGENTS,
} as const satisfies Record<string, readonly BookableBy[]>

export type Booker = keyof typeof OPENINGS

export const openingsTo = (booker: Booker): BookableBy[] => [...OPENINGS[booker]]

export const isOpenTo = (bookableBy: BookableBy, booker: Booker): boolean => openingsTo(booker).includes(bookableBy)

export const isBookableBy = (motif: { isArchived: boolean; bookableBy: BookableBy }, booker: Booker): boolean =>
  !motif.isArchived && isOpenTo(motif.bookableBy, booker)

/** What an invitation makes of a usager before a motif; that of an agent names its own. */
export function bookerOf(invitation: { motifId: number | null } | null, motifId: number): Booker {
  if (!invitation) return 'usager'
  return invitation.motifId === motifId ? 'personally_invited_usager' : 'invited_usager'
}
