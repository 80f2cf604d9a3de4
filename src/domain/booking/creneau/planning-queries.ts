import { intervalsOf } from '#domain/planning/plage/plage-intervals.ts'
import type { Exception } from '#domain/planning/recurrence/recurrence.ts'
import { unpacked } from '#infra/packed-rows.ts'
import { type Connection, query, type RowOf } from '#infra/query.ts'
import { type Condition, withConditions } from '#infra/statement.ts'
import { type DayNumber, isoDay } from '#lib/day.ts'
import { type Zone, zoneOf } from '#lib/zone.ts'
import { type AgentAbsence, agendaOf, NO_AGENDA, withoutMoved } from './agenda.ts'
import type { Planning } from './creneau.ts'
import type { OpenPlage } from './plage-times.ts'
import { AWAY, PLANNING_AT_LIEU, PLANNING_IN_ORGANISATIONS } from './planning-sql.ts'
import type { Searcher } from './searcher.ts'

type MotifOfPlages = { id: number; organisationId: number; timeZone: string; departementNumber: string }

export type Days = { from: DayNumber; to: DayNumber }

export type PlanningAsked = {
  motifs: readonly MotifOfPlages[]
  /** Null: any lieu, and plages without lieu. */
  lieuId: number | null
  conditions: readonly Condition[]
  /** As far as the search may go. */
  days: Days
} & Window

/** Days whose taken times are wanted, as of now. */
export type Window = { window: Days } & Pick<Searcher, 'nowMs' | 'holds' | 'movedRdv'>

export type PlageOfMotif = OpenPlage & { motifId: number }

/** Plages of the whole search and what keeps their agents away in its first window, in one trip. */
export async function openPlanning(asked: PlanningAsked, connection?: Connection): Promise<Planning<PlageOfMotif>> {
  const { motifs, lieuId, conditions, days } = asked
  if (motifs.length === 0) return { plages: [], agenda: NO_AGENDA }
  const span = spanOf(asked, new Set(motifs.map(({ timeZone }) => zoneOf(timeZone))))
  const ids = [motifs.map(({ id }) => id), motifs.map(({ organisationId }) => organisationId)]
  const values = [...takenValues(asked, span), ...ids, isoDay(days.from), isoDay(days.to), isoDay(asked.window.to)]
  const sought =
    lieuId === null
      ? withConditions(PLANNING_IN_ORGANISATIONS, values, conditions)
      : withConditions(PLANNING_AT_LIEU, [...values, lieuId], conditions)
  const [row] = await query(...sought, connection)
  if (!row) throw new Error('a planning is always one row')

  return planningIn(row, { motifs, span, isOnline: asked.holds !== null, movedRdv: asked.movedRdv })
}

type ReadFor = {
  motifs: readonly MotifOfPlages[]
  span: Span
  isOnline: boolean
  movedRdv: Searcher['movedRdv']
}

/** What one trip brought back. `isOnline`: the holds of others count, and pauses; agents book through both. */
export const planningIn = (row: Plages & Away, { motifs, ...read }: ReadFor): Planning<PlageOfMotif> => ({
  plages: read.isOnline ? plagesOf(row, motifs) : plagesOf(row, motifs).map(withoutPause),
  agenda: agendaIn(row, read),
})

/** The same plages, a window later. */
export async function laterPlanning(plages: readonly PlageOfMotif[], asked: Window): Promise<Planning<PlageOfMotif>> {
  const span = spanOf(asked, new Set(plages.map(({ zone }) => zone)))
  const agentIds = [...new Set(plages.map(({ agentId }) => agentId))]
  const values = [...takenValues(asked, span), agentIds, isoDay(asked.window.from), isoDay(asked.window.to)]
  const [row] = await query(AWAY, values)
  if (!row) throw new Error('what keeps agents away is always one row')
  return { plages, agenda: agendaIn(row, { span, isOnline: asked.holds !== null, movedRdv: asked.movedRdv }) }
}

type Span = { startMs: number; endMs: number }

/** Plages never cross midnight: the days of their own zones bound what can take their time. */
function spanOf({ window }: Window, zones: ReadonlySet<Zone>): Span {
  const starts = [...zones].map((zone) => zone.startOfDay(window.from))
  const ends = [...zones].map((zone) => zone.startOfDay(window.to + 1))
  return { startMs: Math.min(...starts), endMs: Math.max(...ends) }
}

const takenValues = ({ nowMs, holds }: Window, { startMs, endMs }: Span) => [
  new Date(startMs),
  new Date(endMs),
  new Date(nowMs),
  holds?.exceptOf ?? null,
]

type Away = RowOf<typeof AWAY>
type Plages = Pick<RowOf<typeof PLANNING_AT_LIEU>, 'plages' | 'present'>

const withoutPause = (plage: PlageOfMotif): PlageOfMotif => ({ ...plage, minutesAfterRdvs: 0 })

const NO_EXCEPTIONS: readonly Exception[] = []

/** Those of agents who are still there, in an organisation where they still have a role. */
function plagesOf({ plages, present }: Plages, motifs: readonly MotifOfPlages[]): PlageOfMotif[] {
  const places = new Map(motifs.map((motif) => [motif.id, { ...motif, zone: zoneOf(motif.timeZone) }]))
  const roles = new Set(unpacked(present).map(({ agentId, organisationId }) => `${agentId} ${organisationId}`))
  return unpacked(plages).flatMap((row) => {
    const place = places.get(row.motifId)
    if (!place || !roles.has(`${row.agentId} ${place.organisationId}`)) return []
    const { zone, departementNumber } = place
    return intervalsOf({ ...row, zone, departementNumber, exceptions: row.exceptions ?? NO_EXCEPTIONS })
  })
}

const absencesOf = (packed: Away['absences']): AgentAbsence[] =>
  unpacked(packed).map((row) => ({ ...row, zone: zoneOf(row.timeZone), exceptions: row.exceptions ?? NO_EXCEPTIONS }))

function agendaIn({ absences, taken }: Away, { span, isOnline, movedRdv }: Omit<ReadFor, 'motifs'>) {
  const rows = unpacked(taken)
  const hiding = isOnline ? rows.filter(({ isHold }) => isHold) : []
  const rdvs = rows.filter(({ isHold }) => !isHold).map((rdv) => (isOnline ? rdv : { ...rdv, minutesAfter: 0 }))
  return agendaOf(
    { rdvs: movedRdv ? withoutMoved(rdvs, movedRdv) : rdvs, absences: absencesOf(absences), holds: hiding },
    span,
  )
}
