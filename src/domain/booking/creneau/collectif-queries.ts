import { z } from 'zod'
import { isLive } from '#domain/booking/status/status.ts'
import { query } from '#infra/query.ts'
import { type Condition, varying, withConditions } from '#infra/statement.ts'
import { DAY_MS } from '#lib/day.ts'
import { type CollectifRdv, openCollectifs } from './collectif.ts'
import type { Searcher } from './searcher.ts'
import type { MotifSought } from './sought.ts'

export type OpenCollectif = CollectifRdv & {
  motifId: number
  endsAtMs: number
  title: string | null
  /** Names of its agents. */
  agents: string[]
  /** One of the family takes part in it: listed even when it is full. */
  isAttended: boolean
}

type Asked = {
  motifs: readonly MotifSought[]
  /** Absent: any; null: rdvs without lieu. */
  lieuId?: number | null
  from?: string | undefined
  searcher: Searcher
}

/** Rdvs collectifs that may be joined, by start. */
export async function listOpenCollectifs(asked: Asked): Promise<OpenCollectif[]> {
  const motifs = new Map(asked.motifs.filter(({ collectif }) => collectif).map((motif) => [motif.id, motif]))
  if (motifs.size === 0) return []
  const rows = await listComing([...motifs.values()], asked)
  return rows.filter((rdv) => {
    const motif = motifs.get(rdv.motifId)
    return (
      motif !== undefined && openCollectifs([rdv], { ...asked.searcher.boundsOf(motif), from: asked.from }).length > 0
    )
  })
}

function listComing(motifs: readonly MotifSought[], { lieuId, searcher }: Asked): Promise<OpenCollectif[]> {
  const last = Math.max(...motifs.map((motif) => DAY_MS * (searcher.daysOf(motif).to + 2)))
  const values = [motifs.map(({ id }) => id), new Date(searcher.nowMs), new Date(last), searcher.familyIds]
  const atLieu: Condition = {
    name: 'at-lieu',
    values: [lieuId],
    sql: (lieu = '') => `r.lieu_id IS NOT DISTINCT FROM ${lieu}::int`,
  }
  const conditions = [...(lieuId === undefined ? [] : [atLieu]), ...byOneAgent(searcher.agentsAmong(motifs, COLUMNS))]
  return query(...withConditions(COMING, values, conditions))
}

const COLUMNS = { agent: 'ar.agent_id', motif: 'r.motif_id', organisation: 'r.organisation_id' } as const

/** One of its agents meets them all. */
function byOneAgent(conditions: readonly Condition[]): Condition[] {
  if (conditions.length === 0) return []
  const clausesWith = (parameters: readonly string[]) => {
    const left = [...parameters]
    return conditions.map(({ values, sql }) => sql(...left.splice(0, values.length)))
  }
  return [
    {
      name: conditions.map(({ name }) => name).join(' '),
      values: conditions.flatMap(({ values }) => values),
      sql: (...parameters) =>
        `EXISTS (SELECT FROM agents_rdvs ar WHERE ar.rdv_id = r.id AND ${clausesWith(parameters).join(' AND ')})`,
    },
  ]
}

const COMING = varying(
  'open-collectifs',
  {
    id: z.int(),
    motifId: z.int(),
    lieuId: z.int().nullable(),
    title: z.string().nullable(),
    startsAtMs: z.int(),
    endsAtMs: z.int(),
    maxParticipants: z.int().nullable(),
    participants: z.int(),
    agentIds: z.array(z.int()),
    agents: z.array(z.string()),
    isAttended: z.boolean(),
  },
  (conditions) => `
  SELECT r.id, r.motif_id AS "motifId", r.lieu_id AS "lieuId", r.name AS title,
         round(date_part('epoch', r.starts_at) * 1000) AS "startsAtMs",
         round(date_part('epoch', r.ends_at) * 1000) AS "endsAtMs",
         r.max_participants_count AS "maxParticipants", r.usagers_count AS participants,
         led.ids AS "agentIds", led.names AS agents,
         EXISTS (SELECT FROM participations p WHERE p.rdv_id = r.id AND p.usager_id = ANY ($4::int[])
                   AND ${isLive('p')}) AS "isAttended"
  FROM rdvs r
  CROSS JOIN LATERAL (
    SELECT coalesce(array_agg(a.id ORDER BY a.id), '{}') AS ids,
           coalesce(array_agg(concat_ws(' ', a.first_name, a.last_name) ORDER BY a.id), '{}') AS names
    FROM agents_rdvs ar JOIN agents a ON a.id = ar.agent_id WHERE ar.rdv_id = r.id
  ) led
  WHERE r.motif_id = ANY ($1::int[]) AND r.starts_at > $2::timestamptz AND r.starts_at < $3::timestamptz
    AND r.status <> 'revoked'${conditions}
  ORDER BY r.starts_at, r.id`,
)
