import type { Request, Response } from 'express'
import { closeConnexion } from '#domain/account/connexion/close-connexion.ts'
import { closeOtherConnexions } from '#domain/account/connexion/close-other-connexions.ts'
import type { Owner } from '#domain/account/connexion/connexion-queries.ts'
import { reopenAgent } from '#web/account/admit-agent.ts'
import { type ShownConnexion, shownConnexions } from '#web/account/shown-connexions.ts'
import { flash, success } from '#web/shared/flash.ts'
import { nowOf } from '#web/shared/now.ts'
import { notFound } from '#web/shared/refusal.ts'
import {
  comptePath,
  connexionsPath,
  fermetureDeConnexionPath,
  fermetureDesAutresConnexionsPath,
} from '../compte/paths.ts'
import { page } from '../page.ts'
import { currentAgent } from '../session.ts'

type Shown = ShownConnexion & { action: string }
type Content = { connexions: Shown[]; zone: string; closeOthers: string; back: string }
const connexionsPage = page<Content>('agents/connexions/connexions')

export async function index(req: Request, res: Response) {
  const connexions = (await shownConnexions(req, ownerOf(req))).map((one) => ({
    ...one,
    action: fermetureDeConnexionPath({ connexionId: one.reference }),
  }))
  const addresses = { closeOthers: fermetureDesAutresConnexionsPath(), back: comptePath() }
  connexionsPage(req, res, { title: 'Vos connexions', connexions, zone: 'Europe/Paris', ...addresses })
}

export async function destroy(req: Request, res: Response) {
  const isClosed = await closeConnexion(ownerOf(req), String(req.params.connexionId), nowOf(req))
  if (!isClosed) throw notFound()
  flash(req, success('Cette connexion est fermée.'))
  res.redirect(303, connexionsPath())
}

/** This one goes on. */
export async function destroyOthers(req: Request, res: Response) {
  const agent = await closeOtherConnexions(ownerOf(req), req.sessionID, nowOf(req))
  await reopenAgent(req, agent)
  flash(req, success('Vos autres connexions sont fermées.'))
  res.redirect(303, connexionsPath())
}

const ownerOf = (req: Request): Owner => {
  const { id, sessionVersion: version } = currentAgent(req)
  return { face: 'agent', id, version }
}
