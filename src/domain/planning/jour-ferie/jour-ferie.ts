import { civilDay, type DayNumber, isoDay } from '#lib/day.ts'
import { remembered } from '#lib/remember.ts'
import { easterOf } from './easter.ts'
import { LOCAL_DAYS, NATIONAL_DAYS, type YearlyDay } from './jours-feries-table.ts'

export type JourFerie = { day: string; name: string }

/** Public holidays of a département from one day to another, both included, in order. */
export function listJoursFeries(from: string, to: string, departementNumber: string): JourFerie[] {
  const years = Array.from({ length: Math.max(0, yearOf(to) - yearOf(from) + 1) }, (_, at) => yearOf(from) + at)
  const jours = years.flatMap((year) => joursFeriesOfYear(year, departementNumber))
  return jours.filter(({ day }) => day >= from && day <= to)
}

const memories = new Map<string, Map<DayNumber, boolean>>()

/** For hot loops: the answer is remembered by département and day. */
export function isJourFerie(day: DayNumber, departementNumber: string): boolean {
  const memory = remembered(memories, departementNumber, () => new Map<DayNumber, boolean>())
  return remembered(memory, day, () => listJoursFeries(isoDay(day), isoDay(day), departementNumber).length > 0)
}

function joursFeriesOfYear(year: number, departementNumber: string): JourFerie[] {
  const rules = [...NATIONAL_DAYS, ...(LOCAL_DAYS[departementNumber] ?? [])]
  const current = rules.filter(({ fromYear = year, untilYear = year }) => fromYear <= year && year <= untilYear)
  const jours = current.map((rule) => ({ day: isoDay(dayIn(year, rule)), name: rule.name }))
  return jours.sort((a, b) => a.day.localeCompare(b.day))
}

const dayIn = (year: number, rule: YearlyDay): DayNumber =>
  'easter' in rule ? easterOf(year) + rule.easter : civilDay(year, rule.month, rule.day)

const yearOf = (day: string): number => Number(day.slice(0, 4))
