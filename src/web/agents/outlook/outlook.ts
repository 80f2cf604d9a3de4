import type { Request, Response } from 'express'
import { linkOutlook, type OutlookOutcome } from '#domain/account/identite/link-outlook.ts'
import type { ProviderRefusal } from '#infra/identity/provider-refusal.ts'
import { type Door, finishIdentification, startIdentification } from '#web/account/identity.ts'
import { failure, flash, success } from '#web/shared/flash.ts'
import { outlookRetourPath } from '../compte/paths.ts'
import { organisationsPath } from '../organisations/paths.ts'
import { currentAgent } from '../session.ts'

const door: Door = { provider: 'microsoft', callback: outlookRetourPath() }

/** To Microsoft: not to sign in, to lend a calendar. */
export async function create(req: Request, res: Response) {
  const { id, email } = currentAgent(req)
  const started = await startIdentification(req, res, door, { loginHint: email, agentId: id })
  if (!started.ok) refuse(req, res, started.reason)
}

/** Back from Microsoft, for the agent who left for it and nobody else. */
export async function show(req: Request, res: Response) {
  const isFor = req.session.pendingSignIn?.agentId
  const identified = await finishIdentification(req, res, door)
  if (!identified.ok) return refuse(req, res, identified.reason)

  const { id } = currentAgent(req)
  if (isFor !== id) return refuse(req, res, 'expired')
  const linked = await linkOutlook(id, identified.proof)
  if (!linked.ok) return refuse(req, res, linked.reason)
  flash(req, success('Votre agenda Outlook est relié.'))
  res.redirect(303, organisationsPath())
}

const REFUSED: Record<ProviderRefusal | (OutlookOutcome & { ok: false })['reason'], string> = {
  cancelled: 'Vous avez arrêté la connexion avec Microsoft. Votre agenda Outlook n’est pas relié.',
  expired: 'La connexion avec Microsoft a trop attendu, ou a déjà servi. Recommencez.',
  unavailable: 'Microsoft ne répond pas en ce moment. Réessayez plus tard.',
  invalid: 'Microsoft n’a pas pu relier votre agenda. Recommencez.',
  'sans-jeton-durable': 'Microsoft n’a pas donné d’accès durable à votre agenda. Recommencez.',
  inconnu: 'Votre compte est fermé.',
}

function refuse(req: Request, res: Response, reason: keyof typeof REFUSED) {
  flash(req, failure(REFUSED[reason]))
  res.redirect(303, organisationsPath())
}
