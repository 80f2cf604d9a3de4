import { type DayNumber, dayNumber, isoDay } from '#lib/day.ts'
import { boundsOf } from './bounds.ts'
import { type Creneau, listCreneaux } from './creneau.ts'
import { firstCreneau } from './first-creneau.ts'
import { receptionDaysOf } from './plage-times.ts'
import { type Days, laterPlanning, openPlanning } from './planning-queries.ts'
import { PLAGE_COLUMNS } from './planning-sql.ts'
import type { Searcher } from './searcher.ts'
import type { MotifSought } from './sought.ts'

const DAYS = 7

export type CreneauxAsked = {
  motif: MotifSought
  /** Absent: any lieu, and plages without lieu. */
  lieuId?: number | undefined
  from: string
  durationInMin?: number | undefined
  searcher: Searcher
}

export type CreneauxFound = {
  /** By start, then agent. */
  creneaux: readonly Creneau[]
  /** First créneau later on, when the seven days hold none. */
  next: Creneau | null
  /** Days of the week when somebody receives. */
  receptionDays: ReadonlySet<DayNumber>
}

/** Seven days: one query, one more when they hold nothing. */
export async function findCreneauxOfWeek(asked: CreneauxAsked): Promise<CreneauxFound> {
  const first = dayNumber(asked.from)
  const { to: lastDay } = asked.searcher.daysOf(asked.motif)
  if (first > lastDay) return { creneaux: [], next: null, receptionDays: new Set() }

  const week = { from: first, to: Math.min(first + DAYS - 1, lastDay) }
  const planning = await openPlanning(planningAsked(asked, { from: first, to: lastDay }, week))
  const search = searchOf(asked, week)
  const creneaux = listCreneaux(planning, search)
  const receptionDays = receptionDaysOf(planning.plages, boundsOf(search), search.zone)
  if (creneaux.length > 0 || week.to === lastDay || planning.plages.length === 0)
    return { creneaux, next: null, receptionDays }

  const later = { from: first + DAYS, to: lastDay }
  const nextPlanning = await laterPlanning(planning.plages, { ...asked.searcher, window: later })
  return { creneaux, next: firstCreneau(nextPlanning, searchOf(asked, later)), receptionDays }
}

/** The first créneau up to a day, included. */
export async function findFirstUntil(asked: CreneauxAsked, day: string): Promise<Creneau | null> {
  const days = { from: dayNumber(asked.from), to: Math.min(dayNumber(day), asked.searcher.daysOf(asked.motif).to) }
  if (days.from > days.to) return null
  const planning = await openPlanning(planningAsked(asked, days, days))
  return firstCreneau(planning, searchOf(asked, days))
}

const planningAsked = ({ motif, lieuId, searcher }: CreneauxAsked, days: Days, window: Days) => ({
  motifs: [motif],
  lieuId: lieuId ?? null,
  conditions: searcher.agentsAmong([motif], PLAGE_COLUMNS),
  days,
  window,
  nowMs: searcher.nowMs,
  holds: searcher.holds,
  movedRdv: searcher.movedRdv,
})

const searchOf = ({ motif, durationInMin = motif.durationInMin, searcher }: CreneauxAsked, { from, to }: Days) => ({
  ...searcher.boundsOf(motif),
  from: isoDay(from),
  to: isoDay(to),
  durationMinutes: durationInMin,
})
