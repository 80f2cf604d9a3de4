import { z } from 'zod'
import { isLive } from '#domain/booking/status/status.ts'
import { type Connection, query, statement } from '#infra/query.ts'
import type { Author } from './author.ts'

type Asked = {
  motifId: number
  /** Null where the motif needs no lieu. */
  lieuId: number | null
  startsAt: Temporal.Instant
  usagerIds: readonly number[]
  /** Only those agents; absent: whoever is free. */
  agentIds?: readonly number[] | undefined
  actor: Author
}

/** The rdv that the same person took for the same usagers, motif, lieu and start, with one of those agents: a form sent twice. */
export async function findSameRdv(connection: Connection, asked: Asked) {
  const { motifId, lieuId, startsAt, agentIds, actor } = asked
  const wanted = [...new Set(asked.usagerIds)].sort((a, b) => a - b)
  const chosen = [motifId, new Date(startsAt.epochMilliseconds), lieuId, agentIds ?? null]
  const [same] = await query(SAME, [...chosen, actor.type, actor.id, wanted], connection)
  return same ?? null
}

const SAME = statement(
  'same-rdv',
  { id: z.int(), uuid: z.uuid() },
  `
  SELECT id, uuid FROM rdvs
  WHERE motif_id = $1 AND starts_at = $2 AND ($3::int IS NULL OR lieu_id = $3)
    AND ($4::int[] IS NULL OR EXISTS (SELECT FROM agents_rdvs WHERE rdv_id = rdvs.id AND agent_id = ANY ($4)))
    AND created_by_type = $5 AND created_by_id = $6
    AND ${isLive('rdvs')}
    AND (SELECT array_agg(usager_id ORDER BY usager_id) FROM participations WHERE rdv_id = rdvs.id) = $7::int[]`,
)
