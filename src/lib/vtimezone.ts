/** The VTIMEZONE of a zone for one moment: the offset then in force and the next one, which is all a single event needs. */
export function vtimezone(moment: Temporal.ZonedDateTime): string {
  const current = moment.getTimeZoneTransition('previous')
  const next = moment.getTimeZoneTransition('next')
  const parts = current && next ? [observance(current), observance(next)] : [constant(moment)]
  return ['BEGIN:VTIMEZONE', `TZID:${moment.timeZoneId}`, ...parts.flat(), 'END:VTIMEZONE'].join('\r\n')
}

function observance(transition: Temporal.ZonedDateTime): string[] {
  const before = transition.subtract({ nanoseconds: 1 })
  const kind = transition.offsetNanoseconds > before.offsetNanoseconds ? 'DAYLIGHT' : 'STANDARD'
  const wallClockBefore = transition.toInstant().toZonedDateTimeISO(before.offset).toPlainDateTime()
  return component(kind, { from: before.offset, to: transition.offset, start: compact(wallClockBefore) })
}

/** A zone that does not change its clocks any more. */
const constant = ({ offset }: Temporal.ZonedDateTime) =>
  component('STANDARD', { from: offset, to: offset, start: '19700101T000000' })

const component = (kind: string, { from, to, start }: { from: string; to: string; start: string }) => [
  `BEGIN:${kind}`,
  `DTSTART:${start}`,
  `TZOFFSETFROM:${utcOffset(from)}`,
  `TZOFFSETTO:${utcOffset(to)}`,
  `END:${kind}`,
]

const utcOffset = (offset: string) => offset.replaceAll(':', '')

const compact = (moment: Temporal.PlainDateTime) => moment.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '')
