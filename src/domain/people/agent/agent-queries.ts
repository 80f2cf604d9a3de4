import { db } from '#infra/db.ts'
import { shortName } from '#lib/names.ts'

/** « M. CURIE », by id. */
export async function listAgentNames(ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const agents = await db.agent.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, firstName: true, lastName: true },
  })
  return new Map(agents.map((agent) => [agent.id, shortName(agent)]))
}
