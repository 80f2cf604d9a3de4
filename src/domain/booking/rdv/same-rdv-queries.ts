import { z } from 'zod'
import { isLive } from '#domain/booking/status/status.ts'
import { type Connection, query, statement } from '#infra/query.ts'
import type { Author } from './author.ts'

type Asked = { motifId: number; startsAt: Temporal.Instant; usagerIds: readonly number[]; actor: Author }

/** The rdv that the same person took for the same usagers, motif and start: a form sent twice. */
export async function findSameRdv(connection: Connection, { motifId, startsAt, usagerIds, actor }: Asked) {
  const wanted = [...new Set(usagerIds)].sort((a, b) => a - b)
  const values = [motifId, new Date(startsAt.epochMilliseconds), actor.type, actor.id, wanted]
  const [same] = await query(SAME, values, connection)
  return same ?? null
}

const SAME = statement(
  'same-rdv',
  { id: z.int(), uuid: z.uuid() },
  `
  SELECT id, uuid FROM rdvs
  WHERE motif_id = $1 AND starts_at = $2 AND created_by_type = $3 AND created_by_id = $4
    AND ${isLive('rdvs')}
    AND (SELECT array_agg(usager_id ORDER BY usager_id) FROM participations WHERE rdv_id = rdvs.id) = $5::int[]`,
)
