import type { Request, Response } from 'express'
import {
  AGENTS_A_PAGE,
  type BackOfficeAgent,
  countBackOfficeAgents,
  listBackOfficeAgents,
} from '#domain/account/super-admin/back-office-agents-queries.ts'
import * as superAdminRules from '#domain/account/super-admin/super-admin-rules.ts'
import { pageNumber, words } from '#web/shared/address-values.ts'
import { notFound } from '#web/shared/refusal.ts'
import { queryOf } from '#web/shared/sent.ts'
import { accueilPath } from '../accueil/paths.ts'
import { canImpersonate } from '../impersonation/can-impersonate.ts'
import { impersonationPath } from '../impersonation/paths.ts'
import { page } from '../page.ts'
import { visitOf } from '../visit.ts'
import { agentsPath } from './paths.ts'

type Line = BackOfficeAgent & { signInAs: string | null }
type Content = {
  agents: Line[]
  terms: string
  action: string
  pagination: { page: number; pages: number; href: (page: number) => string }
  back: string
}
const agentsPage = page<Content>('super-admin/agents/agents')

export async function index(req: Request, res: Response) {
  const { superAdmin } = visitOf(req)
  if (superAdminRules.act(superAdmin, { resource: 'agent', deed: 'index' })) throw notFound()
  const { search, page: asked } = queryOf(req, { search: words, page: pageNumber })
  const [terms, number] = [search ?? '', asked ?? 1]
  const [agents, total] = await Promise.all([listBackOfficeAgents(terms, number), countBackOfficeAgents(terms)])
  const href = (at: number) => agentsPath({}, { ...(search ? { search } : {}), page: at })
  agentsPage(req, res, {
    title: 'Agents',
    agents: agents.map((agent) => lineOf(agent, canImpersonate(superAdmin, agent))),
    terms,
    action: agentsPath(),
    pagination: { page: number, pages: Math.ceil(total / AGENTS_A_PAGE), href },
    back: accueilPath(),
  })
}

const lineOf = (agent: BackOfficeAgent, canSignInAs: boolean): Line => ({
  ...agent,
  signInAs: canSignInAs ? impersonationPath({ agentId: agent.id }) : null,
})
