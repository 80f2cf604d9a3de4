import { createRemoteJWKSet, jwtVerify } from 'jose'
import { config } from '#infra/config.ts'
import { connectionTo } from './connection.ts'
import { ALGORITHMS } from './openid.ts'
import type { Provider } from './provider.ts'

/** Whose sessions a provider ends: all those of a person there, or one. */
export type Leaving = { sub: string | null; sid: string | null; jti: string }

const EVENT = 'http://schemas.openid.net/event/backchannel-logout'

/** OpenID Connect Back-Channel Logout 1.0, 2.6. Null when the token is not one. */
export async function readLogoutToken(provider: Provider, token: string): Promise<Leaving | null> {
  const connection = await connectionTo(provider)
  const { issuer, jwks_uri: address } = connection.serverMetadata()
  if (address === undefined) return null

  const expected = {
    issuer,
    audience: provider.clientId,
    algorithms: ALGORITHMS,
    maxTokenAge: '10m',
    clockTolerance: 30,
  }
  const verified = await jwtVerify(token, keysAt(address), expected).catch(() => null)
  const { events, nonce, sub, sid, jti } = verified?.payload ?? {}
  const isLogout = typeof events === 'object' && events !== null && EVENT in events && nonce === undefined
  if (!isLogout || typeof jti !== 'string' || (sub ?? sid) === undefined) return null
  return { sub: typeof sub === 'string' ? sub : null, sid: typeof sid === 'string' ? sid : null, jti }
}

const keys = new Map<string, ReturnType<typeof createRemoteJWKSet>>()

/** Fetched once, then again for a key that is not known yet. */
function keysAt(address: string) {
  const known = keys.get(address) ?? createRemoteJWKSet(new URL(address), { timeoutDuration: config.IDENTITY_TIMEOUT })
  keys.set(address, known)
  return known
}
