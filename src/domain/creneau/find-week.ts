import { type DayNumber, dayNumber, isoDay } from '#lib/day.ts'
import { type Creneau, listCreneaux, type Search } from './creneau.ts'
import { firstCreneau } from './first-creneau.ts'
import type { PlagesAsked } from './open-plage-queries.ts'
import { loadPlanning, loadProspect, type Prospect, type Window } from './planning-queries.ts'

const DAYS = 7

export type WeekAsked = {
  plages: Omit<PlagesAsked, 'from' | 'to'>
  /** From the first day of the week on. */
  search: Omit<Search, 'to'>
  /** As far as the search goes. */
  lastDay: DayNumber
  holds: Window['holds']
}

export type WeekFound = {
  creneaux: readonly Creneau[]
  /** First créneau later on, when the seven days hold none. */
  next: Creneau | null
}

/** Three queries; one more when the week is empty. */
export async function findWeekOfCreneaux(asked: WeekAsked): Promise<WeekFound> {
  const { search, lastDay } = asked
  const first = dayNumber(search.from)
  if (first > lastDay) return { creneaux: [], next: null }

  const prospect = await loadProspect({ ...asked.plages, from: search.from, to: isoDay(lastDay) })
  const planning = await planningOf(prospect, asked, { from: first, to: Math.min(first + DAYS - 1, lastDay) })
  const creneaux = listCreneaux(planning, { ...search, to: isoDay(first + DAYS - 1) })
  return { creneaux, next: creneaux.length > 0 ? null : await findLater(prospect, asked, first + DAYS) }
}

async function findLater(prospect: Prospect, asked: WeekAsked, from: DayNumber): Promise<Creneau | null> {
  if (from > asked.lastDay || prospect.plages.length === 0) return null
  const planning = await planningOf(prospect, asked, { from, to: asked.lastDay })
  return firstCreneau(planning, { ...asked.search, from: isoDay(from), to: isoDay(asked.lastDay) })
}

const planningOf = (prospect: Prospect, { search, holds }: WeekAsked, days: { from: DayNumber; to: DayNumber }) =>
  loadPlanning(prospect, { ...days, nowMs: search.nowMs, holds })
