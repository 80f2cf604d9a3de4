import { z } from 'zod'
import { type DayNumber, dayNumber, minuteOfDay, weekdayOf } from '#lib/day.ts'
import { parseRrule, type Rrule } from '#lib/rrule.ts'
import { daysOfRrule } from '#lib/rrule-days.ts'

/** As stored, each of one occurrence: cancelled, or moved elsewhere. */
export const exceptions = z.array(
  z.strictObject({
    day: z.string(),
    movedTo: z.strictObject({ day: z.string(), startTime: z.string(), endTime: z.string() }).exactOptional(),
  }),
)

export type Exception = z.output<typeof exceptions>[number]

/** What plages and absences share, as stored: wall clock of their own zone. */
export type Recurring = {
  firstDay: string
  /** Last day of one occurrence, when it may span days (absences). */
  endDay?: string
  /** Last day that may hold an occurrence; null: endless. */
  lastDay: string | null
  startTime: string
  endTime: string
  rrule: string | null
  exceptions: readonly Exception[]
}

export type Occurrence = { day: DayNumber; startMinute: number; endDay: DayNumber; endMinute: number }

/** Occurrences that touch the days from…to, both included, in order. */
export function occurrencesOf(recurring: Recurring, from: DayNumber, to: DayNumber): Occurrence[] {
  const firstDay = dayNumber(recurring.firstDay)
  const span = recurring.endDay === undefined ? 0 : dayNumber(recurring.endDay) - firstDay
  const startMinute = minuteOfDay(recurring.startTime)
  const endMinute = minuteOfDay(recurring.endTime)
  const days = ruleDays(recurring, firstDay, from - span, to)
  if (recurring.exceptions.length === 0) return days.map((day) => ({ day, startMinute, endDay: day + span, endMinute }))

  const excepted = new Set(recurring.exceptions.map(({ day }) => dayNumber(day)))
  const kept = days.filter((day) => !excepted.has(day))
  const usual = kept.map((day) => ({ day, startMinute, endDay: day + span, endMinute }))
  return [...usual, ...movedOccurrences(recurring, from, to)].sort(byStart)
}

/** Is that day, as the rule alone says, the first day of an occurrence? */
export const isRuleDay = (recurring: Recurring, day: DayNumber): boolean =>
  ruleDays(recurring, dayNumber(recurring.firstDay), day, day).length > 0

function ruleDays(recurring: Recurring, firstDay: DayNumber, from: DayNumber, to: DayNumber): DayNumber[] {
  if (recurring.rrule === null) return firstDay >= from && firstDay <= to ? [firstDay] : []
  const last = recurring.lastDay === null ? to : Math.min(to, dayNumber(recurring.lastDay))
  return daysOfRrule(requireRrule(recurring.rrule), firstDay, from, last)
}

function requireRrule(text: string) {
  const rule = parseRrule(text)
  if (!rule) throw new Error(`Not a recurrence rule of ours: ${text}`)
  return rule
}

function movedOccurrences(recurring: Recurring, from: DayNumber, to: DayNumber): Occurrence[] {
  return recurring.exceptions.flatMap(({ day, movedTo }) => {
    if (!movedTo || !isRuleDay(recurring, dayNumber(day))) return []
    const target = dayNumber(movedTo.day)
    if (target < from || target > to) return []
    const endMinute = minuteOfDay(movedTo.endTime)
    return [{ day: target, startMinute: minuteOfDay(movedTo.startTime), endDay: target, endMinute }]
  })
}

const byStart = (a: Occurrence, b: Occurrence) => a.day - b.day || a.startMinute - b.startMinute

/** "The third Wednesday", as the first day says it. */
export function monthlyRuleFrom(firstDay: string, interval: number): Rrule {
  const nth = Math.floor((Number(firstDay.slice(8, 10)) - 1) / 7) + 1
  return { freq: 'monthly', interval, weekday: weekdayOf(dayNumber(firstDay)), nth }
}
