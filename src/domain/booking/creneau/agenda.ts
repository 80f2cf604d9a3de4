import { occurrenceTimes, type PlacedInZone } from '#domain/planning/recurrence/occurrence-times.ts'
import { MINUTE_MS } from '#lib/day.ts'
import { type Intervals, overlaps, union } from '#lib/interval.ts'

/** One agent's part in a rdv that is neither excused nor revoked, or in a hold; the pause after it, where it counts. */
export type TakenTime = { agentId: number; startsAtMs: number; endsAtMs: number; minutesAfter?: number }

/** A rdv about to leave its time, which is free to itself. */
export type MovedRdv = { id: number; agentIds: readonly number[]; startsAtMs: number; endsAtMs: number }

/** One time of each of its agents: he may have another rdv at that very time. */
export function withoutMoved<Taken extends TakenTime>(times: readonly Taken[], moved: MovedRdv | undefined): Taken[] {
  const left = [...times]
  for (const agentId of moved?.agentIds ?? []) {
    const at = left.findIndex((time) => time.agentId === agentId && isAsLong(time, moved))
    if (at >= 0) left.splice(at, 1)
  }
  return left
}

const isAsLong = (a: TakenTime, b: MovedRdv | undefined) => a.startsAtMs === b?.startsAtMs && a.endsAtMs === b.endsAtMs

export type AgentAbsence = PlacedInZone & { agentId: number }

export type AgendaRows = {
  rdvs: readonly TakenTime[]
  absences: readonly AgentAbsence[]
  /** Live holds of other people: they hide the starts that overlap them, and move no grid. */
  holds?: readonly TakenTime[]
}

type TimesByAgent = ReadonlyMap<number, Intervals>

/** `rdvsOf`: without absences, nor pauses; merged when first asked for. */
export type Agenda = { busy: TimesByAgent; held: TimesByAgent; rdvsOf: (agentId: number) => Intervals }

/** Busy and held times of each agent over a span, sorted and merged once for every plage of a search. */
export function agendaOf({ rdvs, absences, holds = [] }: AgendaRows, span: { startMs: number; endMs: number }): Agenda {
  const busy = new Map<number, number[]>()
  for (const { agentId, startsAtMs, endsAtMs, minutesAfter = 0 } of rdvs)
    timesOf(busy, agentId).push(startsAtMs, endsAtMs + minutesAfter * MINUTE_MS)
  for (const absence of absences) addAbsence(timesOf(busy, absence.agentId), absence, span)
  const held = new Map<number, number[]>()
  for (const { agentId, startsAtMs, endsAtMs } of holds) timesOf(held, agentId).push(startsAtMs, endsAtMs)
  return { busy: merged(busy), held: merged(held), rdvsOf: rdvsByAgent(rdvs) }
}

export const NO_TIMES: Intervals = []

export const NO_AGENDA: Agenda = { busy: new Map(), held: new Map(), rdvsOf: () => NO_TIMES }

function rdvsByAgent(rdvs: readonly TakenTime[]) {
  const known = new Map<number, Intervals>()
  return (agentId: number) => {
    const times = known.get(agentId) ?? union(rdvs.flatMap((rdv) => (rdv.agentId === agentId ? timesIn(rdv) : [])))
    known.set(agentId, times)
    return times
  }
}

const timesIn = ({ startsAtMs, endsAtMs }: TakenTime) => [startsAtMs, endsAtMs]

function addAbsence(times: number[], absence: AgentAbsence, { startMs, endMs }: { startMs: number; endMs: number }) {
  const { zone } = absence
  for (const instant of occurrenceTimes(absence, zone.dayOf(startMs), zone.dayOf(endMs))) times.push(instant)
}

function timesOf(byAgent: Map<number, number[]>, agentId: number): number[] {
  const known = byAgent.get(agentId)
  if (known) return known
  const times: number[] = []
  byAgent.set(agentId, times)
  return times
}

function merged(byAgent: Map<number, number[]>): TimesByAgent {
  for (const [agentId, times] of byAgent) byAgent.set(agentId, union(times))
  return byAgent
}

/** Who would be given that time has it free: nobody else holds it, and no rdv follows before the pause is over (decision 44). */
export function isUnclaimed(
  agenda: Agenda,
  { agentId, minutesAfterRdvs }: { agentId: number; minutesAfterRdvs: number },
  [startMs, endMs]: readonly [number, number],
): boolean {
  const pauseMs = minutesAfterRdvs * MINUTE_MS
  if (overlaps(startMs - pauseMs, endMs + pauseMs, agenda.held.get(agentId) ?? NO_TIMES)) return false
  return pauseMs === 0 || !overlaps(endMs, endMs + pauseMs, agenda.rdvsOf(agentId))
}
