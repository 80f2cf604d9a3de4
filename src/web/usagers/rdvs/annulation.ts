import type { Request, Response } from 'express'
import { withdrawFromRdv } from '#domain/booking/participation/withdraw-from-rdv.ts'
import { cancelRdvByUsager } from '#domain/booking/rdv/cancel-rdv-by-usager.ts'
import { CANCEL_NOTICE_H } from '#domain/booking/rdv/rdv.ts'
import type { UsagerRdv } from '#domain/booking/rdv/usager-rdv-queries.ts'
import { type LeaveRefusal, leaveRefusal } from '#domain/booking/rdv/usager-refusals.ts'
import { say } from '#lib/say.ts'
import { dateTimeShort, dayShort } from '#lib/spoken-words.ts'
import { flash, success, warning } from '#web/shared/flash.ts'
import { page } from '../page.ts'
import { authorOf, currentUsager } from '../session.ts'
import { annulationWords } from './annulation-words.ts'
import { annulationPath, rdvPath } from './paths.ts'
import { leaveReason } from './rdv-changes.ts'
import { timesOf } from './rdv-facts.ts'
import { requireRdv } from './require-rdv.ts'

type Content = { consequences: string[]; text: string | null; yes: string; no: string; action: string; back: string }
const annulationPage = page<Content>('usagers/rdvs/annulation')

/** Asks before the rdv, or the inscription to a rdv collectif, is cancelled. */
export async function show(req: Request, res: Response) {
  const rdv = await requireRdv(req)
  const now = Temporal.Now.instant()
  const reason = leaveRefusal(rdv, { usagerId: currentUsager(req).id, now })
  if (reason) return refuse(req, res, rdv, reason)

  const { question, ...words } = annulationWords(rdv, dayShort(timesOf(rdv).startsAt))
  const path = { rdvId: rdv.id }
  annulationPage(req, res, {
    title: question,
    ...words,
    text: rdv.motif.customCancelWarningMessage,
    action: annulationPath(path),
    back: rdvPath(path),
  })
}

export async function create(req: Request, res: Response) {
  const rdv = await requireRdv(req)
  const usager = currentUsager(req)
  const leave = rdv.motif.collectif ? withdrawFromRdv : cancelRdvByUsager
  const now = Temporal.Now.instant()
  const left = await leave({ rdvId: rdv.id, usagerId: usager.id, actor: authorOf(usager), now })
  if (!left.ok) return refuse(req, res, rdv, left.reason)

  flash(
    req,
    success(rdv.motif.collectif ? say('Votre inscription est annulée.') : say('Votre rendez-vous est annulé.')),
  )
  res.redirect(303, rdvPath({ rdvId: rdv.id }))
}

/** The page of the rdv says what can still be done, and whom to call. */
function refuse(req: Request, res: Response, rdv: UsagerRdv, reason: LeaveRefusal) {
  const until = dateTimeShort(timesOf(rdv).startsAt.subtract({ hours: CANCEL_NOTICE_H }))
  flash(req, warning(leaveReason(reason, until)))
  res.redirect(303, rdvPath({ rdvId: rdv.id }))
}
