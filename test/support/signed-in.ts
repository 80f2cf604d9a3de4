import assert from 'node:assert/strict'
import { digestPassword } from '#domain/account/password/password-digest.ts'
import { anAgent, aUsager } from './factories.ts'
import { aVisitor } from './visitor.ts'

export const PASSWORD = 'quatre grues cendrées'

export const withPassword = async () => ({ passwordDigest: await digestPassword(PASSWORD) })

/** A usager with an account, in his browser. */
export async function aSignedInUsager(fields: Parameters<typeof aUsager>[0] = {}) {
  const usager = await aUsager({ ...(await withPassword()), ...fields })
  return { usager, visitor: await signIn('/users/sign_in', usager.email) }
}

/** An agent in his browser. */
export async function aSignedInAgent(fields: Parameters<typeof anAgent>[0] = {}) {
  const agent = await anAgent({ ...(await withPassword()), ...fields })
  return { agent, visitor: await signIn('/agents/sign_in', agent.email) }
}

export async function signIn(path: string, email: string | null, { at = '' } = {}) {
  const visitor = aVisitor({ at })
  const answer = await visitor.post(path, { email: email ?? '', password: PASSWORD })
  assert.equal(answer.status, 303, 'signed in')
  return visitor
}
