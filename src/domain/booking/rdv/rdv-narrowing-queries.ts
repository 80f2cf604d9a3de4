import { z } from 'zod'
import type { KeptNarrowing } from '#domain/booking/creneau/narrowing.ts'
import { type Connection, command, execute, query, statement } from '#infra/query.ts'

/** Beside the rdv, whose journal must not remember where somebody lives. */
export async function keepNarrowing(connection: Connection, rdvId: number, kept: KeptNarrowing) {
  const { cityCode, streetBanId, referentIds, agentIds } = kept
  const values = [rdvId, cityCode ?? null, streetBanId ?? null, referentIds ?? null, agentIds ?? null]
  await execute(KEEP, values, connection)
}

const KEEP = command(
  'keep-narrowing',
  `INSERT INTO rdv_narrowings (rdv_id, city_code, street_ban_id, referent_ids, agent_ids) VALUES ($1, $2, $3, $4, $5)`,
)

/** Empty where nothing narrowed it, or an agent took it. */
export async function findKeptNarrowing(rdvId: number, connection?: Connection): Promise<KeptNarrowing> {
  const [row] = await query(KEPT, [rdvId], connection)
  return Object.fromEntries(Object.entries(row ?? {}).filter(([, answer]) => answer !== null))
}

const KEPT = statement(
  'kept-narrowing',
  {
    cityCode: z.string().nullable(),
    streetBanId: z.string().nullable(),
    referentIds: z.array(z.int()).nullable(),
    agentIds: z.array(z.int()).nullable(),
  },
  `
  SELECT city_code AS "cityCode", street_ban_id AS "streetBanId", referent_ids AS "referentIds", agent_ids AS "agentIds"
  FROM rdv_narrowings WHERE rdv_id = $1`,
)
