import { db } from '#infra/db.ts'

/** What usagers must accept before they book; null when there is nothing. */
export async function findRestriction(motifId: number): Promise<string | null> {
  const motif = await db.motif.findUnique({ where: { id: motifId }, select: { restrictionForRdv: true } })
  return motif?.restrictionForRdv ?? null
}
