import { db } from '#infra/db.ts'

/** Title of a rdv collectif, as usagers read it. */
export async function findTitle(rdvId: number): Promise<string | null> {
  const rdv = await db.rdv.findUnique({ where: { id: rdvId }, select: { name: true } })
  return rdv?.name ?? null
}
