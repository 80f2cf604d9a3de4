import type { Request, Response } from 'express'
import { holdCreneau } from '#domain/booking/hold/hold-creneau.ts'
import { addressOf, limitTries } from '#web/shared/rate-limit.ts'
import { browserDigest } from '#web/shared/session-change.ts'
import { findIdentifiedUsager } from '../session.ts'
import { bookerOf } from './booker-of.ts'
import { startOf } from './chosen-start.ts'
import { etapeHref } from './etape-address.ts'
import { askedParcours } from './invited-search.ts'
import { sayLost } from './lost-creneau.ts'
import { motifsOf, withKeyOfCategory } from './motifs-found.ts'
import { nextStep } from './next-step.ts'
import { queryOf } from './parcours.ts'
import { recherchePath } from './paths.ts'

/** Keeps the hour that was chosen, for the time of the last questions. */
export async function create(req: Request, res: Response) {
  const asked = askedParcours(req)
  const now = Temporal.Now.instant()
  const motifs = await motifsOf(req, asked, now)
  const { parcours } = withKeyOfCategory(req, { parcours: asked, motifs, now })
  const [motif] = motifs
  const startsAt = startOf(req.body?.starts_at, motif?.timeZone ?? 'Europe/Paris')
  if (!motif || !startsAt || nextStep(parcours, motifs) !== 'creneau')
    return res.redirect(303, recherchePath({}, queryOf(parcours)))

  await limitTries(req, { 'reservation-address': addressOf(req) })
  const usager = findIdentifiedUsager(req)?.usager
  const held = await holdCreneau({
    motifId: motif.id,
    lieuId: parcours.lieu_id ?? null,
    startsAt,
    booker: bookerOf(req, motif.id),
    usagerIds: usager ? [usager.id] : [],
    durationInMin: parcours.duration,
    sessionDigest: browserDigest(req),
    now,
  })
  if (!held.ok)
    return sayLost(req, res, held.reason, parcours, startsAt.toZonedDateTimeISO(motif.timeZone).toPlainDate())

  const chosen = { ...parcours, date: undefined, motif_id: motif.id, starts_at: startsAt.toString() }
  res.redirect(303, etapeHref({ parcours: chosen, collectifId: null, step: null }, null))
}
