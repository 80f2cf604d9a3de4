import { db } from '#infra/db.ts'

/** Its name and its zone, as the journal writes times. */
export async function findTerritoireInWords(id: number) {
  const territoire = await db.territoire.findUnique({ where: { id }, select: { name: true, timeZone: true } })
  return territoire && { name: territoire.name ?? '', timeZone: territoire.timeZone }
}
