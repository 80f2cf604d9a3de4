import type { WeekDay } from '#domain/booking/creneau/week.ts'
import { say } from '#lib/say.ts'
import { dateTimeShort, dayShort, day as dayWords } from '#lib/spoken-words.ts'
import { localDay, zoneOf } from '#lib/zone.ts'

/** An hour as its form sends it; `agent`: who receives, where it is said. */
type Hour = { value: string; time: string; agent: string | null }

/** The first hours of a half day are shown, the others unfold. */
type Half = { id: string; name: string; hours: Hour[]; more: Hour[] }

/** Seven days of hours, and the ways to other days: where a rdv is taken, and where it is moved. */
export type WeekShown = {
  week: {
    /** Morning, afternoon; null for a morning without hours before an afternoon. */
    days: { date: string; state: WeekDay['state']; halves: (Half | null)[] }[]
    previous: string | null
    next: string | null
    other: { action: string; name: string; min: string; max: string; value: string; until: string }
  }
  isEmpty: boolean
  /** Somebody receives on one of these days: every hour is taken. */
  isFull: boolean
  /** The first hour after an empty week. */
  firstFree: { day: string; dateTime: string; href: string } | null
}

type Found = { days: readonly WeekDay[]; next: number | null; lastBookableDay: string }

type Shown = {
  timeZone: string
  now: Temporal.Instant
  /** What asks for another date. */
  action: string
  onDay: (day: Temporal.PlainDate) => string
  agentAt: (startMs: number) => string | null
}

export function weekShown(found: Found, { timeZone, now, action, onDay, agentAt }: Shown): WeekShown {
  const { timeOf } = zoneOf(timeZone)
  const today = localDay(now, timeZone)
  const from = Temporal.PlainDate.from(found.days[0]?.date ?? today)
  const before = from.subtract({ days: 7 })
  const isLater = Temporal.PlainDate.compare(from, today) > 0
  const isEmpty = found.days.every(({ starts }) => starts.length === 0)
  return {
    week: {
      days: found.days.map(({ date, state, starts }) => ({ date, state, halves: halvesOf(starts.map(hourOf)) })),
      previous: isLater ? onDay(Temporal.PlainDate.compare(before, today) < 0 ? today : before) : null,
      next: from.add({ days: 6 }).toString() < found.lastBookableDay ? onDay(from.add({ days: 7 })) : null,
      other: {
        action,
        name: 'date',
        min: today.toString(),
        max: found.lastBookableDay,
        value: from.toString(),
        until: dayWords(found.lastBookableDay),
      },
    },
    isEmpty,
    isFull: isEmpty && found.days.some(({ state }) => state === 'full'),
    firstFree: isEmpty && found.next !== null ? firstFreeOf(found.next) : null,
  }

  function hourOf(startMs: number): Hour {
    return { value: startValue(startMs), time: timeOf(startMs), agent: agentAt(startMs) }
  }

  function firstFreeOf(startMs: number) {
    const start = Temporal.Instant.fromEpochMilliseconds(startMs)
    const day = localDay(start, timeZone)
    return { day: dayShort(day), dateTime: dateTimeShort(start, timeZone), href: onDay(day) }
  }
}

/** To the minute. */
const startValue = (startMs: number) => `${new Date(startMs).toISOString().slice(0, 16)}Z`

const NOON = '12:00'
const SHOWN = 10

function halvesOf(hours: readonly Hour[]): (Half | null)[] {
  const noon = hours.findIndex(({ time }) => time >= NOON)
  const [morning, afternoon] = noon < 0 ? [hours, []] : [hours.slice(0, noon), hours.slice(noon)]
  return [
    ...(hours.length > 0 ? [halfOf('m', say('Matin'), morning)] : []),
    ...(afternoon.length > 0 ? [halfOf('a', say('Après-midi'), afternoon)] : []),
  ]
}

/** One more alone is not folded. */
function halfOf(id: string, name: string, hours: readonly Hour[]): Half | null {
  if (hours.length === 0) return null
  const shown = hours.length === SHOWN + 1 ? hours.length : SHOWN
  return { id, name, hours: hours.slice(0, shown), more: hours.slice(shown) }
}
