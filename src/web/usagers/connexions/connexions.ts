import type { Request, Response } from 'express'
import { closeConnexion } from '#domain/account/connexion/close-connexion.ts'
import { closeOtherConnexions } from '#domain/account/connexion/close-other-connexions.ts'
import type { Owner } from '#domain/account/connexion/connexion-queries.ts'
import { say } from '#lib/say.ts'
import { reopen } from '#web/account/admit-usager.ts'
import { type ShownConnexion, shownConnexions } from '#web/account/shown-connexions.ts'
import { flash, success } from '#web/shared/flash.ts'
import { nowOf } from '#web/shared/now.ts'
import { notFound } from '#web/shared/refusal.ts'
import {
  connexionsPath,
  fermetureDeConnexionPath,
  fermetureDesAutresConnexionsPath,
  informationsPath,
} from '../compte/paths.ts'
import { page } from '../page.ts'
import { currentUsager } from '../session.ts'

type Shown = ShownConnexion & { action: string }
type Content = { connexions: Shown[]; zone: string; closeOthers: string; back: string }
const connexionsPage = page<Content>('usagers/connexions/connexions')

export async function index(req: Request, res: Response) {
  const connexions = (await shownConnexions(req, ownerOf(req))).map((one) => ({
    ...one,
    action: fermetureDeConnexionPath({ connexionId: one.reference }),
  }))
  const addresses = { closeOthers: fermetureDesAutresConnexionsPath(), back: informationsPath() }
  connexionsPage(req, res, { title: say('Vos connexions'), connexions, zone: 'Europe/Paris', ...addresses })
}

export async function destroy(req: Request, res: Response) {
  const isClosed = await closeConnexion(ownerOf(req), String(req.params.connexionId), nowOf(req))
  if (!isClosed) throw notFound()
  flash(req, success(say('Cette connexion est fermée.')))
  res.redirect(303, connexionsPath())
}

/** This one goes on. */
export async function destroyOthers(req: Request, res: Response) {
  const usager = await closeOtherConnexions(ownerOf(req), req.sessionID, nowOf(req))
  await reopen(req, usager)
  flash(req, success(say('Vos autres connexions sont fermées.')))
  res.redirect(303, connexionsPath())
}

const ownerOf = (req: Request): Owner => {
  const { id, sessionVersion: version } = currentUsager(req)
  return { face: 'usager', id, version }
}
