import { addressOf, visioUrlOf } from '#domain/booking/rdv/rdv-place.ts'
import type { RdvEvenement, Recorded } from '#domain/journal/evenement/recorded-evenement.ts'
import type { CalendarMethod } from '#domain/telling/notification/calendar-of.ts'
import { calendarOf } from '#domain/telling/notification/calendar-of.ts'
import { findLieuLabel } from '#domain/telling/notification/rdv-notification-queries.ts'
import { type ToldRdv, zoneOf } from '#domain/telling/notification/told-rdv.ts'
import type { MailCalendar } from '#infra/mailer.ts'
import type { Brand } from '#web/shared/brands.ts'
import { inZone } from './rdv-words.ts'

type CalendarOf = {
  rdv: ToldRdv
  brand: Brand
  method: CalendarMethod
  as: MailCalendar['as']
  attendees: readonly string[]
  url: string
  /** The start that the message speaks of, when it is no longer that of the rdv. */
  startsAt?: Date
}

export function calendarOfMail({ rdv, brand, url, as, ...entry }: CalendarOf, now: Temporal.Instant): MailCalendar {
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

export type Before = { startsAt: Temporal.ZonedDateTime; place: string | null; isOtherDay: boolean }

/** The rdv as it was before it moved; null for other evenements. */
export async function beforeMove(evenement: Recorded<RdvEvenement>, rdv: ToldRdv): Promise<Before | null> {
  if (evenement.name !== 'rdv.moved') return null
  const { previousStartsAt, previousLieuId } = evenement.payload
  const startsAt = inZone(new Date(previousStartsAt), rdv)
  const isOtherLieu = previousLieuId !== null && previousLieuId !== rdv.lieu?.id
  const isOtherDay = !startsAt.toPlainDate().equals(inZone(rdv.startsAt, rdv).toPlainDate())
  return { startsAt, place: isOtherLieu ? await findLieuLabel(previousLieuId) : null, isOtherDay }
}
