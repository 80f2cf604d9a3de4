import type { Request, RequestHandler } from 'express'
import type { AgentActor } from '#domain/actor/agent-actor.ts'
import { findSessionAgent, type SessionAgent } from '#domain/agent/session-agent-queries.ts'
import type { Author } from '#domain/rdv/author.ts'
import { agentName } from '#lib/names.ts'
import { flash, warning } from '#web/shared/flash.ts'
import { closeSession } from '#web/shared/session-change.ts'
import { isOver, markSeen } from '#web/shared/signed-in.ts'

const known = new WeakMap<Request, SessionAgent>()

/** Before the pages of agents: one read for who is signed in. */
export const knowAgent: RequestHandler = async (req, res, next) => {
  const { agent: signedIn } = req.session
  if (!signedIn) return next()

  const agent = isOver(signedIn, 'agent', Date.now()) ? null : await findSessionAgent(signedIn.id)
  if (agent?.sessionVersion === signedIn.version) {
    markSeen(signedIn, Date.now())
    known.set(req, agent)
    res.set('Cache-Control', 'private, no-store')
  } else await endSession(req)
  next()
}

export const findCurrentAgent = (req: Request): SessionAgent | null => known.get(req) ?? null

/** After the access `signedInAgent`. */
export function currentAgent(req: Request): SessionAgent {
  const agent = known.get(req)
  if (!agent) throw new Error('this route lets strangers in')
  return agent
}

/** As the rules want him. */
export const agentActor = (req: Request): AgentActor => currentAgent(req).actor

/** As the journal and the evenements name him. */
export const authorOf = (agent: SessionAgent): Author => ({ type: 'agent', id: agent.id, name: agentName(agent) })

/** Too long away, account gone, or password changed elsewhere: every face of the browser is signed out. */
async function endSession(req: Request) {
  await closeSession(req)
  flash(req, warning('Par sécurité, votre connexion est terminée.'))
}
