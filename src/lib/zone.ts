import { DAY_MS, type DayNumber, isoDay, MINUTE_MS } from './day.ts'
import { remembered } from './remember.ts'

/** Wall clock ↔ epoch milliseconds in one IANA zone; each local day is resolved once, then remembered. */
export type Zone = {
  readonly timeZone: string
  /** Instant of a wall-clock minute; in a gap later, in an overlap the first, as Temporal's 'compatible'. */
  instantOf(day: DayNumber, minute: number): number
  startOfDay(day: DayNumber): number
  dayOf(instantMs: number): DayNumber
  /** What clocks show, 'HH:MM'. */
  timeOf(instantMs: number): string
}

const zones = new Map<string, Zone>()

export function zoneOf(timeZone: string): Zone {
  const known = zones.get(timeZone)
  if (known) return known
  const zone = createZone(timeZone)
  zones.set(timeZone, zone)
  return zone
}

/** The day that a calendar shows there. */
export const localDay = (instant: Temporal.Instant, timeZone: string): Temporal.PlainDate =>
  instant.toZonedDateTimeISO(timeZone).toPlainDate()

function createZone(timeZone: string): Zone {
  const starts = new Map<DayNumber, number>()
  const plainDays = new Map<DayNumber, boolean>()
  const minutesOfOddDays = new Map<number, number>()

  const startOfDay = (day: DayNumber) =>
    remembered(starts, day, () => Temporal.PlainDate.from(isoDay(day)).toZonedDateTime(timeZone).epochMilliseconds)

  const isPlain = (day: DayNumber) => remembered(plainDays, day, () => hasOneOffset(day, timeZone))

  const instantOf = (day: DayNumber, minute: number) =>
    isPlain(day)
      ? startOfDay(day) + minute * MINUTE_MS
      : remembered(minutesOfOddDays, day * 10_000 + minute, () => resolve(day, minute, timeZone))

  const dayOf = (instantMs: number) => {
    const utcDay = Math.floor(instantMs / DAY_MS)
    if (startOfDay(utcDay) > instantMs) return utcDay - 1
    return startOfDay(utcDay + 1) <= instantMs ? utcDay + 1 : utcDay
  }

  const timeOf = (instantMs: number) => {
    const day = dayOf(instantMs)
    if (isPlain(day)) return clockTime(Math.floor((instantMs - startOfDay(day)) / MINUTE_MS))
    const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(instantMs).toZonedDateTimeISO(timeZone)
    return clockTime(hour * 60 + minute)
  }

  return { timeZone, instantOf, startOfDay, dayOf, timeOf }
}

const clockTime = (minuteOfDay: number) => `${twoDigits(Math.floor(minuteOfDay / 60))}:${twoDigits(minuteOfDay % 60)}`
const twoDigits = (value: number) => (value < 10 ? `0${value}` : String(value))

function hasOneOffset(day: DayNumber, timeZone: string): boolean {
  const start = Temporal.PlainDate.from(isoDay(day)).toZonedDateTime(timeZone)
  const next = start.getTimeZoneTransition('next')
  const startsAtMidnight = start.hour === 0 && start.minute === 0
  return startsAtMidnight && (!next || next.epochMilliseconds >= start.epochMilliseconds + DAY_MS)
}

function resolve(day: DayNumber, minute: number, timeZone: string): number {
  const wallClock = Temporal.PlainDate.from(isoDay(day)).toPlainDateTime().add({ minutes: minute })
  return wallClock.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds
}
