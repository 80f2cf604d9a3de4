import * as agentCompteRules from '#domain/account/compte/agent-compte-rules.ts'
import { type Access, sendToSignIn } from '#web/shared/access.ts'
import { Forbidden } from '#web/shared/refusal.ts'
import { codePath, connexionPath } from './connexion/paths.ts'
import { enterOrganisation } from './current-organisation.ts'
import { halfSignedInAgents } from './half-signed-in.ts'
import { currentAgent, findCurrentAgent } from './session.ts'

/** Others sign in first, or end it, and come back. */
export const signedInAgent: Access = {
  name: 'signed-in agent',
  admit(req, res) {
    if (findCurrentAgent(req)) return true
    const to = halfSignedInAgents.isExpected(req) ? codePath() : connexionPath()
    return sendToSignIn(req, res, { to, comesBack: true })
  },
}

/** His password, his second factor, his connections: not for whoever acts as him. */
export const agentHimself: Access = {
  name: 'agent himself',
  async admit(req, res) {
    if (!(await signedInAgent.admit(req, res))) return false
    if (agentCompteRules.enter(currentAgent(req)))
      throw new Forbidden('Ces pages restent à la personne elle-même. Revenez d’abord à votre compte.')
    return true
  },
}

/** The password was given, the second factor is missing. */
export const halfSignedInAgent: Access = {
  name: 'half signed-in agent',
  async admit(req, res) {
    if (await halfSignedInAgents.know(req)) return true
    res.redirect(303, connexionPath())
    return false
  },
}

/** Adds a second factor: from his account, or because it is asked before anything else. */
export const agentAddingSecondFactor: Access = {
  name: 'agent himself, or half signed-in',
  async admit(req, res) {
    return (await halfSignedInAgents.know(req)) || agentHimself.admit(req, res)
  },
}

/** Pages of an organisation: his own organisations only, at any level; another is not there. */
export const organisationMember: Access = {
  name: 'member of the organisation',
  async admit(req, res) {
    if (!(await signedInAgent.admit(req, res))) return false
    await enterOrganisation(req)
    return true
  },
}
