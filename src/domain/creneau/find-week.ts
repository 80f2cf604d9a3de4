import { type DayNumber, dayNumber, isoDay } from '#lib/day.ts'
import { type Creneau, listCreneaux } from './creneau.ts'
import { firstCreneau } from './first-creneau.ts'
import { PLAGE_COLUMNS } from './open-plage-queries.ts'
import { loadPlanning, loadProspect, type Prospect } from './planning-queries.ts'
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
}

/** Seven days: three queries, one more when they hold nothing. */
export async function findCreneauxOfWeek(asked: CreneauxAsked): Promise<CreneauxFound> {
  const first = dayNumber(asked.from)
  const { to: lastDay } = asked.searcher.daysOf(asked.motif)
  if (first > lastDay) return { creneaux: [], next: null }

  const prospect = await prospectOf(asked, { from: first, to: lastDay })
  const week = { from: first, to: Math.min(first + DAYS - 1, lastDay) }
  const creneaux = listCreneaux(await planningOf(prospect, asked, week), searchOf(asked, week))
  if (creneaux.length > 0 || week.to === lastDay) return { creneaux, next: null }
  return { creneaux, next: await firstIn(prospect, asked, { from: first + DAYS, to: lastDay }) }
}

/** The first créneau up to a day, included. */
export async function findFirstUntil(asked: CreneauxAsked, day: string): Promise<Creneau | null> {
  const days = { from: dayNumber(asked.from), to: Math.min(dayNumber(day), asked.searcher.daysOf(asked.motif).to) }
  return days.from > days.to ? null : firstIn(await prospectOf(asked, days), asked, days)
}

type Days = { from: DayNumber; to: DayNumber }

async function firstIn(prospect: Prospect, asked: CreneauxAsked, days: Days): Promise<Creneau | null> {
  return firstCreneau(await planningOf(prospect, asked, days), searchOf(asked, days))
}

const prospectOf = ({ motif, lieuId, searcher }: CreneauxAsked, { from, to }: Days) =>
  loadProspect({
    motifs: [motif],
    lieuId: lieuId ?? null,
    from: isoDay(from),
    to: isoDay(to),
    conditions: searcher.agentsAmong([motif], PLAGE_COLUMNS),
  })

const planningOf = (prospect: Prospect, { searcher }: CreneauxAsked, days: Days) =>
  loadPlanning(prospect, { ...days, nowMs: searcher.nowMs, holds: searcher.holds })

const searchOf = ({ motif, durationInMin = motif.durationInMin, searcher }: CreneauxAsked, { from, to }: Days) => ({
  ...searcher.boundsOf(motif),
  from: isoDay(from),
  to: isoDay(to),
  durationMinutes: durationInMin,
})
