import type { Recurring } from '#domain/planning/recurrence/recurrence.ts'

/** A repetition said in plain words, from which the RRULE text is written and this reading is made. */
export type NaiveRule =
  | { every: 'week'; interval: number; weekdays: readonly number[] }
  | { every: 'month'; interval: number; weekday: number; nth: number }
  | null

/** Every day of a repetition up to the end of 2027, found by looking at each of them (weekdays: 1 = Monday). */
export function naiveDays({ firstDay, lastDay }: Recurring, rule: NaiveRule): string[] {
  if (!rule) return [firstDay]
  const first = Temporal.PlainDate.from(firstDay)
  const last = lastDay !== null && lastDay < '2027-12-31' ? lastDay : '2027-12-31'
  const days: string[] = []
  for (let day = first; day.toString() <= last; day = day.add({ days: 1 }))
    if (isDay(day, first, rule)) days.push(day.toString())
  return days
}

export const wallClock = (day: string, time: string, timeZone: string): number =>
  Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(timeZone).epochMilliseconds

function isDay(day: Temporal.PlainDate, first: Temporal.PlainDate, rule: NonNullable<NaiveRule>): boolean {
  if (rule.every === 'week') {
    const weeks = mondayOf(first).until(mondayOf(day), { largestUnit: 'weeks' }).weeks
    const weekdays = rule.weekdays.length > 0 ? rule.weekdays : [first.dayOfWeek]
    return weeks % rule.interval === 0 && weekdays.includes(day.dayOfWeek)
  }
  const months = (day.year - first.year) * 12 + day.month - first.month
  const isNth = day.day > 7 * (rule.nth - 1) && day.day <= 7 * rule.nth
  return months % rule.interval === 0 && day.dayOfWeek === rule.weekday && isNth
}

const mondayOf = (day: Temporal.PlainDate) => day.subtract({ days: day.dayOfWeek - 1 })
