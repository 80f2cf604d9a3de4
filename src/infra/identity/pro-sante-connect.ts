import { config } from '#infra/config.ts'
import { discover, readUserinfo } from './openid.ts'
import type { Provider } from './provider.ts'

/** Agents who are health professionals. */
export function proSanteConnect(): Provider | null {
  const {
    PRO_SANTE_CONNECT_URL: url,
    PRO_SANTE_CONNECT_CLIENT_ID: id,
    PRO_SANTE_CONNECT_CLIENT_SECRET: secret,
  } = config
  if (!url || !id || !secret) return null
  const acr = 'eidas1'
  return {
    name: 'pro-sante-connect',
    address: url,
    clientId: id,
    scope: 'openid scope_all',
    parameters: { acr_values: acr },
    acr,
    hasIdToken: true,
    connect: () => discover({ issuer: url, clientId: id, clientSecret: secret }),
    readClaims: readUserinfo,
  }
}
