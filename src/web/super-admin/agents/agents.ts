import type { Request, Response } from 'express'
import { type BackOfficeAgent, listBackOfficeAgents } from '#domain/account/super-admin/back-office-agents-queries.ts'
import * as superAdminRules from '#domain/account/super-admin/super-admin-rules.ts'
import { config } from '#infra/config.ts'
import { notFound } from '#web/shared/refusal.ts'
import { accueilPath } from '../accueil/paths.ts'
import { page } from '../page.ts'
import { currentSuperAdmin } from '../session.ts'
import { agentsPath, impersonationPath } from './paths.ts'

type Line = BackOfficeAgent & { signInAs: string | null }
type Content = { agents: Line[]; terms: string; action: string; back: string }
const agentsPage = page<Content>('super-admin/agents/agents')

export async function index(req: Request, res: Response) {
  const superAdmin = currentSuperAdmin(req)
  if (superAdminRules.act(superAdmin, { resource: 'agent', deed: 'index' })) throw notFound()
  const terms = typeof req.query.search === 'string' ? req.query.search.trim().slice(0, 100) : ''
  const refusal = superAdminRules.act(superAdmin, { resource: 'agent', deed: 'sign_in_as' })
  const canSignInAs = config.SIGN_IN_AS_ALLOWED && refusal === null
  const agents = (await listBackOfficeAgents(terms)).map((agent) => ({
    ...agent,
    signInAs: canSignInAs && agent.isOpen ? impersonationPath({ agentId: agent.id }) : null,
  }))
  agentsPage(req, res, { title: 'Agents', agents, terms, action: agentsPath(), back: accueilPath() })
}
