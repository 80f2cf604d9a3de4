import type { Request, Response } from 'express'
import { holdCreneau } from '#domain/booking/hold/hold-creneau.ts'
import { bookerOf } from '#domain/territory/motif/booker.ts'
import { keyedDigest } from '#infra/digest.ts'
import { say } from '#lib/say.ts'
import { localDay } from '#lib/zone.ts'
import { words } from '#web/shared/address-values.ts'
import { goTo } from '#web/shared/answer.ts'
import { warning } from '#web/shared/flash.ts'
import { addressOf } from '#web/shared/rate-limit.ts'
import { bodyOf } from '#web/shared/sent.ts'
import { browserDigest } from '#web/shared/session-change.ts'
import { startHref } from './choice-address.ts'
import { startOf } from './chosen-start.ts'
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

  const held = await holdCreneau({
    motifId: motif.id,
    lieuId: parcours.lieu_id ?? null,
    startsAt,
    booker: bookerOf(visit.invited, motif.id),
    narrowing: narrowingOf(visit, parcours),
    durationInMin: parcours.duration,
    sessionDigest: browserDigest(req),
    networkDigest: keyedDigest(addressOf(req)),
    isKnown: visit.identified !== null || visit.isAgent,
    now: visit.now,
  })
  const chosen = { ...parcours, date: undefined, motif_id: motif.id, starts_at: startsAt.toString() }
  const answer = held.ok
    ? goTo(startHref(chosen), held.hold.keptUntil ? null : warning(notKept()))
    : lostCreneau(held.reason, parcours, localDay(startsAt, motif.timeZone))
  await answer.give(req, res)
}

const notKept = () =>
  say(
    'Cet horaire n’est pas encore gardé pour vous : beaucoup d’horaires sont choisis en ce moment depuis votre connexion à Internet. Il le sera dès que vous aurez prouvé votre e-mail.',
  )
