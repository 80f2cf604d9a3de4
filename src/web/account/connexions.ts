import type { Request, Response } from 'express'
import { closeConnexion } from '#domain/account/connexion/close-connexion.ts'
import { closeOtherConnexions } from '#domain/account/connexion/close-other-connexions.ts'
import { say } from '#lib/say.ts'
import { flash, success } from '#web/shared/flash.ts'
import { notFound, textOf } from '#web/shared/refusal.ts'
import { type Door, type HolderVisit, holderVisitOf, shownBack } from './door.ts'
import { reopen } from './reopen.ts'
import { type ShownConnexion, shownConnexions } from './shown-connexions.ts'

type Content = {
  connexions: (ShownConnexion & { action: string })[]
  zone: string
  closeOthers: string
  back: { href: string; text: string }
}

/** Where one is signed in; one of them is closed, or all the others. */
export function connexionsPages(door: Door) {
  const { connexionsPath, fermetureDeConnexionPath, fermetureDesAutresConnexionsPath } = door.paths
  const page = door.page<Content>('account/connexions')
  const ownerOf = ({ holder }: HolderVisit) =>
    ({ face: door.face, id: holder.id, version: holder.sessionVersion }) as const

  async function index(req: Request, res: Response) {
    const visit = holderVisitOf(door, req)
    const connexions = (await shownConnexions(ownerOf(visit), { current: req.sessionID, now: visit.now })).map(
      (one) => ({ ...one, action: fermetureDeConnexionPath({ connexionId: one.reference }) }),
    )
    const addresses = { closeOthers: fermetureDesAutresConnexionsPath(), back: shownBack(door.account) }
    page(req, res, { title: say('Vos connexions'), connexions, zone: 'Europe/Paris', ...addresses })
  }

  async function close(req: Request, res: Response) {
    const visit = holderVisitOf(door, req)
    const isClosed = await closeConnexion(ownerOf(visit), textOf(req.params.connexionId), visit.now)
    if (!isClosed) throw notFound()
    flash(req, success(say('Cette connexion est fermée.')))
    res.redirect(303, connexionsPath())
  }

  /** This one goes on. */
  async function closeOthers(req: Request, res: Response) {
    const visit = holderVisitOf(door, req)
    await reopen(req, await closeOtherConnexions(ownerOf(visit), req.sessionID, visit.now))
    flash(req, success(say('Vos autres connexions sont fermées.')))
    res.redirect(303, connexionsPath())
  }

  return { index, fermeture: { create: close }, fermetureDesAutres: { create: closeOthers } }
}
