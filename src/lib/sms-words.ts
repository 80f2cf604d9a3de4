import type { Day, Time } from './date-words.ts'
import { frenchWords } from './french.ts'
import { NBSP } from './typography.ts'

// SMS have no non-breaking space.

/** « 9h30 », « 14h00 » */
export const timeSms = (value: Time, zone?: string) =>
  frenchWords.time(value, zone).replaceAll(NBSP, '').replace(/h$/, 'h00')

/** « mardi 02/03 » */
export const daySms = (value: Day, zone?: string) =>
  `${frenchWords.weekday(value, zone)} ${frenchWords.dayNumeric(value, zone).slice(0, 5)}`
