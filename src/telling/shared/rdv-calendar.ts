import { visioUrlOf } from '#domain/booking/rdv/rdv-place.ts'
import { type CalendarEntry, calendarOf } from '#domain/telling/notification/calendar-of.ts'
import { placeInCalendar } from '#domain/telling/notification/rdv-calendar.ts'
import { type ToldRdv, zoneOf } from '#domain/telling/notification/told-rdv.ts'
import type { MailCalendar } from '#infra/mailer.ts'
import type { Brand } from '#web/shared/brands.ts'

/** Its times, when the message speaks of others than those of the rdv. */
export type RdvEntry = Pick<CalendarEntry, 'method' | 'attendees'> & Partial<Pick<CalendarEntry, 'startsAt' | 'endsAt'>>

type About = { rdv: ToldRdv; brand: Brand; url: string; now: Temporal.Instant }

/** A rdv in the calendar of its agents, which mail programs show with the message. */
export function agentCalendarOf(entry: RdvEntry, { rdv, brand, url, now }: About): MailCalendar {
  const mention = { phone: 'RDV Téléphonique ', visio: `${visioUrlOf(rdv)} `, home: '', public_office: '' }
  const calendar = calendarOf(
    {
      ...rdv,
      ...entry,
      zone: zoneOf(rdv),
      motifName: rdv.motif.name,
      organizer: { name: brand.name, email: brand.secretariatEmail },
      location: placeInCalendar(rdv),
      description: `${mention[rdv.motif.locationType]}${url}`,
    },
    now,
  )
  return { ...calendar, as: 'part' }
}
