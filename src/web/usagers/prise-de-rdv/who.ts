import type { Request } from 'express'
import type { Who } from '#domain/booking/creneau/find-creneaux.ts'
import { browserDigest } from '#web/shared/session-change.ts'
import { findIdentifiedUsager } from '../session.ts'
import type { Parcours } from './parcours.ts'

/** For whom a search is made: what he holds is not hidden from him, his référents receive him. */
export function whoOf(req: Request, parcours: Parcours): Who {
  const usager = findIdentifiedUsager(req)?.usager
  return {
    usagerIds: usager ? [usager.id] : [],
    ...(parcours.city_code ? { cityCode: parcours.city_code } : {}),
    ...(parcours.street_ban_id ? { streetBanId: parcours.street_ban_id } : {}),
    ...(req.session.browser ? { sessionDigest: browserDigest(req) } : {}),
  }
}
