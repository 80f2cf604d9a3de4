import type { Request, RequestHandler } from 'express'
import type { SessionData, Store } from 'express-session'
import { type AgentThere, known as anyone, isAgent, isOver, markSeen } from '#domain/account/connexion/who.ts'
import { findSessionSuperAdmin } from '#domain/account/super-admin/session-super-admin-queries.ts'
import type { AgentActor } from '#domain/actor/agent-actor.ts'
import type { Author } from '#domain/booking/rdv/author.ts'
import { findSessionAgent, type SessionAgent } from '#domain/people/agent/session-agent-queries.ts'
import { displayName, fullName } from '#lib/names.ts'
import { halfSignIn } from '#web/account/admit-agent.ts'
import { nowOf } from '#web/shared/now.ts'
import { letIn } from '#web/shared/refusal.ts'
import { whoOf } from '#web/shared/session.ts'
import { endSession } from '#web/shared/session-change.ts'

/** `impersonator`: name of the super admin who acts as this agent; null for the agent himself. */
export type CurrentAgent = SessionAgent & { impersonator: string | null }

const known = new WeakMap<Request, CurrentAgent>()

/** Before the pages of agents: one read for who is signed in. */
export const knowAgent: RequestHandler = async (req, res, next) => {
  const who = whoOf(req)
  if (!isAgent(who)) return next()

  const agent = await findSignedIn(who, nowOf(req))
  if (!agent) await endSession(req)
  else if (who.kind === 'agent' && agent.requiresSecondFactor && !who.secondFactor) await halfSignIn(req, agent)
  else {
    markSeen(who, nowOf(req))
    known.set(req, agent)
    res.set('Cache-Control', 'private, no-store')
  }
  next()
}

export const findCurrentAgent = (req: Request): CurrentAgent | null => known.get(req) ?? null

/** After the access `signedInAgent`. */
export const currentAgent = (req: Request): CurrentAgent => letIn(known.get(req))

/** As the rules want him. */
export const agentActor = (req: Request): AgentActor => currentAgent(req).actor

/** As the journal and the evenements name him. */
export const authorOf = (agent: CurrentAgent): Author => ({ type: 'agent', id: agent.id, name: nameInJournal(agent) })

const nameInJournal = (agent: CurrentAgent) =>
  agent.impersonator === null ? displayName(agent) : `[Admin] ${agent.impersonator} pour ${displayName(agent)}`

/** Long after a request began: whom its session lets in now. */
export async function findStillThere(sessions: Store, sessionId: string, now: Temporal.Instant) {
  const stored = await new Promise<SessionData | null | undefined>((resolve, reject) =>
    sessions.get(sessionId, (error, found) => (error ? reject(error) : resolve(found))),
  )
  const who = anyone.safeParse(stored?.who)
  const agent = who.success && isAgent(who.data) ? await findSignedIn(who.data, now) : null
  const isHalf = agent?.requiresSecondFactor && who.data?.kind === 'agent' && !who.data.secondFactor
  return isHalf ? null : agent
}

async function findSignedIn(who: AgentThere, now: Temporal.Instant): Promise<CurrentAgent | null> {
  const agent = isOver(who, now) ? null : await findSessionAgent(who.id)
  if (agent?.sessionVersion !== who.version) return null
  if (who.kind === 'agent') return { ...agent, impersonator: null }

  const superAdmin = await findSessionSuperAdmin(who.by.id)
  return superAdmin?.sessionVersion === who.by.version ? { ...agent, impersonator: fullName(superAdmin) } : null
}
