import type { Week } from '#domain/booking/creneau/find-creneaux.ts'
import type { WeekDay } from '#domain/booking/creneau/week.ts'
import { dateTimeShort } from '#lib/spoken-words.ts'
import { localDay, zoneOf } from '#lib/zone.ts'
import { type Half, halvesOf } from '../week-halves.ts'

type Hour = { href: string; time: string; agent: null }

/** Seven days as usagers see them: one hour a start, whoever is free. */
export type PublicWeek = {
  days: { date: string; state: WeekDay['state']; halves: (Half<Hour> | null)[] }[]
  previous: string | null
  next: string | null
  firstLater: { text: string; href: string } | null
  isEmpty: boolean
}

type Shown = {
  timeZone: string
  today: string
  onDay: (date: string) => string
  startHref: (startsAt: string) => string
}

const SHOWN = 10

export function publicWeek({ days, next, lastBookableDay }: Week, { timeZone, today, onDay, startHref }: Shown) {
  const zone = zoneOf(timeZone)
  const from = Temporal.PlainDate.from(days[0]?.date ?? today)
  const before = from.subtract({ days: 7 }).toString()
  const isEmpty = days.every(({ starts }) => starts.length === 0)
  return {
    days: days.map(({ date, state, starts }) => ({ date, state, halves: halvesOf(starts.map(hourOf), SHOWN) })),
    previous: from.toString() > today ? onDay(before > today ? before : today) : null,
    next: from.add({ days: 6 }).toString() < lastBookableDay ? onDay(from.add({ days: 7 }).toString()) : null,
    firstLater: isEmpty && next !== null ? firstLaterOf(next) : null,
    isEmpty,
  } satisfies PublicWeek

  function hourOf(startMs: number): Hour {
    const startsAt = Temporal.Instant.fromEpochMilliseconds(startMs).toString()
    return { href: startHref(startsAt), time: zone.timeOf(startMs), agent: null }
  }

  function firstLaterOf(startMs: number) {
    const start = Temporal.Instant.fromEpochMilliseconds(startMs)
    return { text: dateTimeShort(start, timeZone), href: onDay(localDay(start, timeZone).toString()) }
  }
}
