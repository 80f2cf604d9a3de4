import { z } from 'zod'
import type { BookableMotif } from '#domain/territory/motif/bookable-motif-queries.ts'
import { type Booker, isBookableBy } from '#domain/territory/motif/booker.ts'
import { durationOf } from '#domain/territory/motif/duration.ts'
import { type Connection, query } from '#infra/query.ts'
import { varying, withConditions } from '#infra/statement.ts'
import { type Zone, zoneOf } from '#lib/zone.ts'
import { type MovedRdv, NO_AGENDA } from './agenda.ts'
import { agentsFreeAt, type Confirmation, isInTime } from './confirmation.ts'
import { findStart, findStartToClaim, type StartFound } from './confirmation-queries.ts'
import { consideredAgents } from './considered-agents.ts'
import type { Planning } from './creneau.ts'
import type { Narrowing } from './narrowing.ts'

export type CreneauAsked = {
  motifId: number
  /** Null where the motif needs no lieu. */
  lieuId: number | null
  startsAt: Temporal.Instant
  booker: Booker
  /** All that narrowed the list where the start was found. */
  narrowing: Narrowing
  /** Minutes asked, for motifs where several people may come. */
  durationInMin?: number | undefined
  /** Duration of the rdv being moved, which it keeps. */
  keptDurationInMin?: number | undefined
  sessionDigest?: string | undefined
  /** About to leave its time, which is free to itself. */
  movedRdv?: MovedRdv | undefined
  /** His own live hold of that start. */
  hold?: Held | undefined
  now: Temporal.Instant
}

type Held = { agentId: number; endsAt: Temporal.Instant; heldAt: Temporal.Instant }

/** `non-propose`: nobody receives then; `hors-horaires`: others do, but none of those whom the narrowing leaves. */
export type CreneauRefusal =
  | 'non-propose'
  | 'motif-ferme'
  | 'lieu-ferme'
  | 'delai-depasse'
  | 'hors-horaires'
  | 'creneau-pris'

type CreneauFacts = {
  motif: BookableMotif
  zone: Zone
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  /** He keeps that very choice: the delays were respected when he took it. */
  hold: Held | null
  confirmation: Confirmation
}

export type CreneauSeen = CreneauFacts & {
  /** By ascending id, never empty. */
  freeAgentIds: readonly number[]
  /** Where that agent would receive, and the pause that his plage keeps after a rdv, in minutes. */
  placeOf: (agentId: number) => { lieuId: number | null; minutesAfterRdv: number }
}

type Seen = ({ ok: true } & CreneauSeen) | { ok: false; reason: CreneauRefusal }

/** May that start be booked now, and with whom? The lists' own rules, for one start (decision 7). */
export async function lookAtCreneau(connection: Connection, asked: CreneauAsked): Promise<Seen> {
  const found = await findStart(connection, asked)
  const reason = closedReason(found, asked)
  if (!found || reason) return { ok: false, reason: reason ?? 'motif-ferme' }

  const agentIds = await allowedAgents(connection, found.motif, asked)
  const seen = factsOf(found.motif, { asked, agentIds })
  if (!isInTime(seen.confirmation)) return { ok: false, reason: 'delai-depasse' }
  return freeIn(found.planning, seen, { ...asked, agentIds })
}

function closedReason(found: StartFound | null, { lieuId, booker }: CreneauAsked) {
  if (!found || found.motif.collectif || !isBookableBy(found.motif, booker)) return 'motif-ferme'
  const isOpen = lieuId === null ? found.motif.locationType !== 'public_office' : found.isLieuOpen
  return isOpen ? null : 'lieu-ferme'
}

/** A hold keeps one choice: for another duration, or somebody who may not be received by its agent, it is none. */
function factsOf(motif: BookableMotif, { asked, agentIds }: Allowed): CreneauFacts {
  const durationMinutes = asked.keptDurationInMin ?? durationOf(motif, asked.durationInMin)
  const { startsAt, now } = asked
  const endsAt = startsAt.add({ minutes: durationMinutes })
  const isKept = asked.hold?.endsAt.equals(endsAt) && (agentIds?.includes(asked.hold.agentId) ?? true)
  const hold = (isKept && asked.hold) || null
  const confirmation = {
    zone: zoneOf(motif.timeZone),
    delays: motif.delays,
    durationMinutes,
    startsAtMs: startsAt.epochMilliseconds,
    nowMs: now.epochMilliseconds,
    delaysAsOfMs: hold?.heldAt.epochMilliseconds,
    lieuId: asked.lieuId ?? undefined,
  }
  return { motif, zone: confirmation.zone, startsAt, endsAt, hold, confirmation }
}

type Allowed = { asked: CreneauAsked; agentIds: readonly number[] | undefined }

type Among = Pick<CreneauAsked, 'lieuId'> & Pick<Allowed, 'agentIds'>

/** Which of those agents a planning leaves free at a start already looked at. */
function freeIn(planning: Planning, seen: CreneauFacts, { lieuId, agentIds }: Among): Seen {
  const freeIn = (plages: Planning['plages']) => agentsFreeAt({ ...planning, plages }, seen.confirmation)
  const isAllowed = (agentId: number) => agentIds?.includes(agentId) ?? true
  const free = freeIn(planning.plages)
  const freeAgentIds = free.filter(isAllowed)
  if (freeAgentIds.length === 0) return { ok: false, reason: whyNobody() }

  const plageOf = (agentId: number) =>
    planning.plages.find((plage) => plage.agentId === agentId && freeIn([plage]).length > 0)
  const placeOf = (agentId: number) => {
    const plage = plageOf(agentId)
    return { lieuId: lieuId ?? plage?.lieuId ?? null, minutesAfterRdv: plage?.minutesAfterRdvs ?? 0 }
  }
  return { ok: true, ...seen, freeAgentIds, placeOf }

  function whyNobody(): CreneauRefusal {
    if (!isReception(planning.plages)) return 'non-propose'
    const own = planning.plages.filter(({ agentId }) => isAllowed(agentId))
    return free.length > 0 && !isReception(own) ? 'hors-horaires' : 'creneau-pris'
  }

  /** One of them receives then, free or not. */
  function isReception(plages: Planning['plages']) {
    return agentsFreeAt({ plages, agenda: NO_AGENDA }, seen.confirmation).length > 0
  }
}

/** What a claim asks again once it holds the locks of those agents, and how much each of them has. */
export async function lookAgain(connection: Connection, seen: CreneauFacts, asked: LookedAgain) {
  const found = await findStartToClaim(connection, { ...asked, zone: seen.zone })
  const reason = closedReason(found, asked)
  if (!found || reason) return { ok: false, reason: reason ?? 'motif-ferme' } as const
  return { ...freeIn(found.planning, seen, asked), loads: found.loads }
}

type LookedAgain = CreneauAsked & { agentIds: readonly number[] }

/** Undefined: whoever is free. The definition of the lists. */
async function allowedAgents(connection: Connection, motif: BookableMotif, { narrowing }: CreneauAsked) {
  const columns = { agent: 'a.id', motif: 'm.id', organisation: 'm.organisation_id' }
  const conditions = consideredAgents([motif], narrowing, columns)
  if (conditions.length === 0) return undefined
  const rows = await query(...withConditions(ALLOWED, [motif.id], conditions), connection)
  return rows.map(({ agentId }) => agentId)
}

const ALLOWED = varying(
  'allowed-agents',
  { agentId: z.int() },
  (conditions) => `SELECT a.id AS "agentId" FROM agents a, motifs m WHERE m.id = $1${conditions}`,
)
