import { config } from '#infra/config.ts'
import { discover, readSignedUserinfo } from './openid.ts'
import type { Provider } from './provider.ts'

/** Agents of the State, of communes and départements: one client a brand. */
export function proConnect(brandCode: string): Provider | null {
  const { PRO_CONNECT_URL: url, PRO_CONNECT_USERINFO_ALG: userinfoAlg } = config
  const client = clientOf(brandCode)
  if (!url || !client) return null
  const acr = 'eidas1'
  return {
    name: 'pro-connect',
    address: url,
    clientId: client.id,
    scope: 'openid email given_name usual_name',
    parameters: { acr_values: acr },
    acr,
    hasIdToken: true,
    connect: () => discover({ issuer: url, clientId: client.id, clientSecret: client.secret, userinfoAlg }),
    readClaims: readSignedUserinfo,
  }
}

/** The configuration writes « rdv-mairie ». */
const clientOf = (brandCode: string) =>
  config.PRO_CONNECT_CLIENTS.find(({ brand }) => brand?.replaceAll('-', '_') === brandCode) ??
  config.PRO_CONNECT_CLIENTS.find(({ brand }) => brand === null)
