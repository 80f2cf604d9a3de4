import type { Condition } from '#infra/statement.ts'
import { addMonths, type DayNumber, dayNumber } from '#lib/day.ts'
import { zoneOf } from '#lib/zone.ts'
import type { MovedRdv } from './agenda.ts'
import { lastBookableDay, MONTHS_AHEAD_OF_AGENTS, type Period } from './bounds.ts'
import { type AgentColumns, chosenAgents, consideredAgents } from './considered-agents.ts'
import type { Chosen, MotifSought, Who } from './sought.ts'
import { growingWindows, twoWindows } from './windows.ts'

type Days = { from: DayNumber; to: DayNumber }
type Bounding = Pick<Period, 'nowMs' | 'zone' | 'delays'>

/** Who searches decides how far, with which agents and past which holds; the rest is the same for all. */
export type Searcher = {
  nowMs: number
  boundsOf: (motif: MotifSought) => Bounding
  /** First and last day that may hold a start. */
  daysOf: (motif: MotifSought) => Days
  /** How these days are read, one window after the other, until each place has its first start. */
  windowsOf: (days: Days) => Days[]
  agentsAmong: (motifs: readonly MotifSought[], columns: AgentColumns) => Condition[]
  /** Live holds hide starts from others than this browser; null: they hide nothing. */
  holds: { exceptOf: string | null } | null
  movedRdv?: MovedRdv | undefined
  familyIds: readonly number[]
}

/** Usagers and prescripteurs: within the delays of each motif. */
export function onlineSearcher(who: Who, now: Temporal.Instant): Searcher {
  const nowMs = now.epochMilliseconds
  const boundsOf = (motif: MotifSought) => ({
    nowMs,
    zone: zoneOf(motif.timeZone),
    delays: { minS: motif.minDelayS, maxS: motif.maxDelayS },
  })
  return {
    nowMs,
    boundsOf,
    daysOf: (motif) => {
      const { zone, delays } = boundsOf(motif)
      return { from: zone.dayOf(nowMs + delays.minS * 1000), to: lastBookableDay({ nowMs, zone, delays }) }
    },
    windowsOf: growingWindows,
    agentsAmong: (motifs, columns) => consideredAgents(motifs, who, columns),
    holds: { exceptOf: who.sessionDigest ?? null },
    movedRdv: who.movedRdv,
    familyIds: who.familyIds ?? who.usagerIds,
  }
}

type AgentAsks = { from: string; now: Temporal.Instant; chosen?: Chosen | undefined }

/** Agents: without delays, six months ahead, with the agents whom they chose. */
export function agentSearcher({ from, now, chosen }: AgentAsks): Searcher {
  const nowMs = now.epochMilliseconds
  const days = { from: dayNumber(from), to: addMonths(dayNumber(from), MONTHS_AHEAD_OF_AGENTS) }
  return {
    nowMs,
    boundsOf: (motif) => ({ nowMs, zone: zoneOf(motif.timeZone), delays: null }),
    daysOf: () => days,
    windowsOf: twoWindows,
    agentsAmong: (_, columns) => (chosen ? [chosenAgents(chosen, columns)] : []),
    holds: null,
    familyIds: [],
  }
}
