import { z } from 'zod'
import type { AgentActor } from '#domain/actor/agent-actor.ts'
import type { Columns } from '#infra/prove-rows.ts'
import { query } from '#infra/query.ts'
import { type Condition, varying, withConditions } from '#infra/statement.ts'
import { whereSql } from '#infra/where-sql.ts'
import { type ListOrder, MOST_COUNTED, type RdvFilters, rangeOf } from './rdv-list.ts'
import * as rdvScope from './rdv-scope.ts'

type Asked = {
  /** His own; each has its days. */
  organisations: readonly { id: number; timeZone: string }[]
  filters: RdvFilters
  order: ListOrder
  page: number
  size: number
  now: Temporal.Instant
}

export type RdvPage = {
  /** In their order, each once. */
  ids: number[]
  /** Of the whole list, up to MOST_COUNTED; one more when there are more. */
  total: number
  hasNext: boolean
}

/** One page of the rdvs that he sees. It is counted with the first ten thousand, of which it is cut; further on, found alone. */
export async function findRdvPage(actor: AgentActor, asked: Asked): Promise<RdvPage> {
  const { page, size } = asked
  const skipped = (page - 1) * size
  if (skipped + size <= MOST_COUNTED) {
    const [found] = await ask(actor, asked, { ...COUNTED, skipped, taken: size })
    const { total = 0, ids = [] } = found ?? {}
    return { ids, total, hasNext: skipped + size < total }
  }
  const found = await ask(actor, asked, { ...DEEP, skipped, taken: size + 1 })
  const ids = found.map(({ id }) => id)
  return { ids: ids.slice(0, size), total: MOST_COUNTED + 1, hasNext: ids.length > size }
}

export type AfterRdv = { id: number; startsAt: Date }

type Read = Omit<Asked, 'order' | 'page' | 'size'>

/** The whole list, from the latest: at most `size` of its rdvs that come after the last one read. */
export const listRdvsAfter = (
  actor: AgentActor,
  { after, size, ...asked }: Read & { after: AfterRdv | null; size: number },
) => ask(actor, { ...asked, order: 'recent', after }, { ...NEXT, skipped: 0, taken: size })

/** However many they are. */
export async function countRdvs(actor: AgentActor, asked: Read): Promise<number> {
  const [counted] = await ask(actor, { ...asked, order: 'recent' }, { ...WHOLE, skipped: 0, taken: 1 })
  return counted?.total ?? 0
}

type Kind<Of extends Columns> = {
  name: string
  columns: Of
  /** How far a page reads. */
  most: string
  textOf: (rdvs: string, direction: string) => string
}

const COUNTED: Kind<{ total: z.ZodInt; ids: z.ZodArray<z.ZodInt> }> = {
  name: 'rdv-list',
  columns: { total: z.int(), ids: z.array(z.int()) },
  most: String(MOST_COUNTED + 1),
  textOf: (rdvs, direction) => `
  WITH found AS MATERIALIZED (
    SELECT id, starts_at FROM (${rdvs}) listed ORDER BY starts_at ${direction}, id ${direction} LIMIT ${MOST_COUNTED + 1}
  )
  SELECT (SELECT count(*)::int FROM found) AS total,
    ARRAY(SELECT id FROM found ORDER BY starts_at ${direction}, id ${direction} OFFSET $1 LIMIT $2) AS ids`,
}

const DEEP: Kind<{ id: z.ZodInt }> = {
  name: 'rdv-list-deep',
  columns: { id: z.int() },
  most: '$1::bigint + $2::bigint',
  textOf: (rdvs, direction) => `
  SELECT id FROM (${rdvs}) listed ORDER BY starts_at ${direction}, id ${direction} OFFSET $1::bigint LIMIT $2::bigint`,
}

const NEXT: Kind<{ id: z.ZodInt; startsAt: z.ZodDate }> = {
  name: 'rdv-list-next',
  columns: { id: z.int(), startsAt: z.date() },
  most: '$1::bigint + $2::bigint',
  textOf: (rdvs, direction) => `
  SELECT id, starts_at AS "startsAt" FROM (${rdvs}) listed
  ORDER BY starts_at ${direction}, id ${direction} OFFSET $1::bigint LIMIT $2::bigint`,
}

const WHOLE: Kind<{ total: z.ZodInt }> = {
  name: 'rdv-list-whole',
  columns: { total: z.int() },
  most: 'ALL',
  textOf: (rdvs) => `SELECT count(*)::int AS total FROM (${rdvs}) listed OFFSET $1::bigint LIMIT $2::bigint`,
}

type Cut<Of extends Columns> = Kind<Of> & { skipped: number; taken: number }

/** Each organisation is read by its own index, no further than the page, and what they give is merged in order: nothing is sorted. */
function ask<Of extends Columns>(
  actor: AgentActor,
  { organisations, filters, order, now, after = null }: Omit<Asked, 'page' | 'size'> & { after?: AfterRdv | null },
  { name, columns, most, textOf, skipped, taken }: Cut<Of>,
) {
  const ranges = organisations.flatMap(({ id, timeZone }) => {
    const { from, to } = rangeOf(filters, timeZone, now)
    const until = after ? Math.min(to, after.startsAt.getTime() + 1) : to
    return [id, instantOrInfinity(from), instantOrInfinity(until)]
  })
  const listed = varying(`${name}-${organisations.length}-${order}`, columns, (conditions) =>
    textOf(
      organisations
        .map((_, at) => rdvsOf(at, conditions, { direction: DIRECTIONS[order], most }))
        .join('\n  UNION ALL '),
      DIRECTIONS[order],
    ),
  )
  const conditions = [
    whereSql('Rdv', rdvScope.seenByAgent(actor), 'r', 'once'),
    ...conditionsOf(filters),
    ...(after ? [comesAfter(after)] : []),
  ]
  return query(...withConditions(listed, [skipped, taken, ...ranges], conditions))
}

const DIRECTIONS: Record<ListOrder, string> = { ancien: 'ASC', recent: 'DESC' }

const FIRST_RANGE = 3

function rdvsOf(nth: number, conditions: string, { direction, most }: { direction: string; most: string }) {
  const [organisation, from, to] = [0, 1, 2].map((at) => `$${FIRST_RANGE + 3 * nth + at}`)
  return `(SELECT r.id, r.starts_at FROM rdvs r
    WHERE r.organisation_id = ${organisation} AND r.starts_at >= ${from} AND r.starts_at < ${to}${conditions}
    ORDER BY r.starts_at ${direction}, r.id ${direction} LIMIT ${most})`
}

const instantOrInfinity = (ms: number) =>
  Number.isFinite(ms) ? new Date(ms).toISOString() : ms > 0 ? 'infinity' : '-infinity'

function conditionsOf({ agentId, usagerId, lieuIds, motifIds, status }: RdvFilters): Condition[] {
  const outcome = status?.startsWith('unknown') ? 'unknown' : status
  return [
    outcome !== null && condition('status', outcome, (value) => `r.status = ${value}`),
    motifIds.length > 0 && condition('motifs', motifIds, (value) => `r.motif_id = ANY (${value})`),
    lieuIds.length > 0 && condition('lieux', lieuIds, (value) => `r.lieu_id = ANY (${value})`),
    agentId !== null &&
      condition('agent', agentId, (value) => isOne(`SELECT rdv_id FROM agents_rdvs WHERE agent_id = ${value}`)),
    usagerId !== null &&
      condition('usager', usagerId, (value) => isOne(`SELECT rdv_id FROM participations WHERE usager_id = ${value}`)),
  ].filter((given) => given !== false)
}

const condition = (name: string, value: unknown, sqlOf: (value: string) => string): Condition => ({
  name,
  values: [value],
  sql: (parameter = '') => sqlOf(parameter),
})

const comesAfter = ({ startsAt, id }: AfterRdv): Condition => ({
  name: 'after',
  values: [startsAt, id],
  sql: (start, rdvId) => `(r.starts_at, r.id) < (${start}::timestamptz, ${rdvId}::int)`,
})

/** Read first: the rdvs of one person are few, whatever the planner guesses of a deep page. */
const isOne = (rdvIds: string) => `r.id = ANY (ARRAY(${rdvIds}))`
