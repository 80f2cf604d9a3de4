import type { WeekDay } from '#domain/booking/creneau/week.ts'
import { dateTimeShort, dayShort } from '#lib/spoken-words.ts'
import { localDay, zoneOf } from '#lib/zone.ts'

/** Seven days of hours, and the ways to other days: where a rdv is taken, and where it is moved. */
export type WeekShown<Hour> = {
  week: {
    days: { date: string; state: WeekDay['state']; hours: (Hour & { time: string })[] }[]
    previous: string | null
    next: string | null
    limit: string
    other: { action: string; name: string; min: string; max: string; value: string }
  }
  isEmpty: boolean
  /** The first hour after an empty week. */
  firstFree: { day: string; dateTime: string; href: string } | null
}

type Found = { days: readonly WeekDay[]; next: number | null; lastBookableDay: string }

type Shown<Hour> = {
  timeZone: string
  now: Temporal.Instant
  /** What asks for another date. */
  action: string
  onDay: (day: Temporal.PlainDate) => string
  hourOf: (startMs: number) => Hour
}

export function weekShown<Hour>(found: Found, { timeZone, now, action, onDay, hourOf }: Shown<Hour>): WeekShown<Hour> {
  const { timeOf } = zoneOf(timeZone)
  const today = localDay(now, timeZone)
  const from = Temporal.PlainDate.from(found.days[0]?.date ?? today)
  const before = from.subtract({ days: 7 })
  const isLater = Temporal.PlainDate.compare(from, today) > 0
  const isEmpty = found.days.every(({ starts }) => starts.length === 0)
  return {
    week: {
      days: found.days.map((day) => ({
        ...day,
        hours: day.starts.map((start) => ({ time: timeOf(start), ...hourOf(start) })),
      })),
      previous: isLater ? onDay(Temporal.PlainDate.compare(before, today) < 0 ? today : before) : null,
      next: from.add({ days: 6 }).toString() < found.lastBookableDay ? onDay(from.add({ days: 7 })) : null,
      limit: dayShort(found.lastBookableDay),
      other: { action, name: 'date', min: today.toString(), max: found.lastBookableDay, value: from.toString() },
    },
    isEmpty,
    firstFree: isEmpty && found.next !== null ? firstFreeOf(found.next) : null,
  }

  function firstFreeOf(startMs: number) {
    const start = Temporal.Instant.fromEpochMilliseconds(startMs)
    const day = localDay(start, timeZone)
    return { day: dayShort(day), dateTime: dateTimeShort(start, timeZone), href: onDay(day) }
  }
}
