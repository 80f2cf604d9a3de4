import type { Who } from '#domain/booking/creneau/find-creneaux.ts'
import type { Parcours } from './parcours.ts'
import type { SearchVisit } from './search-visit.ts'

/** For whom a search is made: what he holds is not hidden from him, his référents receive him. */
export const forWhom = ({ identified, sessionDigest }: SearchVisit, parcours: Parcours): Who => ({
  usagerIds: identified ? [identified.usager.id] : [],
  ...(parcours.city_code ? { cityCode: parcours.city_code } : {}),
  ...(parcours.street_ban_id ? { streetBanId: parcours.street_ban_id } : {}),
  ...(sessionDigest ? { sessionDigest } : {}),
})
