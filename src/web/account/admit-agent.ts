import type { Request } from 'express'
import { halfSignedInNow, signedInNow } from '#domain/account/connexion/who.ts'
import { agentFactor } from '#domain/account/second-factor/factor-owner.ts'
import { wantsSecondFactor } from '#domain/account/second-factor/second-factor-queries.ts'
import { markAgentSignedIn } from '#domain/people/agent/mark-agent-signed-in.ts'
import { changementDeMotDePassePath } from '#web/agents/compte/paths.ts'
import { codePath } from '#web/agents/connexion/paths.ts'
import { organisationsPath } from '#web/agents/organisations/paths.ts'
import { flash } from '#web/shared/flash.ts'
import { knowBrowser } from '#web/shared/known-browser.ts'
import type { Flash } from '#web/shared/layout.ts'
import { nowOf } from '#web/shared/now.ts'
import { takeReturnTo } from '#web/shared/return-to.ts'
import { whoOf } from '#web/shared/session.ts'
import { become } from '#web/shared/session-change.ts'
import { type Entry, type Person, signedIn, weakPassword } from './entry.ts'

/** One proof was given. Opens the session, or asks for the second factor first: gives the address that follows. */
export async function admitAgent(req: Request, agent: Person, entry: Entry = {}): Promise<string> {
  if (!entry.hasSecondFactor && (await wantsSecondFactor(agentFactor(agent)))) {
    await halfSignIn(req, agent, entry)
    if (entry.said) flash(req, entry.said)
    return codePath()
  }
  await signInAgent(req, agent, entry)
  flash(req, saidOf(entry))
  return nextOfAgent(req)
}

/** Ten minutes to give the second factor. */
export const halfSignIn = (req: Request, agent: Person, { isWeak = false, openedBy = null }: Entry = {}) =>
  become(req, { kind: 'half-agent', ...halfSignedInNow(agent, nowOf(req)), isWeak, openedBy })

/** The second factor was given too: gives what there is to say. */
export async function finishAgent(req: Request, agent: Person): Promise<Flash> {
  const who = whoOf(req)
  const { isWeak, openedBy } = who.kind === 'half-agent' ? who : { isWeak: false, openedBy: null }
  await signInAgent(req, agent, { hasSecondFactor: true, openedBy })
  return saidOf({ isWeak })
}

export const nextOfAgent = (req: Request) => takeReturnTo(req, 'agent') ?? organisationsPath()

/** Nothing is missing any more. */
async function signInAgent(req: Request, agent: Person, { hasSecondFactor = false, openedBy = null }: Entry) {
  const now = nowOf(req)
  await become(req, { kind: 'agent', ...signedInNow(agent, now), openedBy, secondFactor: hasSecondFactor })
  await markAgentSignedIn(agent.id, now)
  knowBrowser(req, [`agent-${agent.id}`])
}

const saidOf = ({ isWeak = false, said = signedIn() }: Entry) =>
  isWeak ? weakPassword(changementDeMotDePassePath()) : said
