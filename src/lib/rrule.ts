import type { Weekday } from './day.ts'

/** The part of RFC 5545 that plages and absences use; the end is a column of its own, so neither UNTIL nor COUNT. */
export type Rrule =
  | { freq: 'weekly'; interval: number; weekdays: readonly Weekday[] }
  | { freq: 'monthly'; interval: number; weekday: Weekday; nth: number }

const CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

export function formatRrule(rule: Rrule): string {
  const start = `FREQ=${rule.freq.toUpperCase()};INTERVAL=${rule.interval}`
  if (rule.freq === 'monthly') return `${start};BYDAY=${rule.nth}${CODES[rule.weekday]}`
  const codes = rule.weekdays.toSorted((a, b) => a - b).map((weekday) => CODES[weekday])
  return codes.length === 0 ? start : `${start};BYDAY=${codes.join(',')}`
}

const parsed = new Map<string, Rrule>()

/** Null when the text is not one of our two forms; the same object for the same text. */
export function parseRrule(text: string): Rrule | null {
  const known = parsed.get(text)
  if (known) return known
  const rule = readRrule(text)
  if (rule) parsed.set(text, rule)
  return rule
}

function readRrule(text: string): Rrule | null {
  const parts = new Map(text.split(';').map((part) => splitPart(part)))
  const { FREQ, INTERVAL = '1', BYDAY, WKST = 'MO', ...others } = Object.fromEntries(parts)
  if (parts.size !== text.split(';').length || Object.keys(others).length > 0 || WKST !== 'MO') return null
  if (!/^[1-9]\d{0,3}$/.test(INTERVAL)) return null
  if (FREQ === 'WEEKLY') return weekly(Number(INTERVAL), BYDAY)
  return FREQ === 'MONTHLY' ? monthly(Number(INTERVAL), BYDAY) : null
}

function splitPart(part: string): [string, string] {
  const [name = '', ...value] = part.split('=')
  return [name, value.join('=')]
}

function weekly(interval: number, byDay: string | undefined): Rrule | null {
  if (byDay === undefined) return { freq: 'weekly', interval, weekdays: [] }
  const weekdays = [...new Set(byDay.split(',').map((code) => CODES.indexOf(code)))].sort((a, b) => a - b)
  return weekdays[0] === -1 ? null : { freq: 'weekly', interval, weekdays }
}

function monthly(interval: number, byDay = ''): Rrule | null {
  const [, nth, code = ''] = /^\+?([1-5])([A-Z]{2})$/.exec(byDay) ?? []
  const weekday = CODES.indexOf(code)
  return weekday === -1 ? null : { freq: 'monthly', interval, weekday, nth: Number(nth) }
}
