import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { vtimezone } from '#lib/vtimezone.ts'
import type { ToldRdv } from './told-rdv.ts'

type CalendarMethod = 'PUBLISH' | 'REQUEST' | 'CANCEL'

export type CalendarEntry = Pick<ToldRdv, 'uuid' | 'startsAt' | 'endsAt' | 'sequence'> & {
  zone: string
  method: CalendarMethod
  motifName: string
  organizer: { name: string; email: string }
  /** None when published. */
  attendees: readonly string[]
  location: string
  description: string
}

export type Calendar = { method: CalendarMethod; filename: string; content: string }

/** The calendar file of a rdv: the same UID for life, a higher SEQUENCE at each change. */
export function calendarOf(entry: CalendarEntry, now: Temporal.Instant): Calendar {
  const startsAt = entry.startsAt.toTemporalInstant().toZonedDateTimeISO(entry.zone)
  const calendar = ical({ prodId: '//RDV Solidarités//RDV//FR', method: ICalCalendarMethod[entry.method] })
  calendar.createEvent({
    id: entry.uuid,
    sequence: entry.sequence,
    stamp: now,
    start: startsAt,
    end: entry.endsAt.toTemporalInstant().toZonedDateTimeISO(entry.zone),
    timezone: entry.zone,
    summary: `RDV ${entry.motifName}`,
    location: entry.location || null,
    description: entry.description,
    organizer: entry.organizer,
    status: entry.method === 'CANCEL' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    attendees: entry.attendees.map((email) => ({ email })),
  })
  return {
    method: entry.method,
    filename: fileName(entry.uuid, startsAt),
    content: withZone(calendar.toString(), startsAt),
  }
}

/** « rdv-<uuid>-2020-11-23-15-50-00-0100.ics » */
function fileName(uuid: string, startsAt: Temporal.ZonedDateTime) {
  const wallClock = startsAt.toPlainDateTime().toString({ smallestUnit: 'second' }).replaceAll(/[T:]/g, '-')
  return `rdv-${uuid}-${wallClock}-${startsAt.offset.replaceAll(/[+:-]/g, '')}.ics`
}

const withZone = (content: string, startsAt: Temporal.ZonedDateTime) =>
  `${content.replace('BEGIN:VEVENT', `CALSCALE:GREGORIAN\r\n${vtimezone(startsAt)}\r\nBEGIN:VEVENT`)}\r\n`
