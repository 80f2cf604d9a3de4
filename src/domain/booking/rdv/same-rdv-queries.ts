import { z } from 'zod'
import type { Taken } from '#domain/booking/plafond/plafond.ts'
import { TAKEN_COLUMNS, takenSql } from '#domain/booking/plafond/plafond-queries.ts'
import { isLive } from '#domain/booking/status/status.ts'
import { type Connection, query, statement } from '#infra/query.ts'
import type { Author } from './author.ts'

type Asked = {
  motifId: number
  /** Null where the motif needs no lieu. */
  lieuId: number | null
  startsAt: Temporal.Instant
  usagerIds: readonly number[]
  /** Some of the family that is counted. */
  familyOf: readonly number[]
  /** Only those agents; absent: whoever is free. */
  agentIds?: readonly number[] | undefined
  actor: Author
  now: Temporal.Instant
}

type Same = { id: number; uuid: string }

/**
 * What the family has taken, and the rdv that the same person took for the same usagers, motif, lieu and start, with one of those agents:
 * a form sent twice.
 */
export async function findSameAndTaken(
  connection: Connection,
  asked: Asked,
): Promise<{ same: Same | null; taken: Taken }> {
  const { motifId, lieuId, startsAt, agentIds, actor } = asked
  const wanted = [...new Set(asked.usagerIds)].sort((a, b) => a - b)
  const chosen = [motifId, new Date(startsAt.epochMilliseconds), lieuId, agentIds ?? null]
  const values = [...chosen, actor.type, actor.id, wanted, new Date(asked.now.epochMilliseconds), asked.familyOf]
  const [row] = await query(SAME, values, connection)
  if (!row) throw new Error('what was taken is always one row')
  const { id, uuid, ...taken } = row
  return { same: id === null || uuid === null ? null : { id, uuid }, taken }
}

const SAME = statement(
  'same-rdv',
  { id: z.int().nullable(), uuid: z.uuid().nullable(), ...TAKEN_COLUMNS },
  `
  SELECT same.id, same.uuid, taken.*
  FROM (${takenSql({ usagerIds: '$7', familyOf: '$9', motifId: '$1', now: '$8' })}) AS taken LEFT JOIN (
  SELECT id, uuid FROM rdvs
  WHERE motif_id = $1 AND starts_at = $2 AND ($3::int IS NULL OR lieu_id = $3)
    AND ($4::int[] IS NULL OR EXISTS (SELECT FROM agents_rdvs WHERE rdv_id = rdvs.id AND agent_id = ANY ($4)))
    AND created_by_type = $5 AND created_by_id = $6
    AND ${isLive('rdvs')}
    AND (SELECT array_agg(usager_id ORDER BY usager_id) FROM participations WHERE rdv_id = rdvs.id) = $7::int[]
  LIMIT 1) AS same ON true`,
)
