import type { Request, Response } from 'express'
import { z } from 'zod'
import { findBackOfficeAgent } from '#domain/account/super-admin/back-office-agents-queries.ts'
import { impersonateAgent } from '#domain/account/super-admin/impersonate-agent.ts'
import * as superAdminRules from '#domain/account/super-admin/super-admin-rules.ts'
import { config } from '#infra/config.ts'
import { emptyForm, type Form, parseForm } from '#lib/form.ts'
import { AGENT_HOME } from '#web/shared/agent-sign-in.ts'
import { required } from '#web/shared/fields.ts'
import { failure, flash, success } from '#web/shared/flash.ts'
import { recordEndOfImpersonation, superAdminAuthor } from '#web/shared/impersonation.ts'
import { found, idOf } from '#web/shared/refusal.ts'
import { renewSession } from '#web/shared/session-change.ts'
import { signedInNow } from '#web/shared/signed-in.ts'
import { accueilPath } from '../accueil/paths.ts'
import { agentsPath, impersonationPath } from '../agents/paths.ts'
import { page } from '../page.ts'
import { currentSuperAdmin } from '../session.ts'

type Content = { form: Form; name: string; email: string | null; action: string; back: string }
const impersonationPage = page<Content>('super-admin/impersonation/impersonation')
const impersonationForm = z.object({ reason: required('Écrivez pourquoi vous agissez à sa place.', 200) })

export async function show(req: Request, res: Response) {
  if (isAllowed(req, res)) await render(req, res, emptyForm())
}

/** The session of the super admin goes on; those of a usager or of another agent in this browser end. */
export async function create(req: Request, res: Response) {
  if (!isAllowed(req, res)) return
  const submitted = parseForm(impersonationForm, req.body)
  if (!submitted.ok) return render(req, res, submitted.form, 422)

  const [superAdmin, agentId] = [superAdminAuthor(currentSuperAdmin(req)), idOf(req.params.agentId)]
  const asked = { superAdmin, agentId, reason: submitted.data.reason, address: req.ip ?? 'unknown' }
  const outcome = await impersonateAgent(asked)
  if (!outcome.ok) return refuse(req, res, REFUSED[outcome.reason])

  await recordEndOfImpersonation(req)
  await renewSession(req, (session) => {
    for (const key of ENDED) delete session[key]
    const opened = signedInNow(outcome.agent, Date.now())
    session.agent = { ...opened, secondFactor: true, impersonatedBy: currentSuperAdmin(req).id }
  })
  res.redirect(303, AGENT_HOME)
}

/** Back to one's own account. */
export async function destroy(req: Request, res: Response) {
  if (!(await recordEndOfImpersonation(req))) return res.redirect(303, accueilPath())
  await renewSession(req, (session) => {
    delete session.agent
  })
  flash(req, success('Vous êtes de nouveau dans votre compte.'))
  res.redirect(303, agentsPath())
}

const ENDED = ['usager', 'code', 'link', 'lettersChecked', 'verification', 'accountLink', 'halfSignedIn'] as const

const REFUSED = {
  inconnu: 'Cet agent n’existe pas ou n’existe plus.',
  'compte-pas-ouvert': 'Cet agent n’a pas encore ouvert son compte.',
} as const

function isAllowed(req: Request, res: Response): boolean {
  const refusal = superAdminRules.act(currentSuperAdmin(req), { resource: 'agent', deed: 'sign_in_as' })
  const isOpen = config.SIGN_IN_AS_ALLOWED && refusal === null
  if (!isOpen) refuse(req, res, 'Cette installation ne permet pas d’agir à la place d’un agent.')
  return isOpen
}

function refuse(req: Request, res: Response, words: string) {
  flash(req, failure(words))
  res.redirect(303, agentsPath())
}

async function render(req: Request, res: Response, form: Form, status = 200) {
  const { id, name, email } = found(await findBackOfficeAgent(idOf(req.params.agentId)))
  const content = { form, name, email, action: impersonationPath({ agentId: id }), back: agentsPath() }
  impersonationPage(req, res, { title: `Agir à la place de ${name} ?`, ...content }, status)
}
