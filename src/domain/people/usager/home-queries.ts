import { db } from '#infra/db.ts'

/** Where they live, and where their responsables do, in the order of the ids. */
export async function listHomes(ids: readonly number[]) {
  const homes = await db.usager.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, address: true, responsible: { select: { address: true } } },
  })
  return homes.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
}
