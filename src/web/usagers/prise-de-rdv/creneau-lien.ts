import type { Request, Response } from 'express'
import { bookerOf } from '#domain/territory/motif/booker.ts'
import { findChosenMotif } from '#domain/territory/motif/chosen-motif-queries.ts'
import { words } from '#web/shared/address-values.ts'
import { found } from '#web/shared/refusal.ts'
import { queryOf } from '#web/shared/sent.ts'
import { startHref } from './choice-address.ts'
import { startOf } from './chosen-start.ts'
import { askedParcours } from './invited-search.ts'
import { searchVisitOf } from './search-visit.ts'

/** A start that a partner's site shows: straight to the last questions. It is not kept, opening a link changes nothing. */
export async function show(req: Request, res: Response) {
  const { invited } = searchVisitOf(req)
  const parcours = askedParcours(req.query, invited)
  const { motif_id: id } = parcours
  const motif = found(id ? await findChosenMotif(id, bookerOf(invited, id)) : null)
  const startsAt = found(startOf(queryOf(req, { starts_at: words }).starts_at, motif.organisation.territoire.timeZone))
  res.redirect(303, startHref({ ...parcours, starts_at: startsAt.toString() }))
}
