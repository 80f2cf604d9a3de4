import { civilDay, DAY_MS, dayNumber, MINUTE_MS, minuteOfDay } from './day.ts'
import { remembered } from './remember.ts'

export type Moment = Temporal.Instant | Temporal.ZonedDateTime | Temporal.PlainDateTime

/** A string is `'2027-03-02'`. */
export type Day = Moment | Temporal.PlainDate | string

/** A string is `'09:30'`. */
export type Time = Moment | Temporal.PlainTime | string

type Style = Intl.DateTimeFormatOptions
type Read<Value> = (value: Value, zone: string | undefined) => number

const DAY_OF_MONTH = { day: 'numeric', month: 'long' } as const satisfies Style
const DAY_SHORT = { weekday: 'long', ...DAY_OF_MONTH } as const satisfies Style
const DAY = { ...DAY_SHORT, year: 'numeric' } as const satisfies Style
const NUMERIC = { day: '2-digit', month: '2-digit', year: 'numeric' } as const satisfies Style
const CLOCK = { hour: 'numeric', minute: '2-digit' } as const satisfies Style

/** Days and hours as `Intl` writes them, and as `rewrite` corrects it. Instants need their zone. */
export function dateWords(code: string, rewrite = (written: string) => written) {
  const written = <Value>(style: Style, read: Read<Value>) => {
    const format = formatOf(code, style)
    const memory = new Map<number, string>()
    return (value: Value, zone?: string) => {
      const ms = read(value, zone)
      return remembered(memory, ms, () => rewrite(format().format(ms)))
    }
  }
  const range = <Value>(style: Style, read: Read<Value>) => {
    const format = formatOf(code, style)
    const memory = new Map<string, string>()
    return (from: Value, to: Value, zone?: string) => {
      const [fromMs, toMs] = [read(from, zone), read(to, zone)]
      return remembered(memory, `${fromMs} ${toMs}`, () => rewrite(format().formatRange(fromMs, toMs)))
    }
  }

  return {
    day: written(DAY, dayMs),
    dayShort: written(DAY_SHORT, dayMs),
    date: written({ ...DAY_OF_MONTH, year: 'numeric' }, dayMs),
    dayNumeric: written(NUMERIC, dayMs),
    dayOfMonth: written(DAY_OF_MONTH, dayMs),
    dayNumber: written({ day: 'numeric' }, dayMs),
    dayRange: range(DAY, dayMs),
    weekday: written({ weekday: 'long' }, dayMs),
    weekdayShort: written({ weekday: 'short' }, dayMs),
    month: written({ month: 'long' }, dayMs),
    monthYear: written({ month: 'long', year: 'numeric' }, dayMs),
    monthShort: written({ month: 'short' }, dayMs),
    time: written(CLOCK, timeMs),
    timeRange: range(CLOCK, timeMs),
    timeRangeShort: range(CLOCK, timeMs),
    dateTime: written({ ...DAY, ...CLOCK }, momentMs),
    dateTimeShort: written({ ...DAY_SHORT, ...CLOCK }, momentMs),
    dateTimeNumeric: written({ ...NUMERIC, ...CLOCK }, momentMs),
  }
}

/** Made when it is first asked, since most processes write few of them. */
function formatOf(code: string, style: Style) {
  let made: Intl.DateTimeFormat | undefined
  return () => {
    made ??= new Intl.DateTimeFormat(code, { ...style, timeZone: 'UTC' })
    return made
  }
}

// What the wall clock shows, as if it were that of UTC: `Intl` takes twenty times as long over a value of Temporal.

function dayMs(value: Day, zone: string | undefined): number {
  if (typeof value === 'string') return dayNumber(value) * DAY_MS
  if (value instanceof Temporal.PlainDate) return civilDay(value.year, value.month, value.day) * DAY_MS
  return Math.floor(momentMs(value, zone) / DAY_MS) * DAY_MS
}

function timeMs(value: Time, zone: string | undefined): number {
  if (typeof value === 'string') return minuteOfDay(value) * MINUTE_MS
  if (value instanceof Temporal.PlainTime) return (60 * value.hour + value.minute) * MINUTE_MS
  const ms = momentMs(value, zone)
  return ms - Math.floor(ms / DAY_MS) * DAY_MS
}

function momentMs(value: Moment, zone: string | undefined): number {
  if (value instanceof Temporal.Instant) return momentMs(zoned(value, zone), zone)
  if (value instanceof Temporal.PlainDateTime) return value.toZonedDateTime('UTC').epochMilliseconds
  return Math.floor((value.epochMilliseconds + value.offsetNanoseconds / 1e6) / MINUTE_MS) * MINUTE_MS
}

export function zoned(instant: Temporal.Instant, zone: string | undefined): Temporal.ZonedDateTime {
  if (!zone) throw new TypeError('an instant is written in a time zone, and none was given')
  return instant.toZonedDateTimeISO(zone)
}
