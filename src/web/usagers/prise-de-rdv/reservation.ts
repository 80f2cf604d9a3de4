import type { Request, Response } from 'express'
import type { Hold } from '#domain/booking/hold/hold.ts'
import { holdCreneau } from '#domain/booking/hold/hold-creneau.ts'
import { bookerOf } from '#domain/territory/motif/booker.ts'
import { findRestriction } from '#domain/territory/motif/motif-queries.ts'
import type { MotifFound } from '#domain/territory/motif/motif-search-queries.ts'
import { keyedDigest } from '#infra/digest.ts'
import { say } from '#lib/say.ts'
import { localDay } from '#lib/zone.ts'
import { id, words } from '#web/shared/address-values.ts'
import { type Answer, goTo } from '#web/shared/answer.ts'
import { warning } from '#web/shared/flash.ts'
import { addressOf } from '#web/shared/rate-limit.ts'
import { bodyOf } from '#web/shared/sent.ts'
import { browserDigest } from '#web/shared/session-change.ts'
import { confirmationHref, startHref } from './choice-address.ts'
import { startOf } from './chosen-start.ts'
import * as creneau from './creneau.ts'
import { narrowingOf } from './for-whom.ts'
import { askedParcours } from './invited-search.ts'
import { lostCreneau, weekHref } from './lost-creneau.ts'
import { reach } from './motifs-found.ts'
import { nextStep } from './next-step.ts'
import { searchHref } from './parcours.ts'
import type { Reached } from './reached.ts'
import { refusedAtChoice } from './refused-ahead.ts'
import { searchVisitOf } from './search-visit.ts'

/** Keeps the hour that was chosen, for the time of the last questions; of a rdv collectif, no seat is kept. */
export async function create(req: Request, res: Response) {
  const visit = searchVisitOf(req)
  const reached = await reach(visit, askedParcours(req.query, visit.invited))
  const [motif] = reached.motifs
  const pressed = motif && nextStep(reached.parcours, reached.motifs) === 'creneau' ? pressedIn(req, motif) : null
  const answer = motif && pressed ? await choose(req, reached, { motif, pressed }) : goTo(searchHref(reached.parcours))
  await answer.give(req, res)
}

/** A start, or a rdv collectif; `sent`: as the form said it. */
type Pressed = { sent: string; startsAt: Temporal.Instant | null; collectifId: number | null; isAccepting: boolean }

/** One button may accept what must be read, and choose. */
function pressedIn(req: Request, { collectif, timeZone }: MotifFound): Pressed | null {
  const { lu, lu_et, starts_at, rdv_collectif_id } = bodyOf(req, FIELDS)
  const sent = lu_et ?? (collectif ? rdv_collectif_id : starts_at)
  if (sent === null) return null
  const [startsAt, collectifId] = collectif ? [null, id.safeParse(sent).data ?? null] : [startOf(sent, timeZone), null]
  if (startsAt === null && collectifId === null) return null
  return { sent, startsAt, collectifId, isAccepting: lu !== null || lu_et !== null }
}

const FIELDS = { lu: words, lu_et: words, starts_at: words, rdv_collectif_id: words }

type Choice = { motif: MotifFound; pressed: Pressed }

async function choose(req: Request, reached: Reached, { motif, pressed }: Choice): Promise<Answer> {
  const { visit } = reached
  const { date: _, ...answers } = reached.parcours
  const accepted = pressed.isAccepting ? '1' : answers.restriction_lue
  if (!accepted && motif.hasRestriction && (await findRestriction(motif.id))?.isToAccept)
    return creneau.showUnread(reached, pressed.sent)

  const chosen = { ...answers, motif_id: motif.id, restriction_lue: accepted, starts_at: pressed.startsAt?.toString() }
  const { startsAt, collectifId } = pressed
  if (!startsAt) return goTo(confirmationHref({ parcours: chosen, collectifId }))
  const day = localDay(startsAt, motif.timeZone)
  const refused = await refusedAtChoice(visit, motif)
  if (refused) return goTo(weekHref({ ...answers, restriction_lue: accepted }, day), refused)
  const held = await holdCreneau({
    motifId: motif.id,
    lieuId: answers.lieu_id ?? null,
    startsAt,
    booker: bookerOf(visit.invited, motif.id),
    narrowing: narrowingOf(visit, answers),
    durationInMin: answers.duration,
    sessionDigest: browserDigest(req),
    networkDigest: keyedDigest(addressOf(req)),
    isKnown: visit.identified !== null || visit.isAgent,
    now: visit.now,
  })
  if (held.ok) return goTo(startHref(chosen), held.hold.keptUntil ? null : warning(notKept(held.hold)))
  return lostCreneau(held.reason, { ...answers, restriction_lue: accepted }, day)
}

const notKept = ({ isKnown }: Hold) => (isKnown ? notKeptOfKnown() : notKeptOfStranger())

const notKeptOfKnown = () =>
  say('Cet horaire n’est pas gardé pour vous, mais il est libre : vous pouvez le confirmer maintenant.')

const notKeptOfStranger = () =>
  say(
    'Cet horaire est libre, mais pas encore gardé pour vous. Nous le garderons quand vous aurez écrit le code reçu par e-mail.',
  )
