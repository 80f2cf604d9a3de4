import type { Request } from 'express'
import { markAgentSignedIn } from '#domain/agent/mark-agent-signed-in.ts'
import { renewSession } from './session-change.ts'
import { signedInNow } from './signed-in.ts'

/** Where an agent arrives; the form of usagers opens his session too. */
export const AGENT_HOME = '/admin/organisations'

export async function signInAgent(req: Request, agent: { id: number; sessionVersion: number }) {
  await renewSession(req, (session) => {
    session.agent = signedInNow(agent, Date.now())
    delete session.accountLink
  })
  await markAgentSignedIn(agent.id, Temporal.Now.instant())
}
