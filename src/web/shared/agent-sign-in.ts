import type { Request } from 'express'
import { agentFactor } from '#domain/account/second-factor/factor-owner.ts'
import { findSecondFactor } from '#domain/account/second-factor/second-factor-queries.ts'
import { markAgentSignedIn } from '#domain/people/agent/mark-agent-signed-in.ts'
import { flash, success, warning } from './flash.ts'
import type { Flash } from './layout.ts'
import { takeReturnTo } from './return-to.ts'
import { renewSession } from './session-change.ts'
import { signedInNow } from './signed-in.ts'

/** Where an agent arrives; the form of usagers opens his session too. */
export const AGENT_HOME = '/admin/organisations'
export const SECOND_FACTOR = '/agents/sign_in/code'
export const AGENT_PASSWORD_CHANGE = '/agents/mot-de-passe'

const HALF_MS = 10 * 60_000

type Agent = { id: number; sessionVersion: number }
/** `said`: instead of « Connexion réussie ». */
type Entry = { isWeak?: boolean; hasSecondFactor?: boolean; said?: Flash }

/** One proof was given. Opens the session, or asks for the second factor first: gives the address that follows. */
export async function admitAgent(req: Request, agent: Agent, entry: Entry = {}): Promise<string> {
  const { isWeak = false, hasSecondFactor = false, said = success('Connexion réussie.') } = entry
  if (!hasSecondFactor && (await wantsSecondFactor(agent.id))) {
    await halfSignIn(req, agent, isWeak)
    if (entry.said) flash(req, entry.said)
    return SECOND_FACTOR
  }
  await signInAgent(req, agent, hasSecondFactor)
  flash(req, isWeak ? WEAK : said)
  return takeReturnTo(req, 'agent') ?? AGENT_HOME
}

/** Nothing is missing any more. */
export async function signInAgent(req: Request, agent: Agent, hasSecondFactor = false) {
  await renewSession(req, (session) => {
    session.agent = { ...signedInNow(agent, Date.now()), secondFactor: hasSecondFactor }
    for (const key of ['accountLink', 'halfSignedIn', 'addingSecondFactor'] as const) delete session[key]
  })
  await markAgentSignedIn(agent.id, Temporal.Now.instant())
}

/** The second factor was given too. */
export async function finishSignIn(req: Request, agent: Agent) {
  const isWeak = req.session.halfSignedIn?.isWeak ?? false
  await signInAgent(req, agent, true)
  flash(req, isWeak ? WEAK : success('Connexion réussie.'))
}

/** Ten minutes to give the second factor. */
export const halfSignIn = (req: Request, { id, sessionVersion }: Agent, isWeak = false) =>
  renewSession(req, (session) => {
    session.halfSignedIn = { id, version: sessionVersion, expiresAt: Date.now() + HALF_MS, isWeak }
    for (const key of ['agent', 'accountLink', 'addingSecondFactor'] as const) delete session[key]
  })

async function wantsSecondFactor(agentId: number) {
  const { isAdded, isRequired } = await findSecondFactor(agentFactor({ id: agentId }))
  return isAdded || isRequired
}

const WEAK = {
  ...warning('Connexion réussie. Votre mot de passe est trop court ou trop connu.'),
  action: { href: AGENT_PASSWORD_CHANGE, text: 'Changer de mot de passe' },
}
