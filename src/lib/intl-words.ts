import type { Catalogue } from './catalogue.ts'
import { pluralKey } from './catalogue.ts'
import type { Words } from './french.ts'
import type { Day, Moment } from './french-dates.ts'
import { zoned } from './french-dates.ts'
import type { Time } from './french-times.ts'

type Style = Intl.DateTimeFormatOptions

const LONG = { weekday: 'long', day: 'numeric', month: 'long' } as const
const CLOCK = { hour: 'numeric', minute: '2-digit' } as const
const NUMERIC = { day: '2-digit', month: '2-digit', year: 'numeric' } as const

/** Dates, hours and numbers as `Intl` knows them, for a language that has nobody to write its own. */
export function intlWords(code: string, catalogue: Catalogue): Words {
  const written = (style: Style) => {
    const format = new Intl.DateTimeFormat(code, { ...style, timeZone: 'UTC' })
    return (value: Day | Moment | Time, zone?: string) => format.format(utcOf(value, zone))
  }
  const range = (style: Style) => {
    const format = new Intl.DateTimeFormat(code, { ...style, timeZone: 'UTC' })
    return (from: Day | Time, to: Day | Time, zone?: string) => format.formatRange(utcOf(from, zone), utcOf(to, zone))
  }
  const numbers = new Intl.NumberFormat(code)
  const unit = (name: string, unitDisplay: 'long' | 'short', most = 0) =>
    new Intl.NumberFormat(code, { style: 'unit', unit: name, unitDisplay, maximumFractionDigits: most })
  const rules = new Intl.PluralRules(code)
  const date = written({ ...LONG, weekday: undefined, year: 'numeric' })
  const [km, m, years, months] = [
    unit('kilometer', 'short', 1),
    unit('meter', 'short'),
    unit('year', 'long'),
    unit('month', 'long'),
  ]

  const lasting = (display: 'long' | 'short') => {
    const [hour, minute] = [unit('hour', display), unit('minute', display)]
    return (minutes: number) => {
      const [whole, rest] = [Math.floor(minutes / 60), minutes % 60]
      return [...(whole ? [hour.format(whole)] : []), ...(rest || !whole ? [minute.format(rest)] : [])].join(' ')
    }
  }

  function pluralWord(count: number, singular: string, many = `${singular}s`) {
    const forms = catalogue.get(pluralKey(singular, many))
    if (forms === undefined || typeof forms === 'string') return Math.abs(count) < 2 ? singular : many
    return forms[rules.select(count)] ?? forms.other
  }

  return {
    day: written({ ...LONG, year: 'numeric' }),
    dayShort: written(LONG),
    date,
    dayNumeric: written(NUMERIC),
    dayOfMonth: written({ day: 'numeric', month: 'long' }),
    dayRange: range({ ...LONG, year: 'numeric' }),
    weekday: written({ weekday: 'long' }),
    weekdayShort: written({ weekday: 'short' }),
    month: written({ month: 'long' }),
    monthShort: written({ month: 'short' }),
    time: written(CLOCK),
    timeRange: range(CLOCK),
    timeRangeShort: range(CLOCK),
    dateTime: written({ ...LONG, year: 'numeric', ...CLOCK }),
    dateTimeShort: written({ ...LONG, ...CLOCK }),
    dateTimeNumeric: written({ ...NUMERIC, ...CLOCK }),
    duration: lasting('long'),
    durationShort: lasting('short'),
    distance: (metres) =>
      metres < 950 ? m.format(Math.max(100, Math.round(metres / 100) * 100)) : km.format(metres / 1000),
    age: (birthDate, today) => {
      const lived = birthDate.until(today, { largestUnit: 'year' })
      return lived.years < 2 ? months.format(lived.years * 12 + lived.months) : years.format(lived.years)
    },
    number: (value) => numbers.format(value),
    plural: (count, singular, many) => `${numbers.format(count)} ${pluralWord(count, singular, many)}`,
    pluralWord,
    typo: (text) => text,
  }
}

/** The wall clock, as if it were that of UTC: `Intl` then writes what the clock shows. */
function utcOf(value: Day | Moment | Time, zone?: string): number {
  return plainOf(value, zone).toZonedDateTime('UTC').epochMilliseconds
}

function plainOf(value: Day | Moment | Time, zone?: string): Temporal.PlainDateTime {
  if (typeof value === 'string')
    return value.includes('-') ? Temporal.PlainDateTime.from(value) : onNoDay(Temporal.PlainTime.from(value))
  if (value instanceof Temporal.Instant) return zoned(value, zone).toPlainDateTime()
  if (value instanceof Temporal.PlainTime) return onNoDay(value)
  return value instanceof Temporal.PlainDateTime ? value : value.toPlainDateTime()
}

const onNoDay = (time: Temporal.PlainTime) => Temporal.PlainDate.from('2000-01-01').toPlainDateTime(time)
