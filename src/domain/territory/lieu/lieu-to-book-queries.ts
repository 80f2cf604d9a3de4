import { db } from '#infra/db.ts'
import type { Prisma } from '#infra/prisma/client.ts'

/** Where an agent may place a rdv of this organisation: its open lieux, never a closed one nor that of a single rdv. */
export const listLieuxToBook = (organisationId: number): Promise<LieuToBook[]> =>
  db.lieu.findMany({
    where: { organisationId, availability: 'enabled' },
    select: LIEU_TO_BOOK,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })

/** One that is no longer proposed, so that this can be said; null in another organisation. */
export const findLieuToBook = (organisationId: number, id: number): Promise<LieuToBook | null> =>
  db.lieu.findFirst({ where: { organisationId, id }, select: LIEU_TO_BOOK })

export type LieuToBook = Prisma.LieuGetPayload<{ select: typeof LIEU_TO_BOOK }>

const LIEU_TO_BOOK = { id: true, name: true, address: true, availability: true } as const satisfies Prisma.LieuSelect
