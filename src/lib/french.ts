import * as dates from './french-dates.ts'
import * as times from './french-times.ts'
import * as words from './french-words.ts'
import { typo } from './typography.ts'

/** What each language says its own way: dates, hours, numbers. Instants need their zone: `{{ rdv.startsAt | time(zone) }}`. */
export const frenchWords = {
  day: dates.day,
  dayShort: dates.dayShort,
  date: dates.date,
  dayNumeric: dates.dayNumeric,
  dayOfMonth: dates.dayOfMonth,
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
  duration: times.duration,
  durationShort: times.durationShort,
  distance: words.distance,
  age: words.age,
  number: words.number,
  plural: words.plural,
  pluralWord: words.pluralWord,
  typo,
} as const

export type Words = typeof frenchWords
