import { hasFreeSeat } from '#domain/booking/creneau/collectif.ts'
import { isCancelled } from '#domain/booking/rdv/rdv.ts'
import type { Status } from '#domain/booking/rdv/status-rules.ts'
import { plural } from '#lib/spoken-words.ts'

type Seats = { usagersCount: number; maxParticipantsCount: number | null }

/** « 2 sur 8, 6 places restantes », « 8 sur 8, complet », « 3 inscriptions, sans limite » */
export function seatsInWords({ usagersCount: taken, maxParticipantsCount: places }: Seats): string {
  if (places === null) return `${plural(taken, 'inscription')}, sans limite`
  const left = places - taken
  const words =
    left > 0 ? plural(left, 'place restante', 'places restantes') : left < 0 ? 'trop de participants' : 'complet'
  return `${taken} sur ${places}, ${words}`
}

/** Not cancelled, and a seat is left. */
export const isOpenToMore = (rdv: Seats & { status: Status }) =>
  !isCancelled(rdv) && hasFreeSeat({ participants: rdv.usagersCount, maxParticipants: rdv.maxParticipantsCount })
