import type { Request, Response } from 'express'
import { holdCreneau } from '#domain/booking/hold/hold-creneau.ts'
import { bookerOf } from '#domain/territory/motif/booker.ts'
import { localDay } from '#lib/zone.ts'
import { words } from '#web/shared/address-values.ts'
import { goTo } from '#web/shared/answer.ts'
import { addressOf, limitTries } from '#web/shared/rate-limit.ts'
import { bodyOf } from '#web/shared/sent.ts'
import { browserDigest } from '#web/shared/session-change.ts'
import { startOf } from './chosen-start.ts'
import { firstEtapeHref } from './etape-address.ts'
import { narrowingOf } from './for-whom.ts'
import { askedParcours } from './invited-search.ts'
import { lostCreneau } from './lost-creneau.ts'
import { reach } from './motifs-found.ts'
import { nextStep } from './next-step.ts'
import { searchHref } from './parcours.ts'
import { searchVisitOf } from './search-visit.ts'

/** Keeps the hour that was chosen, for the time of the last questions. */
export async function create(req: Request, res: Response) {
  const visit = searchVisitOf(req)
  const { parcours, motifs } = await reach(visit, askedParcours(req.query, visit.invited))
  const [motif] = motifs
  const startsAt = startOf(bodyOf(req, { starts_at: words }).starts_at, motif?.timeZone ?? 'Europe/Paris')
  if (!motif || !startsAt || nextStep(parcours, motifs) !== 'creneau') return res.redirect(303, searchHref(parcours))

  await limitTries(req, { 'reservation-address': addressOf(req) })
  const held = await holdCreneau({
    motifId: motif.id,
    lieuId: parcours.lieu_id ?? null,
    startsAt,
    booker: bookerOf(visit.invited, motif.id),
    narrowing: narrowingOf(visit, parcours),
    durationInMin: parcours.duration,
    sessionDigest: browserDigest(req),
    now: visit.now,
  })
  const chosen = { ...parcours, date: undefined, motif_id: motif.id, starts_at: startsAt.toString() }
  const answer = held.ok
    ? goTo(firstEtapeHref(chosen))
    : lostCreneau(held.reason, parcours, localDay(startsAt, motif.timeZone))
  await answer.give(req, res)
}
