import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Configuration } from 'openid-client'
import { config } from '#infra/config.ts'
import { configured, discover, readSignedUserinfo, readUserinfo } from './openid.ts'
import type { Provider, Tokens } from './provider.ts'

const SCOPE = 'openid given_name family_name birthdate birthplace birthcountry email'

/** Usagers. v2 is discovered; v1 has fixed addresses and signs with the secret. */
export function franceconnect(): Provider | null {
  const { FRANCECONNECT_URL: url, FRANCECONNECT_CLIENT_ID: id, FRANCECONNECT_CLIENT_SECRET: secret } = config
  if (!url || !id || !secret) return null
  const acr = 'eidas1'
  const asked = { scope: SCOPE, acr, parameters: { acr_values: acr }, hasIdToken: true }
  const common = { name: 'franceconnect', address: url, clientId: id, ...asked } as const
  const registration = { issuer: url, clientId: id, clientSecret: secret }
  if (config.FRANCECONNECT_VERSION === 'v1') return { ...common, ...v1(registration) }
  return {
    ...common,
    connect: () => discover({ ...registration, userinfoAlg: config.FRANCECONNECT_USERINFO_ALG }),
    readClaims: readSignedUserinfo,
  }
}

type Registered = { issuer: string; clientId: string; clientSecret: string }

const v1 = ({ issuer, clientId, clientSecret }: Registered) => ({
  connect: async () =>
    configured(addressesOfV1(new URL(issuer).origin), clientId, {
      client_secret: clientSecret,
      id_token_signed_response_alg: 'HS256',
    }),
  readClaims: (connection: Configuration, tokens: Tokens) => {
    if (!isSignedWith(clientSecret, tokens.id_token ?? '')) throw new Error('id_token is not signed with the secret')
    return readUserinfo(connection, tokens)
  },
})

const addressesOfV1 = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/api/v1/authorize`,
  token_endpoint: `${issuer}/api/v1/token`,
  userinfo_endpoint: `${issuer}/api/v1/userinfo`,
  end_session_endpoint: `${issuer}/api/v1/logout`,
})

/** The library verifies public-key signatures only. */
function isSignedWith(secret: string, token: string) {
  const [header = '', payload = '', signature = ''] = token.split('.')
  const expected = createHmac('sha256', secret).update(`${header}.${payload}`).digest()
  const given = Buffer.from(signature, 'base64url')
  return given.length === expected.length && timingSafeEqual(given, expected)
}
