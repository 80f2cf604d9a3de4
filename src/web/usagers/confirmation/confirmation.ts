import type { Request, Response } from 'express'
import { type ConfirmationOutcome, confirmAddress } from '#domain/account/compte/confirm-address.ts'
import { localAddress } from '#lib/local-address.ts'
import { say } from '#lib/say.ts'
import { refuse, requireAccountLink } from '#web/account/account-link.ts'
import { failure, flash, success } from '#web/shared/flash.ts'
import { informationsPath } from '../compte/paths.ts'
import { confirmationPath, connexionPath, nouveauMotDePassePath } from '../connexion/paths.ts'
import { page } from '../page.ts'
import { isSignedIn } from '../session.ts'

const confirmationPage = page<{ action: string; email: string }>('usagers/confirmation/confirmation')

const WANTED = {
  token: 'confirmation_token',
  purposes: ['confirmation', 'email_change'],
  otherwise: connexionPath(),
} as const

/** Opening a mail changes nothing: its page has a button. */
export async function show(req: Request, res: Response) {
  const link = await requireAccountLink(req, res, WANTED)
  if (!link) return
  const content = { action: confirmationPath(), email: link.email ?? link.person.email ?? '' }
  confirmationPage(req, res, { title: say('Confirmer votre e-mail'), ...content })
}

export async function create(req: Request, res: Response) {
  const link = await requireAccountLink(req, res, WANTED)
  if (!link) return

  const confirmed = await confirmAddress(link.id, Temporal.Now.instant())
  delete req.session.accountLink
  if (confirmed.ok) return goOn(req, res, confirmed)
  if (confirmed.reason === 'lien-perime') return refuse(req, res, WANTED)
  flash(req, failure(say('Cette adresse appartient à un autre compte.')))
  res.redirect(303, connexionPath())
}

/** A new account chooses its password; the others are where they were going. */
function goOn(req: Request, res: Response, { nextLinkId, returnTo }: ConfirmationOutcome & { ok: true }) {
  if (nextLinkId !== null) {
    req.session.accountLink = { id: nextLinkId, expiresAt: Date.now() + 60 * 60_000 }
    flash(req, success(say('Votre e-mail est confirmé. Choisissez maintenant un mot de passe.')))
    return res.redirect(303, nouveauMotDePassePath())
  }
  flash(req, success(say('Votre e-mail est confirmé.')))
  res.redirect(303, isSignedIn(req) ? (localAddress(returnTo) ?? informationsPath()) : connexionPath())
}
