import type { BookableBy } from '#infra/prisma/enums.ts'

/** Who takes the rdv, other than an agent of the organisation on its own agenda. */
const BOOKERS = ['usager', 'invited_usager', 'personally_invited_usager', 'prescripteur', 'agent_prescripteur'] as const
export type Booker = (typeof BOOKERS)[number]

/** An agent invited him to that very motif, whatever its opening: the deed uses the invitation up. */
const PERSONAL = ['personally_invited_usager'] as const satisfies Booker[]

const bookersOf = {
  agents: PERSONAL,
  agents_and_prescripteurs: [...PERSONAL, 'prescripteur', 'agent_prescripteur'],
  agents_and_prescripteurs_and_invited_users: [...PERSONAL, 'invited_usager', 'prescripteur', 'agent_prescripteur'],
  everyone: BOOKERS,
} as const satisfies Record<BookableBy, readonly Booker[]>

export const isOpenTo = (bookableBy: BookableBy, booker: Booker): boolean =>
  bookersOf[bookableBy].some((allowed) => allowed === booker)
