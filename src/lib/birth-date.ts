import { folded } from './folding.ts'

/** As typed in three fields. */
export type DateParts = { day: string; month: string; year: string }

export type BirthDate = { ok: true; date: Temporal.PlainDate | null } | { ok: false; problem: BirthDateProblem }

/** `monthLength`: the day is not one of its month. */
export type BirthDateProblem = 'incomplete' | 'mois' | { monthLength: number } | 'future' | 'ancienne'

const MONTHS = ['jan', 'fev', 'mar', 'avr', 'mai', 'juin', 'juil', 'aou', 'sep', 'oct', 'nov', 'dec']

/** Names of months and years of two digits are understood; nothing typed is no date. */
export function readBirthDate({ day, month, year }: DateParts, today: Temporal.PlainDate): BirthDate {
  if (!day && !month && !year) return { ok: true, date: null }
  const [d, m, y] = [wholeNumber(day), monthNumber(month), fullYear(year, today)]
  if (d === null || m === null || y === null) return problem('incomplete')
  if (m < 1 || m > 12) return problem('mois')

  const monthLength = Temporal.PlainYearMonth.from({ year: y, month: m }).daysInMonth
  if (d < 1 || d > monthLength) return problem({ monthLength })
  return realistic(Temporal.PlainDate.from({ year: y, month: m, day: d }), today)
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

/** « 91 » is 1991; « 24 » is this century, as long as it is not in the future. */
function fullYear(text: string, today: Temporal.PlainDate) {
  const year = wholeNumber(text)
  if (year === null || text.length === 4) return year
  if (text.length !== 2) return null
  const century = today.year - (today.year % 100)
  return century + year > today.year ? century - 100 + year : century + year
}
