import { z } from 'zod'
import { type AgentAccount, findAgentAccount } from '#domain/account/compte/agent-account-queries.ts'
import { updateAgentAccount } from '#domain/account/compte/update-agent-account.ts'
import { limitAccountMails } from '#web/account/credentials.ts'
import { ownPasswordProblem } from '#web/account/own-password.ts'
import { goTo } from '#web/shared/answer.ts'
import { email, firstName, lastName, text } from '#web/shared/fields.ts'
import { failure, information, success } from '#web/shared/flash.ts'
import { refuseFields } from '#web/shared/form-page.ts'
import { found } from '#web/shared/refusal.ts'
import { page } from '../page.ts'
import { formPage } from '../visit.ts'
import {
  changementDeMotDePassePath,
  comptePath,
  connexionsPath,
  doubleAuthentificationPath,
  suppressionDuComptePath,
} from './paths.ts'

type Content = {
  account: AgentAccount
  paths: Record<'action' | 'password' | 'secondFactor' | 'connexions' | 'deletion', string>
}

export const { show: edit, create: update } = formPage({
  page: page<Content>('agents/compte/compte'),
  subject: async ({ agent }) => found(await findAgentAccount(agent.id)),
  form: () => z.object({ first_name: firstName, last_name: lastName, email, current_password: text }),
  values: ({ visit: { agent } }) => ({ first_name: agent.firstName, last_name: agent.lastName, email: agent.email }),
  content: ({ subject }) => ({ title: 'Votre compte', account: subject, paths: PATHS }),
  async submit({ visit: { agent, author: actor, brand }, data }, req) {
    const problem = await ownPasswordProblem(req, { face: 'agent', id: agent.id }, data.current_password)
    if (problem) return refuseFields({ current_password: problem })
    if (data.email !== agent.email) await limitAccountMails(req, data.email)
    const visit = { returnTo: comptePath(), brand: brand.code }
    const change = { firstName: data.first_name, lastName: data.last_name, email: data.email }
    const changed = await updateAgentAccount({ agentId: agent.id, actor, visit }, change)
    return goTo(comptePath(), changed.ok ? said(changed.isEmailAsked) : GIVEN)
  },
})

const said = (isEmailAsked: boolean) =>
  isEmailAsked
    ? information('Un e-mail est parti à cette adresse. Ouvrez son lien pour confirmer le changement.')
    : success('Votre compte est enregistré.')

const GIVEN = failure('Votre nom et votre e-mail sont donnés par votre fournisseur d’identité.')

const PATHS = {
  action: comptePath(),
  password: changementDeMotDePassePath(),
  secondFactor: doubleAuthentificationPath(),
  connexions: connexionsPath(),
  deletion: suppressionDuComptePath(),
}
