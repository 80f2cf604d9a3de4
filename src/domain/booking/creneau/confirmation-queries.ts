import { type BookableMotif, bookableMotifOf } from '#domain/territory/motif/bookable-motif-queries.ts'
import { type Connection, query, type RowOf, statement } from '#infra/query.ts'
import { type DayNumber, isoDay, mondayOf } from '#lib/day.ts'
import { type Zone, zoneOf } from '#lib/zone.ts'
import type { MovedRdv } from './agenda.ts'
import type { Load } from './agent-choice.ts'
import type { Planning } from './creneau.ts'
import { loadColumns, loadsSql } from './loads-sql.ts'
import { planningIn } from './planning-queries.ts'
import { CLAIM_ANYWHERE, CLAIM_AT_LIEU, START_ANYWHERE, START_AT_LIEU } from './start-sql.ts'

export type StartAsked = {
  motifId: number
  lieuId: number | null
  startsAt: Temporal.Instant
  /** Whose holds do not hide anything. */
  sessionDigest?: string | undefined
  movedRdv?: MovedRdv | undefined
  now: Temporal.Instant
}

/** All that says whether a start may be booked, and with whom. */
export type StartFound = { motif: BookableMotif; isLieuOpen: boolean; planning: Planning }

/** In one trip: the zone of the motif is not known yet, its local day is within a day of that of UTC. Null: there is no such motif. */
export async function findStart(connection: Connection, asked: StartAsked): Promise<StartFound | null> {
  const sought = asked.lieuId === null ? START_ANYWHERE : START_AT_LIEU
  const [row] = await query(sought, startValues(asked), connection)
  return row ? startIn(row, asked) : null
}

type ClaimAsked = StartAsked & {
  zone: Zone
  agentIds: readonly number[]
}

/** The same with those agents alone, and how much each of them has (decision 8). */
export async function findStartToClaim(connection: Connection, asked: ClaimAsked) {
  const sought = asked.lieuId === null ? CLAIM_ANYWHERE : CLAIM_AT_LIEU
  const values = [...startValues(asked), ...loadValues(asked), asked.agentIds]
  const [row] = await query(sought, values, connection)
  const found = row && startIn(row, asked)
  return found ? { ...found, loads: loadsIn(row.loads) } : null
}

const A_LOCAL_DAY_MS = 25 * 3_600_000

function startValues({ motifId, lieuId, startsAt, sessionDigest, now }: StartAsked) {
  const { from, to } = daysAround(startsAt)
  const at = startsAt.epochMilliseconds
  const span = [at - A_LOCAL_DAY_MS, at + A_LOCAL_DAY_MS, now.epochMilliseconds].map((ms) => new Date(ms))
  return [...span, sessionDigest ?? null, motifId, lieuId, isoDay(from), isoDay(to)]
}

function daysAround(startsAt: Temporal.Instant): { from: DayNumber; to: DayNumber } {
  const day = zoneOf('UTC').dayOf(startsAt.epochMilliseconds)
  return { from: day - 1, to: day + 1 }
}

type Row = RowOf<typeof START_AT_LIEU>

function startIn({ motif, isLieuOpen, ...row }: Row, { startsAt, movedRdv }: StartAsked): StartFound | null {
  if (!motif) return null
  const at = startsAt.epochMilliseconds
  const span = { startMs: at - A_LOCAL_DAY_MS, endMs: at + A_LOCAL_DAY_MS }
  return {
    motif: bookableMotifOf(motif),
    isLieuOpen,
    planning: planningIn(row, { motifs: [motif], span, isOnline: true, movedRdv }),
  }
}

type LoadsAsked = Pick<ClaimAsked, 'zone' | 'startsAt' | 'agentIds' | 'movedRdv' | 'sessionDigest' | 'now'>

/** Rdvs and live holds of each agent on the day and in the ISO week of the start (decision 8). */
export async function loadsOf(connection: Connection, asked: LoadsAsked): Promise<ReadonlyMap<number, Load>> {
  const { agentIds, now, sessionDigest } = asked
  const values = [agentIds, ...loadValues(asked), new Date(now.epochMilliseconds), sessionDigest ?? null]
  return loadsIn(await query(LOADS, values, connection))
}

const LOADS = statement(
  'loads-at-start',
  loadColumns,
  `WITH concerned AS (SELECT unnest($1::int[]) AS agent_id) ${loadsSql(['$2', '$3', '$4', '$5', '$6'], '$7', '$8')}`,
)

function loadValues({ zone, startsAt, movedRdv }: Pick<ClaimAsked, 'zone' | 'startsAt' | 'movedRdv'>) {
  const day = zone.dayOf(startsAt.epochMilliseconds)
  const monday = mondayOf(day)
  const bounds = [day, day + 1, monday, monday + 7].map((bound) => new Date(zone.startOfDay(bound)))
  return [...bounds, movedRdv?.id ?? null]
}

const loadsIn = (rows: readonly (Load & { agentId: number })[]): ReadonlyMap<number, Load> =>
  new Map(rows.map(({ agentId, ...load }) => [agentId, load]))
