import { z } from 'zod'
import { config } from '#infra/config.ts'
import { query, statement } from '#infra/query.ts'
import { recentMemory } from '#lib/recent-memory.ts'

// The field of an address asks it at each pause of who types.
const recently = recentMemory<readonly string[]>({ lastsMs: config.SEARCH_MEMORY, most: 1 })

/** Numbers of the départements where an organisation may give rdvs; « MA » and the like, which are none, stand among them. */
export const listServedDepartements = (now: Temporal.Instant): Promise<readonly string[]> =>
  recently('served', now.epochMilliseconds, async () => (await query(SERVED, [])).map(({ number }) => number))

const SERVED = statement(
  'served-departements',
  { number: z.string() },
  `
  SELECT DISTINCT departement_number AS number FROM territoires t
  WHERE departement_number <> '' AND EXISTS (SELECT FROM organisations o WHERE o.territoire_id = t.id)
  ORDER BY number`,
)
