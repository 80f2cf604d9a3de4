import { addressOf, contactPhoneOf, visioUrlOf } from '#domain/booking/rdv/rdv-place.ts'
import { phone } from '#lib/phone.ts'
import { say } from '#lib/say.ts'
import { type Calendar, type CalendarEntry, calendarOf } from './calendar-of.ts'
import type { ToldRdv } from './told-rdv.ts'

type Placed = Parameters<typeof addressOf>[0] & { uuid: string; lieu: { name: string } | null }

export type RdvToNote = Placed &
  Parameters<typeof contactPhoneOf>[0] &
  Pick<ToldRdv, 'startsAt' | 'endsAt' | 'sequence'> & {
    motif: { instructionForRdv: string | null }
    organisation: { territoire: { timeZone: string } }
  }

type Noted = Pick<CalendarEntry, 'organizer'> & {
  method: 'PUBLISH' | 'CANCEL'
  /** The motif, or its service where nothing more is shown. */
  name: string
  /** False: a home is not told to whoever proved an e-mail only. */
  showsHome: boolean
  /** Opens the rdv to its usager without signing in; null where he is not shown it. */
  url: string | null
  deeds: Deeds
}

type Deeds = { isMovable: boolean; isLeavable: boolean }

/** What the link to a rdv lets him do there. */
export function deedsLabel({ isMovable, isLeavable }: Deeds): string {
  if (isMovable && isLeavable) return say('Voir, changer ou annuler')
  if (isLeavable) return say('Voir ou annuler')
  return isMovable ? say('Voir ou changer') : say('Voir le rendez-vous')
}

/** A rdv in the calendar of its usager: the same attached to his mails and kept from its page. */
export function usagerCalendarOf(
  rdv: RdvToNote,
  { name, showsHome, url, deeds, ...entry }: Noted,
  now: Temporal.Instant,
): Calendar {
  const number = contactPhoneOf(rdv)
  const { instructionForRdv: instructions } = rdv.motif
  const isComing = entry.method === 'PUBLISH'
  const lines = [
    wayOf(rdv),
    number && say('Téléphone du service : {phone}', { phone: phone(number) }),
    isComing && instructions && say('À apporter, à savoir : {instructions}', { instructions }),
    url && say('{deeds} : {url}', { deeds: deedsLabel(deeds), url }),
  ]
  const isHidden = rdv.motif.locationType === 'home' && !showsHome
  return calendarOf(
    {
      ...rdv,
      ...entry,
      attendees: [],
      zone: rdv.organisation.territoire.timeZone,
      motifName: name,
      location: isHidden ? '' : placeInCalendar(rdv),
      description: lines.filter(Boolean).join('\n'),
    },
    now,
  )
}

/** Name and address of the lieu, the home, or the address of the visio. */
export function placeInCalendar(rdv: Placed): string {
  if (rdv.motif.locationType === 'visio') return visioUrlOf(rdv)
  return [rdv.lieu?.name, addressOf(rdv)].filter(Boolean).join(', ')
}

function wayOf(rdv: Placed): string | null {
  if (rdv.motif.locationType === 'phone') return say('Par téléphone')
  return rdv.motif.locationType === 'visio' ? say('En visio : {url}', { url: visioUrlOf(rdv) }) : null
}
