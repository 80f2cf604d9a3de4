import { createHash, timingSafeEqual } from 'node:crypto'
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import { log } from '#infra/logger.ts'
import { hasTwoFactors, isAtLeast } from './assurance.ts'
import { connectionTo } from './connection.ts'
import type { Claims, Provider, ProviderName, Tokens } from './provider.ts'
import { type ProviderRefusal, refusalOf } from './provider-refusal.ts'

/** What has to come back with the answer; kept in the session of the browser that asks. */
export type PendingSignIn = {
  provider: ProviderName
  state: string
  nonce: string
  verifier: string | null
  /** Epoch milliseconds. */
  startedAt: number
}

/** How long an answer is waited for. */
export const SIGN_IN_LIFE_MS = 10 * 60_000

export type Start = { ok: true; address: string; pending: PendingSignIn } | { ok: false; reason: 'unavailable' }

/** Where to send the browser. `callback`: our address that the provider sends it back to. */
export async function startSignIn(provider: Provider, callback: string, loginHint: string | null): Promise<Start> {
  const connection = await connectionTo(provider).catch(() => null)
  if (!connection) return { ok: false, reason: 'unavailable' }

  const verifier = connection.serverMetadata().supportsPKCE() ? randomPKCECodeVerifier() : null
  const drawn = { state: randomState(), nonce: randomNonce() }
  const address = buildAuthorizationUrl(connection, {
    redirect_uri: callback,
    scope: provider.scope,
    ...provider.parameters,
    state: drawn.state,
    ...(provider.hasIdToken && { nonce: drawn.nonce }),
    ...(verifier && { code_challenge: await calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' }),
    ...(loginHint && { login_hint: loginHint }),
  })
  return {
    ok: true,
    address: address.href,
    pending: { provider: provider.name, ...drawn, verifier, startedAt: Date.now() },
  }
}

export type Proof = {
  claims: Claims
  idToken: string | null
  /** The person and the session there, as the id_token names them. */
  sub: string | null
  sid: string | null
  accessToken: string
  refreshToken: string | null
  /** The provider vouches for two factors. */
  hasSecondFactor: boolean
}

export type ProofOutcome = { ok: true; proof: Proof } | { ok: false; reason: ProviderRefusal }

/** `answer`: the address that the browser came back to, with its query. */
export async function finishSignIn(provider: Provider, pending: PendingSignIn, answer: URL): Promise<ProofOutcome> {
  try {
    return { ok: true, proof: await prove(provider, pending, answer) }
  } catch (error) {
    const { reason, code } = refusalOf(error)
    log.warn({ provider: provider.name, reason, code }, 'sign-in refused')
    return { ok: false, reason }
  }
}

/** Of this provider, still waited for, and under the state that was drawn for it. */
export const isAnswerTo = (pending: PendingSignIn, provider: Provider, state: string) =>
  pending.provider === provider.name && isAwaited(pending) && timingSafeEqual(digest(state), digest(pending.state))

export const isAwaited = ({ startedAt }: PendingSignIn) => Date.now() - startedAt < SIGN_IN_LIFE_MS

async function prove(provider: Provider, pending: PendingSignIn, answer: URL): Promise<Proof> {
  const connection = await connectionTo(provider)
  const tokens = await authorizationCodeGrant(connection, answer, {
    expectedState: pending.state,
    ...(provider.hasIdToken && { expectedNonce: pending.nonce, idTokenExpected: true }),
    ...(pending.verifier !== null && { pkceCodeVerifier: pending.verifier }),
  })
  const acr = tokens.claims()?.acr
  if (provider.acr !== null && !isAtLeast(acr, provider.acr)) throw new Error('assurance below the one asked')
  const claims = await provider.readClaims(connection, tokens)
  return { claims, ...tokensOf(tokens), hasSecondFactor: hasTwoFactors(acr) }
}

function tokensOf(tokens: Tokens) {
  const claims = tokens.claims()
  return { ...secretsOf(tokens), sub: claims?.sub ?? null, sid: typeof claims?.sid === 'string' ? claims.sid : null }
}

const secretsOf = (tokens: Tokens) => ({
  idToken: tokens.id_token ?? null,
  accessToken: tokens.access_token,
  refreshToken: tokens.refresh_token ?? null,
})

/** Where to end the session at the provider too; null when it offers nothing. */
export async function signOutAddress(provider: Provider, idToken: string, comeBackTo: string): Promise<string | null> {
  const connection = await connectionTo(provider).catch(() => null)
  if (!connection?.serverMetadata().end_session_endpoint) return null
  const parameters = { id_token_hint: idToken, post_logout_redirect_uri: comeBackTo, state: randomState() }
  return buildEndSessionUrl(connection, parameters).href
}

const digest = (text: string) => createHash('sha256').update(text).digest()
