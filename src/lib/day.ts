export const DAY_MS = 86_400_000
export const MINUTE_MS = 60_000

/** Days since 1970-01-01: what calendar loops count in. */
export type DayNumber = number

/** Months since January of year 0. */
export type MonthNumber = number

/** 0 = Monday … 6 = Sunday. */
export type Weekday = number

/** '2027-01-04' → days since 1970-01-01. */
export const dayNumber = (day: string): DayNumber => civilDay(digits(day, 0, 4), digits(day, 5, 7), digits(day, 8, 10))

/** '09:30' (seconds, if any, are dropped) → minutes since midnight. */
export const minuteOfDay = (time: string): number => 60 * digits(time, 0, 2) + digits(time, 3, 5)

export const isoDay = (day: DayNumber): string => new Date(day * DAY_MS).toISOString().slice(0, 10)

/** A day of a column: at midnight UTC. */
export const plainDate = (day: Date): Temporal.PlainDate => Temporal.PlainDate.from(day.toISOString().slice(0, 10))

/** Whether it is written '2027-01-04', and is a day of the calendar. */
export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && isoDay(dayNumber(text)) === text

export const weekdayOf = (day: DayNumber): Weekday => (((day + 3) % 7) + 7) % 7

/** Monday of the ISO week. */
export const mondayOf = (day: DayNumber): DayNumber => day - weekdayOf(day)

export function monthOf(day: DayNumber): MonthNumber {
  const date = new Date(day * DAY_MS)
  return 12 * date.getUTCFullYear() + date.getUTCMonth()
}

export const firstDayOfMonth = (month: MonthNumber): DayNumber => civilDay(Math.floor(month / 12), (month % 12) + 1, 1)

/** The same day some months later, or the last day of a shorter month. */
export function addMonths(day: DayNumber, months: number): DayNumber {
  const target = monthOf(day) + months
  const dayOfMonth = day - firstDayOfMonth(monthOf(day))
  return Math.min(firstDayOfMonth(target) + dayOfMonth, firstDayOfMonth(target + 1) - 1)
}

/** Proleptic Gregorian days by integer arithmetic: a Date a row would cost more than the search. */
export function civilDay(year: number, month: number, day: number): DayNumber {
  const shifted = month > 2 ? year : year - 1
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468
}

function digits(text: string, from: number, to: number): number {
  let value = 0
  for (let at = from; at < to; at++) value = 10 * value + text.charCodeAt(at) - 48
  return value
}
