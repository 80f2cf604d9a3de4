import type { Connection } from '#infra/query.ts'
import { type DayNumber, dayNumber } from '#lib/day.ts'
import { type AgentAbsence, agendaOf } from './agenda.ts'
import { listAbsences, listTakenTimes } from './agenda-queries.ts'
import type { Planning } from './creneau.ts'
import { listPlages, type PlageOfMotif, type PlagesAsked } from './open-plage-queries.ts'
import type { Searcher } from './searcher.ts'

/** What a whole search needs once, however far it looks; rdvs are read window by window. */
export type Prospect = { plages: readonly PlageOfMotif[]; absences: readonly AgentAbsence[] }

export async function loadProspect(asked: PlagesAsked, connection?: Connection): Promise<Prospect> {
  const plages = await listPlages(asked, connection)
  const days = { from: dayNumber(asked.from), to: dayNumber(asked.to) }
  return { plages, absences: await listAbsences({ agentIds: agentsOf(plages), ...days }, connection) }
}

export type Window = {
  from: DayNumber
  to: DayNumber
  nowMs: number
  holds: Searcher['holds']
}

/** Plages never cross midnight: the days of their own zone bound what can take their time. */
export async function loadPlanning(
  { plages, absences }: Prospect,
  { from, to, nowMs, holds }: Window,
  connection?: Connection,
): Promise<Planning<PlageOfMotif>> {
  const zones = [...new Set(plages.map(({ zone }) => zone))]
  const span = {
    startMs: Math.min(...zones.map((zone) => zone.startOfDay(from))),
    endMs: Math.max(...zones.map((zone) => zone.startOfDay(to + 1))),
  }
  const asked = { agentIds: agentsOf(plages), ...span, nowMs, sessionDigest: holds?.exceptOf }
  const taken = await listTakenTimes(asked, connection)
  return { plages, agenda: agendaOf({ rdvs: taken.rdvs, absences, holds: holds ? taken.holds : [] }, span) }
}

const agentsOf = (plages: readonly PlageOfMotif[]) => [...new Set(plages.map(({ agentId }) => agentId))]
