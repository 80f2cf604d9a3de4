import { z } from 'zod'
import type { AgentActor } from '#domain/actor/agent-actor.ts'
import { query } from '#infra/query.ts'
import { type Condition, varying, withConditions } from '#infra/statement.ts'
import { whereSql } from '#infra/where-sql.ts'
import { MOST_COUNTED } from './rdv-list.ts'
import type { RdvPage } from './rdv-list-queries.ts'
import * as rdvScope from './rdv-scope.ts'

type CollectifFilters = {
  /** Those that begin from then on. */
  from: Temporal.Instant
  motifId: number | null
  withRemainingSeats: boolean
}

type Asked = { organisationId: number; filters: CollectifFilters; page: number; size: number }

/** One page of the rdvs collectifs that he sees in an organisation, the next first, whatever became of them. */
export async function findCollectifPage(
  actor: AgentActor,
  { organisationId, filters, page, size }: Asked,
): Promise<RdvPage> {
  const { from, motifId, withRemainingSeats } = filters
  const skipped = (page - 1) * size
  const conditions: Condition[] = [
    whereSql('Rdv', rdvScope.seenByAgent(actor), 'r', 'once'),
    ...(motifId === null ? [] : [{ name: 'motif', values: [motifId], sql: (id = '') => `r.motif_id = ${id}` }]),
    ...(withRemainingSeats ? [{ name: 'seats', values: [], sql: () => WITH_SEATS }] : []),
  ]
  const values = [organisationId, new Date(from.epochMilliseconds), skipped, size]
  const [found] = await query(...withConditions(COLLECTIFS, values, conditions))
  const { total = 0, ids = [] } = found ?? {}
  return { ids, total, hasNext: skipped + size < total }
}

const WITH_SEATS =
  "r.status = 'unknown' AND (r.max_participants_count IS NULL OR r.usagers_count < r.max_participants_count)"

const COLLECTIFS = varying(
  'collectif-list',
  { total: z.int(), ids: z.array(z.int()) },
  (conditions) => `
  WITH found AS MATERIALIZED (
    SELECT r.id, r.starts_at FROM rdvs r
    WHERE r.motif_id = ANY (ARRAY(SELECT id FROM motifs WHERE organisation_id = $1 AND collectif))
      AND r.organisation_id = $1 AND r.starts_at >= $2${conditions}
    ORDER BY r.starts_at, r.id LIMIT ${MOST_COUNTED + 1}
  )
  SELECT (SELECT count(*)::int FROM found) AS total,
    ARRAY(SELECT id FROM found ORDER BY starts_at, id OFFSET $3 LIMIT $4) AS ids`,
)
