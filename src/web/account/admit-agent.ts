import type { Request } from 'express'
import { halfSignedInNow, type OpenedBy, signedInNow } from '#domain/account/connexion/who.ts'
import { agentFactor } from '#domain/account/second-factor/factor-owner.ts'
import { findSecondFactor } from '#domain/account/second-factor/second-factor-queries.ts'
import { markAgentSignedIn } from '#domain/people/agent/mark-agent-signed-in.ts'
import { changementDeMotDePassePath } from '#web/agents/compte/paths.ts'
import { codePath } from '#web/agents/connexion/paths.ts'
import { organisationsPath } from '#web/agents/organisations/paths.ts'
import { flash, success, warning } from '#web/shared/flash.ts'
import type { Flash } from '#web/shared/layout.ts'
import { nowOf } from '#web/shared/now.ts'
import { takeReturnTo } from '#web/shared/return-to.ts'
import { whoOf } from '#web/shared/session.ts'
import { become } from '#web/shared/session-change.ts'

type Agent = { id: number; sessionVersion: number }
/** `said`: instead of « Connexion réussie ». */
type Entry = { isWeak?: boolean; hasSecondFactor?: boolean; openedBy?: OpenedBy; said?: Flash }

/** One proof was given. Opens the session, or asks for the second factor first: gives the address that follows. */
export async function admitAgent(req: Request, agent: Agent, entry: Entry = {}): Promise<string> {
  const { isWeak = false, hasSecondFactor = false, said = success('Connexion réussie.') } = entry
  if (!hasSecondFactor && (await wantsSecondFactor(agent.id))) {
    await halfSignIn(req, agent, entry)
    if (entry.said) flash(req, entry.said)
    return codePath()
  }
  await signInAgent(req, agent, entry)
  flash(req, isWeak ? WEAK : said)
  return takeReturnTo(req, 'agent') ?? organisationsPath()
}

/** Nothing is missing any more. */
async function signInAgent(req: Request, agent: Agent, { hasSecondFactor = false, openedBy = null }: Entry = {}) {
  await become(req, {
    kind: 'agent',
    ...signedInNow(agent, nowOf(req)),
    openedBy,
    secondFactor: hasSecondFactor,
  })
  await markAgentSignedIn(agent.id, nowOf(req))
}

/** The second factor was given too: gives what there is to say. */
export async function finishSignIn(req: Request, agent: Agent): Promise<Flash> {
  const who = whoOf(req)
  const { isWeak, openedBy } = who.kind === 'half-agent' ? who : { isWeak: false, openedBy: null }
  await signInAgent(req, agent, { hasSecondFactor: true, openedBy })
  return isWeak ? WEAK : success('Connexion réussie.')
}

/** He goes on here, after a change that ended his other sessions. */
export async function reopenAgent(req: Request, agent: Agent, changed: { secondFactor?: boolean } = {}) {
  const who = whoOf(req)
  if (who.kind !== 'agent') throw new Error('no agent is signed in')
  await become(req, { ...who, ...signedInNow(agent, nowOf(req)), ...changed })
}

/** Ten minutes to give the second factor. */
export const halfSignIn = (req: Request, agent: Agent, { isWeak = false, openedBy = null }: Entry = {}) =>
  become(req, { kind: 'half-agent', ...halfSignedInNow(agent, nowOf(req)), isWeak, openedBy })

async function wantsSecondFactor(agentId: number) {
  const { isAdded, isRequired } = await findSecondFactor(agentFactor({ id: agentId }))
  return isAdded || isRequired
}

const WEAK = {
  ...warning('Connexion réussie. Votre mot de passe est trop court ou trop connu.'),
  action: { href: changementDeMotDePassePath(), text: 'Changer de mot de passe' },
}
