import { z } from 'zod'
import { type BookableMotif, findBookableMotif } from '#domain/territory/motif/bookable-motif-queries.ts'
import { type Booker, isBookableBy } from '#domain/territory/motif/booker.ts'
import { durationOf } from '#domain/territory/motif/duration.ts'
import { type Connection, query, statement } from '#infra/query.ts'
import { varying, withConditions } from '#infra/statement.ts'
import { type Zone, zoneOf } from '#lib/zone.ts'
import { agentsFreeAt, type Confirmation, isInTime } from './confirmation.ts'
import { loadPlanningAt } from './confirmation-queries.ts'
import { consideredAgents } from './considered-agents.ts'

export type CreneauAsked = {
  motifId: number
  /** Null where the motif needs no lieu. */
  lieuId: number | null
  startsAt: Temporal.Instant
  booker: Booker
  /** Whose référents receive him, when the motif is a follow-up. */
  usagerIds: readonly number[]
  /** Where he lives, when the motif is given to agents of secteurs. */
  cityCode?: string | undefined
  streetBanId?: string | undefined
  /** Minutes asked, for motifs where several people may come. */
  durationInMin?: number | undefined
  /** Duration of the rdv being moved, which it keeps. */
  keptDurationInMin?: number | undefined
  /** Only those agents; absent: whoever is free. */
  agentIds?: readonly number[] | undefined
  sessionDigest?: string | undefined
  /** His own live hold of that start: the delays were respected when he took it. */
  hold?: { agentId: number; heldAt: Temporal.Instant } | undefined
  now: Temporal.Instant
}

export type CreneauRefusal = 'motif-ferme' | 'lieu-ferme' | 'delai-depasse' | 'creneau-pris'

type CreneauFacts = {
  motif: BookableMotif
  zone: Zone
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  confirmation: Confirmation
}

export type CreneauSeen = CreneauFacts & {
  /** By ascending id, never empty. */
  freeAgentIds: readonly number[]
  lieuOf: (agentId: number) => number | null
}

type Seen = ({ ok: true } & CreneauSeen) | { ok: false; reason: CreneauRefusal }

/** May that start be booked now, and with whom? The lists' own rules, for one start (decision 7). */
export async function lookAtCreneau(connection: Connection, asked: CreneauAsked): Promise<Seen> {
  const motif = await findBookableMotif(connection, asked.motifId)
  if (!motif || !isBookable(motif, asked)) return { ok: false, reason: 'motif-ferme' }
  if (!(await isLieuOpen(connection, motif, asked))) return { ok: false, reason: 'lieu-ferme' }

  const confirmation = confirmationOf(motif, asked)
  if (!isInTime(confirmation)) return { ok: false, reason: 'delai-depasse' }
  return freeAgents(connection, { motif, asked, confirmation })
}

const isBookable = (motif: BookableMotif, { booker }: CreneauAsked) => !motif.collectif && isBookableBy(motif, booker)

async function isLieuOpen(connection: Connection, motif: BookableMotif, { lieuId }: CreneauAsked) {
  if (lieuId === null) return motif.locationType !== 'public_office'
  const found = await query(OPEN_LIEU, [lieuId, motif.organisationId], connection)
  return found.length > 0
}

const OPEN_LIEU = statement(
  'open-lieu',
  {},
  "SELECT FROM lieux WHERE id = $1 AND organisation_id = $2 AND availability <> 'disabled'",
)

function confirmationOf(motif: BookableMotif, asked: CreneauAsked): Confirmation {
  return {
    zone: zoneOf(motif.timeZone),
    delays: motif.delays,
    durationMinutes: asked.keptDurationInMin ?? durationOf(motif, asked.durationInMin),
    startsAtMs: asked.startsAt.epochMilliseconds,
    nowMs: asked.now.epochMilliseconds,
    delaysAsOfMs: asked.hold?.heldAt.epochMilliseconds,
    lieuId: asked.lieuId ?? undefined,
  }
}

type Question = { motif: BookableMotif; asked: CreneauAsked; confirmation: Confirmation }

async function freeAgents(connection: Connection, { motif, asked, confirmation }: Question): Promise<Seen> {
  const agentIds = await allowedAgents(connection, motif, asked)
  const startsAt = asked.startsAt
  const endsAt = startsAt.add({ minutes: confirmation.durationMinutes })
  const seen = { motif, zone: confirmation.zone, startsAt, endsAt, confirmation }
  return lookAtAgents(connection, seen, { ...asked, agentIds })
}

type Among = Pick<CreneauAsked, 'lieuId' | 'agentIds' | 'sessionDigest'>

/** Which of those agents are free at a start already looked at: all that a claim asks again once it holds their locks. */
export async function lookAtAgents(connection: Connection, seen: CreneauFacts, among: Among): Promise<Seen> {
  const { motif, confirmation } = seen
  const { zone, startsAtMs, nowMs } = confirmation
  const { lieuId, agentIds, sessionDigest } = among
  const wanted = { ...motif, motifId: motif.id, zone, startsAtMs, nowMs, lieuId, agentIds, sessionDigest }
  const planning = await loadPlanningAt(connection, wanted)
  const freeAgentIds = agentsFreeAt(planning, confirmation)
  if (freeAgentIds.length === 0) return { ok: false, reason: 'creneau-pris' }

  const plageOf = (agentId: number) =>
    planning.plages.find(
      (plage) => plage.agentId === agentId && agentsFreeAt({ ...planning, plages: [plage] }, confirmation).length > 0,
    )
  const lieuOf = (agentId: number) => lieuId ?? plageOf(agentId)?.lieuId ?? null
  return { ok: true, ...seen, freeAgentIds, lieuOf }
}

/** Undefined: whoever is free. The definition of the lists, narrowed to the agents asked for. */
async function allowedAgents(connection: Connection, { delays, ...motif }: BookableMotif, asked: CreneauAsked) {
  const sought = { ...motif, minDelayS: delays.minS, maxDelayS: delays.maxS }
  const conditions = consideredAgents([sought], asked, {
    agent: 'a.id',
    motif: 'm.id',
    organisation: 'm.organisation_id',
  })
  if (conditions.length === 0) return asked.agentIds
  const rows = await query(...withConditions(ALLOWED, [motif.id], conditions), connection)
  const ids = rows.map(({ agentId }) => agentId)
  return asked.agentIds ? ids.filter((agentId) => asked.agentIds?.includes(agentId)) : ids
}

const ALLOWED = varying(
  'allowed-agents',
  { agentId: z.int() },
  (conditions) => `SELECT a.id AS "agentId" FROM agents a, motifs m WHERE m.id = $1${conditions}`,
)
