import { usagerActorOf } from '#domain/actor/usager-actor.ts'
import type { Narrowing } from '#domain/booking/creneau/narrowing.ts'
import type { Parcours } from './parcours.ts'
import type { SearchVisit } from './search-visit.ts'

/** All that narrows who may receive him, from the list to the rdv: who he is, and his answers. */
export const narrowingOf = ({ identified }: SearchVisit, parcours: Parcours): Narrowing => ({
  usagerIds: identified ? [identified.usager.id] : [],
  referentIds: parcours.referent_ids,
  cityCode: parcours.city_code,
  streetBanId: parcours.street_ban_id,
})

/** For whom a search is made: what his browser holds is not hidden from him. */
export const forWhom = (visit: SearchVisit, parcours: Parcours) => ({
  ...narrowingOf(visit, parcours),
  familyIds: visit.identified ? usagerActorOf(visit.identified.usager, visit.identified.session).familyIds : [],
  sessionDigest: visit.sessionDigest ?? undefined,
})
