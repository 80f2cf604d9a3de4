import { config } from '#infra/config.ts'
import { discover, readUserinfo } from './openid.ts'
import type { Provider } from './provider.ts'

/** Agents of inclusion; being phased out in favour of ProConnect. */
export function inclusionConnect(): Provider | null {
  const {
    INCLUSION_CONNECT_URL: url,
    INCLUSION_CONNECT_CLIENT_ID: id,
    INCLUSION_CONNECT_CLIENT_SECRET: secret,
  } = config
  if (!url || !id || !secret) return null
  return {
    name: 'inclusion-connect',
    address: url,
    clientId: id,
    scope: 'openid email profile',
    parameters: { from: 'community' },
    acr: null,
    hasIdToken: true,
    connect: () => discover({ issuer: url, clientId: id, clientSecret: secret }),
    readClaims: readUserinfo,
  }
}
