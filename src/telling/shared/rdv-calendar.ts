import { addressOf, visioUrlOf } from '#domain/booking/rdv/rdv-place.ts'
import { type CalendarEntry, calendarOf } from '#domain/telling/notification/calendar-of.ts'
import { type ToldRdv, zoneOf } from '#domain/telling/notification/told-rdv.ts'
import type { MailCalendar } from '#infra/mailer.ts'
import type { Brand } from '#web/shared/brands.ts'

/** Its times, when the message speaks of others than those of the rdv. */
export type RdvEntry = Pick<CalendarEntry, 'method' | 'attendees'> & Partial<Pick<CalendarEntry, 'startsAt' | 'endsAt'>>

type About = { rdv: ToldRdv; brand: Brand; url: string; as: MailCalendar['as']; now: Temporal.Instant }

export function calendarOfMail(entry: RdvEntry, { rdv, brand, url, as, now }: About): MailCalendar {
  const isVisio = rdv.motif.locationType === 'visio'
  const mention = { phone: 'RDV Téléphonique ', visio: `${visioUrlOf(rdv)} `, home: '', public_office: '' }
  const calendar = calendarOf(
    {
      ...rdv,
      ...entry,
      zone: zoneOf(rdv),
      motifName: rdv.motif.name,
      organizer: { name: brand.name, email: brand.secretariatEmail },
      location: isVisio ? visioUrlOf(rdv) : (addressOf(rdv) ?? ''),
      description: `${mention[rdv.motif.locationType]}${url}`,
    },
    now,
  )
  return { ...calendar, as }
}
