import type { BookableBy } from '#infra/prisma/enums.ts'

/** Who takes the rdv, other than an agent of the organisation on its own agenda. */
const BOOKERS = ['usager', 'invited_usager', 'prescripteur', 'agent_prescripteur'] as const
export type Booker = (typeof BOOKERS)[number]

const bookersOf = {
  agents: [],
  agents_and_prescripteurs: ['prescripteur', 'agent_prescripteur'],
  agents_and_prescripteurs_and_invited_users: ['invited_usager', 'prescripteur', 'agent_prescripteur'],
  everyone: BOOKERS,
} as const satisfies Record<BookableBy, readonly Booker[]>

export const isOpenTo = (bookableBy: BookableBy, booker: Booker): boolean =>
  bookersOf[bookableBy].some((allowed) => allowed === booker)
