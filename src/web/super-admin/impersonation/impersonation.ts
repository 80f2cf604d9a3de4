import { z } from 'zod'
import { signedInNow } from '#domain/account/connexion/who.ts'
import { findBackOfficeAgent } from '#domain/account/super-admin/back-office-agents-queries.ts'
import { type ImpersonationOutcome, impersonateAgent } from '#domain/account/super-admin/impersonate-agent.ts'
import { organisationsPath } from '#web/agents/organisations/paths.ts'
import { goTo } from '#web/shared/answer.ts'
import { required } from '#web/shared/fields.ts'
import { failure } from '#web/shared/flash.ts'
import { found, idOf } from '#web/shared/refusal.ts'
import { become } from '#web/shared/session-change.ts'
import { agentsPath } from '../agents/paths.ts'
import { page } from '../page.ts'
import { ownSession } from '../session.ts'
import { formPage } from '../visit.ts'
import { canImpersonate } from './can-impersonate.ts'
import { impersonationPath } from './paths.ts'

type Content = { name: string; email: string | null; action: string; back: string }

/** The session of the super admin goes on behind that of the agent. */
export const { show, create } = formPage({
  page: page<Content>('super-admin/impersonation/impersonation'),
  async subject({ superAdmin }, req) {
    const agent = found(await findBackOfficeAgent(idOf(req.params.agentId)))
    if (!canImpersonate(superAdmin, agent)) return goTo(agentsPath(), agent.isOpen ? NOT_HERE : NOT_OPEN)
    return { ...agent, address: req.ip ?? 'unknown' }
  },
  form: () => z.object({ reason: required('Écrivez pourquoi vous agissez à sa place.', 200) }),
  content: ({ subject: { id, name, email } }) => ({
    title: `Agir à la place de ${name} ?`,
    name,
    email,
    action: impersonationPath({ agentId: id }),
    back: agentsPath(),
  }),
  async submit({ visit: { superAdmin: by, author, now }, subject, data: { reason } }, req) {
    const asked = { by, superAdmin: author, agentId: subject.id, reason, address: subject.address }
    const outcome = await impersonateAgent(asked)
    if (!outcome.ok) return goTo(agentsPath(), wordsOf(outcome.reason))

    await become(req, { kind: 'impersonated-agent', ...signedInNow(outcome.agent, now), by: ownSession(req) })
    return goTo(organisationsPath())
  },
})

const NOT_HERE = failure('Cette installation ne permet pas d’agir à la place d’un agent.')

const NOT_OPEN = failure('Cet agent n’a pas encore ouvert son compte.')
const GONE = failure('Cet agent n’existe pas ou n’existe plus.')

/** Between the page and the deed he left, lost his account, or the role changed. */
const wordsOf = (reason: Exclude<ImpersonationOutcome, { ok: true }>['reason']) => {
  if (reason === 'inconnu') return GONE
  return reason === 'compte-pas-ouvert' ? NOT_OPEN : NOT_HERE
}
