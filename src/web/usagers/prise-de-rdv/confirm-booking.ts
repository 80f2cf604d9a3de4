import type { Request, Response } from 'express'
import { enrolInRdv } from '#domain/booking/participation/enrol-in-rdv.ts'
import { bookRdv } from '#domain/booking/rdv/book-rdv.ts'
import type { Person } from '#domain/people/usager/booking-file-queries.ts'
import { say } from '#lib/say.ts'
import { flash, information, success, type warning } from '#web/shared/flash.ts'
import { browserDigest } from '#web/shared/session-change.ts'
import { invitationOf } from '../invited.ts'
import { lendRdv } from '../rdvs/lend-rdv.ts'
import { rdvPath } from '../rdvs/paths.ts'
import { authorOf } from '../session.ts'
import { bookerOf } from './booker-of.ts'
import { etapeHref } from './etape-address.ts'
import type { Journey } from './journey.ts'
import { type Lost, sayLost } from './lost-creneau.ts'

type Confirmation = { journey: Journey; persons: readonly Person[] }

/** Takes the rdv, or joins it, and opens its page. */
export const confirmBooking = (req: Request, res: Response, { journey, persons }: Confirmation) =>
  journey.collectifId === null
    ? book(req, res, { journey, persons })
    : enrol(req, res, { journey, persons }, journey.collectifId)

async function book(req: Request, res: Response, { journey, persons }: Confirmation) {
  const { motif, parcours, startsAt, usager, now } = journey
  const booked = await bookRdv({
    motifId: motif.id,
    lieuId: parcours.lieu_id ?? null,
    startsAt: startsAt.toInstant(),
    ...invitedBooker(req, motif.id),
    durationInMin: parcours.duration,
    usagerIds: persons.map(({ id }) => id),
    actor: authorOf(usager),
    sessionDigest: browserDigest(req),
    now,
  })
  if (booked.ok) return openPage(req, res, booked.rdv.id, success(say('Votre rendez-vous est confirmé.')))
  if (booked.reason === 'telephone-manquant') return res.redirect(303, etapeHref(journey, 'informations'))
  if (booked.reason === 'usager-hors-famille') return res.redirect(303, etapeHref(journey, 'pour-qui'))
  return lose(req, res, journey, booked.reason)
}

async function enrol(req: Request, res: Response, { journey, persons }: Confirmation, rdvId: number) {
  const { motif, usager, now } = journey
  const actor = authorOf(usager)
  const usagerId = persons[0]?.id ?? 0
  const enrolled = await enrolInRdv({ rdvId, usagerId, ...invitedBooker(req, motif.id), actor, now })
  if (enrolled.ok)
    return openPage(
      req,
      res,
      rdvId,
      enrolled.change === 'already'
        ? information(say('Cette personne est déjà inscrite.'))
        : success(say('Votre inscription est confirmée.')),
    )
  if (enrolled.reason === 'usager-hors-famille') return res.redirect(303, etapeHref(journey, 'pour-qui'))
  return lose(req, res, journey, enrolled.reason)
}

const invitedBooker = (req: Request, motifId: number) => ({
  booker: bookerOf(req, motifId),
  invitationId: invitationOf(req)?.personal?.id,
})

function openPage(req: Request, res: Response, rdvId: number, message: ReturnType<typeof warning>) {
  lendRdv(req, rdvId)
  flash(req, message)
  res.redirect(303, rdvPath({ rdvId }))
}

const lose = (req: Request, res: Response, { parcours, startsAt }: Journey, reason: Lost) =>
  sayLost(req, res, reason, parcours, startsAt.toPlainDate())
