import { db } from '#infra/db.ts'

/** A motif whose rdvs collectifs are all full is offered no more: it is the seat that is missing, and said. */
export async function findChosenCollectif(id: number) {
  const rdv = await db.rdv.findUnique({
    where: { id },
    select: { id: true, motifId: true, lieuId: true, maxParticipantsCount: true, usagersCount: true },
  })
  if (!rdv) return null
  const { maxParticipantsCount: most, usagersCount, ...chosen } = rdv
  return { ...chosen, isFull: most !== null && usagersCount >= most }
}
