import { db } from '#infra/db.ts'

/** What usagers must read before they book, and whether they must accept it. */
export type Restriction = { text: string; isToAccept: boolean }

/** Null when there is nothing to read. */
export async function findRestriction(motifId: number): Promise<Restriction | null> {
  const select = { restrictionForRdv: true, restrictionToAccept: true } as const
  const motif = await db.motif.findUnique({ where: { id: motifId }, select })
  return motif?.restrictionForRdv ? { text: motif.restrictionForRdv, isToAccept: motif.restrictionToAccept } : null
}
