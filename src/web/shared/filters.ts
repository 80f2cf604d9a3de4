import nunjucks from 'nunjucks'
import * as dates from '#lib/french-dates.ts'
import * as times from '#lib/french-times.ts'
import * as words from '#lib/french-words.ts'
import { typo } from '#lib/typography.ts'
import { domId } from './dom-id.ts'

/** Instants need their zone: `{{ rdv.startsAt | time(zone) }}`. */
export const filters = {
  day: dates.day,
  dayShort: dates.dayShort,
  date: dates.date,
  dayNumeric: dates.dayNumeric,
  dayOfMonth: dates.dayOfMonth,
  dayNumber: dates.dayNumber,
  dayRange: dates.dayRange,
  weekday: dates.weekday,
  weekdayShort: dates.weekdayShort,
  month: dates.month,
  monthShort: dates.monthShort,
  time: times.time,
  timeRange: times.timeRange,
  timeRangeShort: times.timeRangeShort,
  dateTime: times.dateTime,
  dateTimeShort: times.dateTimeShort,
  dateTimeNumeric: times.dateTimeNumeric,
  isoDateTime: times.isoDateTime,
  timeSms: times.timeSms,
  daySms: times.daySms,
  duration: times.duration,
  durationShort: times.durationShort,
  phone: words.phone,
  phoneHref: words.phoneHref,
  distance: words.distance,
  age: words.age,
  number: words.number,
  plural: words.plural,
  pluralWord: words.pluralWord,
  sentence: words.sentence,
  typo,
  domId,
  attrs,
} as const

/** `{ 'data-x': 'y', hidden: true }` written as attributes; false, null and undefined are left out. */
function attrs(attributes: Readonly<Record<string, string | number | boolean | null | undefined>> = {}) {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== false && value != null)
    .map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${escapeAttribute(String(value))}"`))
  return new nunjucks.runtime.SafeString(written.join(''))
}

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' }

const escapeAttribute = (value: string) => value.replace(/[&"<>]/g, (sign) => ESCAPED[sign] ?? sign)
