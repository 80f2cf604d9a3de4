import { type DayNumber, firstDayOfMonth, mondayOf, monthOf, weekdayOf } from './day.ts'
import type { Rrule } from './rrule.ts'

type Weekly = Extract<Rrule, { freq: 'weekly' }>
type Monthly = Extract<Rrule, { freq: 'monthly' }>

/** Days of the rule from one day to another, both included, in order; weeks and months are counted from those of firstDay. */
export function daysOfRrule(rule: Rrule, firstDay: DayNumber, from: DayNumber, to: DayNumber): DayNumber[] {
  const start = Math.max(from, firstDay)
  if (start > to) return []
  return rule.freq === 'weekly' ? weeklyDays(rule, firstDay, start, to) : monthlyDays(rule, firstDay, start, to)
}

function weeklyDays(rule: Weekly, firstDay: DayNumber, start: DayNumber, to: DayNumber): DayNumber[] {
  const weekdays = rule.weekdays.length > 0 ? rule.weekdays : [weekdayOf(firstDay)]
  const step = 7 * rule.interval
  const origin = mondayOf(firstDay)
  const days: DayNumber[] = []
  for (let monday = origin + step * Math.ceil((mondayOf(start) - origin) / step); monday <= to; monday += step)
    for (const weekday of weekdays) {
      const day = monday + weekday
      if (day >= start && day <= to) days.push(day)
    }
  return days
}

function monthlyDays(rule: Monthly, firstDay: DayNumber, start: DayNumber, to: DayNumber): DayNumber[] {
  const origin = monthOf(firstDay)
  const last = monthOf(to)
  const days: DayNumber[] = []
  let month = origin + rule.interval * Math.ceil((monthOf(start) - origin) / rule.interval)
  for (; month <= last; month += rule.interval) {
    const day = nthWeekday(month, rule)
    if (day !== null && day >= start && day <= to) days.push(day)
  }
  return days
}

function nthWeekday(month: number, { weekday, nth }: Monthly): DayNumber | null {
  const first = firstDayOfMonth(month)
  const day = first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (nth - 1)
  return day < firstDayOfMonth(month + 1) ? day : null
}
