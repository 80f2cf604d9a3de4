import type { Request } from 'express'
import { findSessionAgent, type SessionAgent } from '#domain/people/agent/session-agent-queries.ts'
import { nowOf } from '#web/shared/now.ts'
import { whoOf } from '#web/shared/session.ts'

const known = new WeakMap<Request, SessionAgent>()

/** What the session says, while it may still be completed. */
export function findHalfSignedIn(req: Request) {
  const who = whoOf(req)
  return who.kind === 'half-agent' && who.expiresAt > nowOf(req).epochMilliseconds ? who : null
}

/** Whether somebody is half signed in, whose account has not changed since. */
export async function knowHalfSignedIn(req: Request): Promise<boolean> {
  const half = findHalfSignedIn(req)
  const agent = half && (await findSessionAgent(half.id))
  if (!half || agent?.sessionVersion !== half.version) return false
  known.set(req, agent)
  return true
}

/** Null for an agent who is signed in for good. */
export const findHalfSignedInAgent = (req: Request): SessionAgent | null => known.get(req) ?? null

/** After the access `halfSignedInAgent`. */
export function halfSignedInAgentOf(req: Request): SessionAgent {
  const agent = known.get(req)
  if (!agent) throw new Error('this route lets strangers in')
  return agent
}
