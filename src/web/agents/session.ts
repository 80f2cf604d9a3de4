import type { Request, RequestHandler } from 'express'
import { findSessionSuperAdmin } from '#domain/account/super-admin/session-super-admin-queries.ts'
import type { AgentActor } from '#domain/actor/agent-actor.ts'
import type { Author } from '#domain/booking/rdv/author.ts'
import { findSessionAgent, type SessionAgent } from '#domain/people/agent/session-agent-queries.ts'
import { agentName, fullName } from '#lib/names.ts'
import { halfSignIn } from '#web/shared/agent-sign-in.ts'
import { flash, warning } from '#web/shared/flash.ts'
import type { SignedIn } from '#web/shared/session.ts'
import { closeSession } from '#web/shared/session-change.ts'
import { isOver, markSeen } from '#web/shared/signed-in.ts'

/** `impersonator`: name of the super admin who acts as this agent; null for the agent himself. */
export type CurrentAgent = SessionAgent & { impersonator: string | null }

const known = new WeakMap<Request, CurrentAgent>()

/** Before the pages of agents: one read for who is signed in. */
export const knowAgent: RequestHandler = async (req, res, next) => {
  const { agent: signedIn } = req.session
  if (!signedIn) return next()

  const agent = await findSignedIn(req, signedIn)
  if (!agent) await endSession(req)
  else if (agent.requiresSecondFactor && !signedIn.secondFactor) await halfSignIn(req, agent)
  else {
    markSeen(signedIn, Date.now())
    known.set(req, agent)
    res.set('Cache-Control', 'private, no-store')
  }
  next()
}

export const findCurrentAgent = (req: Request): CurrentAgent | null => known.get(req) ?? null

/** After the access `signedInAgent`. */
export function currentAgent(req: Request): CurrentAgent {
  const agent = known.get(req)
  if (!agent) throw new Error('this route lets strangers in')
  return agent
}

/** As the rules want him. */
export const agentActor = (req: Request): AgentActor => currentAgent(req).actor

/** As the journal and the evenements name him. */
export const authorOf = (agent: CurrentAgent): Author => ({ type: 'agent', id: agent.id, name: nameInJournal(agent) })

const nameInJournal = (agent: CurrentAgent) =>
  agent.impersonator === null ? agentName(agent) : `[Admin] ${agent.impersonator} pour ${agentName(agent)}`

async function findSignedIn(req: Request, signedIn: SignedIn): Promise<CurrentAgent | null> {
  const agent = isOver(signedIn, 'agent', Date.now()) ? null : await findSessionAgent(signedIn.id)
  if (agent?.sessionVersion !== signedIn.version) return null
  if (signedIn.impersonatedBy === undefined) return { ...agent, impersonator: null }

  const impersonator = await findImpersonator(req, signedIn.impersonatedBy)
  return impersonator === null ? null : { ...agent, impersonator }
}

/** The session of the super admin must last as long as the one that he opened. */
async function findImpersonator(req: Request, superAdminId: number) {
  const { superAdmin: signedIn } = req.session
  if (signedIn?.id !== superAdminId || isOver(signedIn, 'superAdmin', Date.now())) return null
  const superAdmin = await findSessionSuperAdmin(superAdminId)
  if (superAdmin?.sessionVersion !== signedIn.version) return null
  markSeen(signedIn, Date.now())
  return fullName(superAdmin)
}

/** Too long away, account gone, or password changed elsewhere: every face of the browser is signed out. */
async function endSession(req: Request) {
  await closeSession(req)
  flash(req, warning('Par sécurité, votre connexion est terminée.'))
}
