import type { Request, Response } from 'express'
import { findChosenMotif } from '#domain/territory/motif/chosen-motif-queries.ts'
import { found } from '#web/shared/refusal.ts'
import { startOf } from './chosen-start.ts'
import { etapeHref } from './etape-address.ts'
import { askedParcours } from './invited-search.ts'

/** A start that a partner's site shows: straight to the last questions. It is not kept, opening a link changes nothing. */
export async function show(req: Request, res: Response) {
  const parcours = askedParcours(req)
  const motif = found(parcours.motif_id ? await findChosenMotif(parcours.motif_id) : null)
  const startsAt = found(startOf(req.query.starts_at, motif.organisation.territoire.timeZone))
  const chosen = { ...parcours, starts_at: startsAt.toString() }
  res.redirect(303, etapeHref({ parcours: chosen, collectifId: null, step: null }, null))
}
