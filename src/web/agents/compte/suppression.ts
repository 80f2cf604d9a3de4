import { z } from 'zod'
import * as agentCompteRules from '#domain/account/compte/agent-compte-rules.ts'
import { type DepartureObstacles, findDepartureObstacles } from '#domain/account/compte/agent-departure-queries.ts'
import { hasPassword } from '#domain/account/compte/change-password.ts'
import { closeAgentAccount } from '#domain/account/compte/close-agent-account.ts'
import { ownPasswordProblem } from '#web/account/own-password.ts'
import { goTo } from '#web/shared/answer.ts'
import { text } from '#web/shared/fields.ts'
import { success } from '#web/shared/flash.ts'
import { refuseFields } from '#web/shared/form-page.ts'
import { closeSession } from '#web/shared/session-change.ts'
import { connexionPath } from '../connexion/paths.ts'
import { page } from '../page.ts'
import { formPage } from '../visit.ts'
import { comptePath, suppressionDuComptePath } from './paths.ts'

type Content = {
  obstacles: DepartureObstacles
  isPossible: boolean
  asksPassword: boolean
  action: string
  back: string
}

/** Something to come, or nobody left to administer: the page says what keeps him. */
export const { show, create } = formPage({
  page: page<Content>('agents/compte/suppression'),
  subject: () => null,
  form: () => z.object({ current_password: text }),
  async content({ visit: { agent, now } }) {
    const obstacles = await findDepartureObstacles(agent.id, now)
    return {
      title: 'Supprimer votre compte ?',
      obstacles,
      isPossible: agentCompteRules.close(obstacles) === null,
      asksPassword: await hasPassword('agent', agent.id),
      action: suppressionDuComptePath(),
      back: comptePath(),
    }
  },
  async submit({ visit: { agent, author: actor, now }, data: { current_password } }, req) {
    const problem = await ownPasswordProblem(req, { face: 'agent', id: agent.id }, current_password)
    if (problem) return refuseFields({ current_password: problem })
    const closed = await closeAgentAccount({ agentId: agent.id, actor, now })
    if (!closed.ok) return refuseFields({})
    await closeSession(req)
    return goTo(connexionPath(), success('Votre compte est supprimé.'))
  },
})
