import type { Request, Response } from 'express'
import { confirmAddress } from '#domain/account/compte/confirm-address.ts'
import { refuse, requireAccountLink } from '#web/account/account-link.ts'
import { failure, flash, success } from '#web/shared/flash.ts'
import { comptePath } from '../compte/paths.ts'
import { confirmationPath, connexionPath, nouveauMotDePassePath } from '../connexion/paths.ts'
import { page } from '../page.ts'
import { findCurrentAgent } from '../session.ts'

const confirmationPage = page<{ action: string; email: string }>('agents/confirmation/confirmation')

const WANTED = {
  token: 'confirmation_token',
  purposes: ['confirmation', 'email_change'],
  otherwise: connexionPath(),
} as const

/** Opening a mail changes nothing: its page has a button. */
export async function show(req: Request, res: Response) {
  const link = await requireAgentLink(req, res)
  if (!link) return
  const content = { action: confirmationPath(), email: link.email ?? link.person.email ?? '' }
  confirmationPage(req, res, { title: 'Confirmer votre e-mail', ...content })
}

export async function create(req: Request, res: Response) {
  const link = await requireAgentLink(req, res)
  if (!link) return

  const confirmed = await confirmAddress(link.id, Temporal.Now.instant())
  delete req.session.accountLink
  if (!confirmed.ok && confirmed.reason === 'lien-perime') return refuse(req, res, WANTED)
  if (confirmed.ok && confirmed.nextLinkId !== null) return choosePassword(req, res, confirmed.nextLinkId)
  flash(req, confirmed.ok ? success('Votre e-mail est confirmé.') : TAKEN)
  res.redirect(303, findCurrentAgent(req) ? comptePath() : connexionPath())
}

const TAKEN = failure('Cette adresse appartient à un autre compte.')

function choosePassword(req: Request, res: Response, linkId: number) {
  req.session.accountLink = { id: linkId, expiresAt: Date.now() + 60 * 60_000 }
  flash(req, success('Votre e-mail est confirmé. Choisissez maintenant un mot de passe.'))
  res.redirect(303, nouveauMotDePassePath())
}

async function requireAgentLink(req: Request, res: Response) {
  const link = await requireAccountLink(req, res, WANTED)
  return link && link.face !== 'agent' ? refuse(req, res, WANTED) : link
}
