import { z } from 'zod'
import type { AgentActor } from '#domain/actor/agent-actor.ts'
import * as motifScope from '#domain/territory/motif/motif-scope.ts'
import { SectorisationLevel } from '#infra/prisma/enums.ts'
import { query } from '#infra/query.ts'
import { varying, withConditions } from '#infra/statement.ts'
import { whereSql } from '#infra/where-sql.ts'
import { dayNumber, isoDay } from '#lib/day.ts'
import { firstCreneaux } from './first-creneau.ts'
import { openPlanning } from './planning-queries.ts'
import { PLAGE_COLUMNS } from './planning-sql.ts'
import { agentSearcher } from './searcher.ts'

type Asked = { organisationId: number; agentIds: readonly number[]; from: string; now: Temporal.Instant }

/** Further than that, one searches. */
const DAYS = 14

/** When each of these agents is next free for some motif of the organisation, within a fortnight: two statements. */
export async function findFirstByAgent(actor: AgentActor, asked: Asked): Promise<ReadonlyMap<number, number>> {
  const firsts = new Map<number, number>()
  const motifs = asked.agentIds.length === 0 ? [] : await listMotifs(actor, asked.organisationId)
  if (motifs.length === 0) return firsts

  const window = { from: dayNumber(asked.from), to: dayNumber(asked.from) + DAYS - 1 }
  const searcher = agentSearcher({ ...asked, chosen: { agentIds: asked.agentIds, teamIds: [] } })
  const conditions = searcher.agentsAmong(motifs, PLAGE_COLUMNS)
  const planning = await openPlanning({
    motifs,
    lieuId: null,
    conditions,
    days: window,
    window,
    nowMs: searcher.nowMs,
    holds: null,
  })
  const plagesOf = Map.groupBy(planning.plages, ({ motifId }) => motifId)
  const days = { from: isoDay(window.from), to: isoDay(window.to) }
  for (const motif of motifs) {
    const search = { ...searcher.boundsOf(motif), ...days, durationMinutes: motif.durationInMin }
    const own = { ...planning, plages: plagesOf.get(motif.id) ?? [] }
    for (const [agentId, { startsAtMs }] of firstCreneaux(own, search, (plage) => plage.agentId))
      firsts.set(agentId, Math.min(startsAtMs, firsts.get(agentId) ?? startsAtMs))
  }
  return firsts
}

const listMotifs = (actor: AgentActor, organisationId: number) =>
  query(...withConditions(MOTIFS, [organisationId], [whereSql('Motif', motifScope.seenByAgent(actor), 'm')]))

const MOTIFS = varying(
  'individual-motifs-of-organisation',
  {
    id: z.int(),
    organisationId: z.int(),
    timeZone: z.string(),
    departementNumber: z.string(),
    collectif: z.boolean(),
    durationInMin: z.int(),
    minDelayS: z.int(),
    maxDelayS: z.int(),
    followUp: z.boolean(),
    sectorisationLevel: z.enum(SectorisationLevel),
  },
  (conditions) => `
  SELECT m.id, m.organisation_id AS "organisationId", t.time_zone AS "timeZone", t.departement_number AS "departementNumber",
    m.collectif, m.default_duration_in_min AS "durationInMin", m.min_public_booking_delay AS "minDelayS",
    m.max_public_booking_delay AS "maxDelayS", m.follow_up AS "followUp", m.sectorisation_level AS "sectorisationLevel"
  FROM motifs m
  JOIN organisations o ON o.id = m.organisation_id
  JOIN territoires t ON t.id = o.territoire_id
  WHERE m.organisation_id = $1 AND m.deleted_at IS NULL AND NOT m.collectif${conditions}`,
)
