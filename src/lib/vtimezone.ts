/**
 * The VTIMEZONE of a zone around one moment: the offset then in force and the next one. Each comes back every year by its
 * rule, since some programs read a change without one as the last that there ever was.
 */
export function vtimezone(moment: Temporal.ZonedDateTime): string {
  const current = moment.getTimeZoneTransition('previous')
  const next = moment.getTimeZoneTransition('next')
  const parts = current && next ? [observance(current), observance(next)] : [constant(moment)]
  return ['BEGIN:VTIMEZONE', `TZID:${moment.timeZoneId}`, ...parts.flat(), 'END:VTIMEZONE'].join('\r\n')
}

function observance(transition: Temporal.ZonedDateTime): string[] {
  const before = transition.subtract({ nanoseconds: 1 })
  const kind = transition.offsetNanoseconds > before.offsetNanoseconds ? 'DAYLIGHT' : 'STANDARD'
  const start = wallClockBefore(transition)
  return component(kind, { from: before.offset, to: transition.offset, start, rule: yearlyRule(transition) })
}

/** DTSTART and the rule are written by the clock that is about to change. */
function wallClockBefore(transition: Temporal.ZonedDateTime) {
  const { offset } = transition.subtract({ nanoseconds: 1 })
  return transition.toInstant().toZonedDateTimeISO(offset).toPlainDateTime()
}

/** « On the last Sunday of March », when the years that are known agree; null for a zone that changes its clocks otherwise. */
function yearlyRule(transition: Temporal.ZonedDateTime): string | null {
  const days = sameChangeLater(transition).map(wallClockBefore)
  const rules = days.map(({ month, day, dayOfWeek, daysInMonth }) => {
    const inMonth = `FREQ=YEARLY;BYMONTH=${month};BYDAY=`
    const weekday = WEEKDAYS[dayOfWeek - 1]
    const fromEnd = daysInMonth - day < 7 ? `${inMonth}-1${weekday}` : null
    return { fromEnd, fromStart: `${inMonth}${Math.ceil(day / 7)}${weekday}` }
  })
  return agreed(rules.map(({ fromEnd }) => fromEnd)) ?? agreed(rules.map(({ fromStart }) => fromStart))
}

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** Over more years than the calendar takes to show every day of the month. */
function sameChangeLater(transition: Temporal.ZonedDateTime): Temporal.ZonedDateTime[] {
  const found: Temporal.ZonedDateTime[] = []
  let change: Temporal.ZonedDateTime | null = transition
  while (change && found.length < 8) {
    found.push(change)
    change = change.getTimeZoneTransition('next')?.getTimeZoneTransition('next') ?? null
  }
  return found
}

const agreed = ([first = null, ...others]: readonly (string | null)[]) =>
  others.length > 0 && others.every((rule) => rule === first) ? first : null

/** A zone that does not change its clocks any more. */
const constant = ({ offset }: Temporal.ZonedDateTime) =>
  component('STANDARD', { from: offset, to: offset, start: LONG_AGO, rule: null })

const LONG_AGO = Temporal.PlainDateTime.from('1970-01-01T00:00')

type Observance = { from: string; to: string; start: Temporal.PlainDateTime; rule: string | null }

const component = (kind: string, { from, to, start, rule }: Observance) => [
  `BEGIN:${kind}`,
  `DTSTART:${compact(start)}`,
  ...(rule ? [`RRULE:${rule}`] : []),
  `TZOFFSETFROM:${utcOffset(from)}`,
  `TZOFFSETTO:${utcOffset(to)}`,
  `END:${kind}`,
]

const utcOffset = (offset: string) => offset.replaceAll(':', '')

const compact = (moment: Temporal.PlainDateTime) => moment.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '')
