import { allowInsecureRequests, discovery } from 'openid-client'
import { config } from '#infra/config.ts'
import type { Provider } from './provider.ts'
import { isThisMachine } from './settings.ts'

/** Not a sign-in: an agent lends us his Outlook calendar, by the tokens. */
export function microsoft(): Provider | null {
  const { MICROSOFT_URL: url, MICROSOFT_CLIENT_ID: id, MICROSOFT_CLIENT_SECRET: secret } = config
  if (!id || !secret) return null
  return {
    name: 'microsoft',
    address: url,
    clientId: id,
    scope: 'offline_access openid email profile User.Read Calendars.ReadWrite',
    parameters: {},
    acr: null,
    hasIdToken: true,
    connect: () => discover(new URL(url), id, secret),
    readClaims: async () => ({}),
  }
}

/** As discovered, because the issuer that the library expects of this provider depends on the tenant. */
const discover = (url: URL, id: string, secret: string) =>
  discovery(url, id, secret, undefined, {
    timeout: config.IDENTITY_TIMEOUT / 1000,
    execute: isThisMachine(url.hostname) ? [allowInsecureRequests] : [],
  })
