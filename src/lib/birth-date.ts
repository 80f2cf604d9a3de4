import { folded } from './folding.ts'

/** As typed in three fields. */
export type DateParts = { day: string; month: string; year: string }

export type BirthDate = { ok: true; date: Temporal.PlainDate | null } | { ok: false; problem: BirthDateProblem }

/** `siecle`: two digits that are those of a child and of a centenarian; `monthLength`: the day is not one of its month. */
export type BirthDateProblem = 'incomplete' | 'siecle' | 'mois' | { monthLength: number } | 'future' | 'ancienne'

const MONTHS = ['jan', 'fev', 'mar', 'avr', 'mai', 'juin', 'juil', 'aou', 'sep', 'oct', 'nov', 'dec']

/** Names of months, « 1er », years of two digits and a date pasted in the first field are understood; nothing typed is no date. */
export function readBirthDate(typed: DateParts, today: Temporal.PlainDate): BirthDate {
  const { day, month, year } = pastedInDay(typed) ?? typed
  if (!day && !month && !year) return { ok: true, date: null }
  const [d, m, y] = [wholeNumber(day.replace(/^(0?1)er$/i, '$1')), monthNumber(month), fullYear(year, today)]
  if (y === 'siecle') return problem(y)
  if (d === null || m === null || y === null) return problem('incomplete')
  if (m < 1 || m > 12) return problem('mois')

  const monthLength = Temporal.PlainYearMonth.from({ year: y, month: m }).daysInMonth
  if (d < 1 || d > monthLength) return problem({ monthLength })
  return realistic(Temporal.PlainDate.from({ year: y, month: m, day: d }), today)
}

/** « 14/12/1991 », « 1er décembre 1991 », « 1991-12-14 »: the other two fields are empty. */
function pastedInDay({ day: text, month: otherMonth, year: otherYear }: DateParts): DateParts | null {
  const [first, month, last, ...more] = text.split(/[\s./-]+/).filter(Boolean)
  if (otherMonth || otherYear || !first || !month || !last || more.length > 0) return null
  return /^\d{4}$/.test(first) ? { day: last, month, year: first } : { day: first, month, year: last }
}

function realistic(date: Temporal.PlainDate, today: Temporal.PlainDate): BirthDate {
  if (Temporal.PlainDate.compare(date, today) > 0) return problem('future')
  if (Temporal.PlainDate.compare(date, today.subtract({ years: 130 })) < 0) return problem('ancienne')
  return { ok: true, date }
}

const problem = (found: BirthDateProblem): BirthDate => ({ ok: false, problem: found })

const wholeNumber = (text: string) => (/^\d{1,4}$/.test(text) ? Number.parseInt(text, 10) : null)

function monthNumber(text: string) {
  const at = MONTHS.findIndex((start) => folded(text).startsWith(start))
  return at >= 0 ? at + 1 : wholeNumber(text)
}

/** « 91 » is 1991, « 03 » is 2003; « 24 » may be either century, since people born in 1924 live. */
function fullYear(text: string, today: Temporal.PlainDate): number | 'siecle' | null {
  const year = wholeNumber(text)
  if (year === null || text.length === 4) return year
  if (text.length !== 2) return null
  const thisCentury = today.year - (today.year % 100) + year
  if (thisCentury > today.year) return thisCentury - 100
  return today.year - (thisCentury - 100) <= OLDEST ? 'siecle' : thisCentury
}

/** In years: few live longer, so that two digits are theirs. */
const OLDEST = 115
