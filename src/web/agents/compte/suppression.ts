import type { Request, Response } from 'express'
import { z } from 'zod'
import * as agentCompteRules from '#domain/account/compte/agent-compte-rules.ts'
import { type DepartureObstacles, findDepartureObstacles } from '#domain/account/compte/agent-departure-queries.ts'
import { hasPassword } from '#domain/account/compte/change-password.ts'
import { closeAgentAccount } from '#domain/account/compte/close-agent-account.ts'
import { emptyForm, type Form, parseForm, refusedForm } from '#lib/form.ts'
import { text } from '#web/shared/fields.ts'
import { flash, success } from '#web/shared/flash.ts'
import { closeSession } from '#web/shared/session-change.ts'
import { connexionPath } from '../connexion/paths.ts'
import { page } from '../page.ts'
import { authorOf, currentAgent } from '../session.ts'
import { provesOwnPassword, WRONG_PASSWORD } from './own-password.ts'
import { comptePath, suppressionDuComptePath } from './paths.ts'

type Content = {
  form: Form
  obstacles: DepartureObstacles
  isPossible: boolean
  asksPassword: boolean
  action: string
  back: string
}
const suppressionPage = page<Content>('agents/compte/suppression')
const suppressionForm = z.object({ current_password: text })

export const show = (req: Request, res: Response) => render(req, res, emptyForm())

/** Something to come, or nobody left to administer: the page says what keeps him. */
export async function create(req: Request, res: Response) {
  const submitted = parseForm(suppressionForm, req.body)
  if (!submitted.ok) return render(req, res, submitted.form, 422)
  if (!(await provesOwnPassword(req, submitted.data.current_password)))
    return render(req, res, refusedForm({}, { current_password: WRONG_PASSWORD }), 422)

  const agent = currentAgent(req)
  const closed = await closeAgentAccount({ agentId: agent.id, actor: authorOf(agent), now: Temporal.Now.instant() })
  if (!closed.ok) return render(req, res, emptyForm(), 422)
  await closeSession(req)
  flash(req, success('Votre compte est supprimé.'))
  res.redirect(303, connexionPath())
}

async function render(req: Request, res: Response, form: Form, status = 200) {
  const { id } = currentAgent(req)
  const obstacles = await findDepartureObstacles(id, Temporal.Now.instant())
  const addresses = { action: suppressionDuComptePath(), back: comptePath() }
  const proof = { asksPassword: await hasPassword('agent', id), isPossible: agentCompteRules.close(obstacles) === null }
  suppressionPage(req, res, { title: 'Supprimer votre compte ?', form, obstacles, ...proof, ...addresses }, status)
}
