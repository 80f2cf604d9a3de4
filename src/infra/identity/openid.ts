import {
  allowInsecureRequests,
  type ClientMetadata,
  Configuration,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  type ServerMetadata,
} from 'openid-client'
import { config } from '#infra/config.ts'
import type { Claims, Tokens } from './provider.ts'
import { isThisMachine } from './settings.ts'

/** Public-key signatures only; `none` and those with the secret are refused. */
export const ALGORITHMS = ['ES256', 'ES384', 'RS256', 'PS256']

export type Registration = {
  issuer: string
  clientId: string
  clientSecret: string
  /** Registered with the provider: its userinfo is a JWT signed so. */
  userinfoAlg?: string
}

/** Endpoints and keys, from the provider's own page; its issuer has to be the one expected. */
export async function discover(registration: Registration): Promise<Configuration> {
  const { issuer, clientId, clientSecret, userinfoAlg } = registration
  const execute = isThisMachine(new URL(issuer).hostname) ? [allowInsecureRequests] : []
  const found = await discovery(new URL(issuer), clientId, clientSecret, undefined, { timeout: seconds(), execute })

  const { supportsPKCE: _, ...metadata } = found.serverMetadata()
  const known = {
    ...metadata,
    id_token_signing_alg_values_supported: allowed(metadata.id_token_signing_alg_values_supported ?? ['RS256']),
  }
  const client = { client_secret: clientSecret, ...(userinfoAlg && { userinfo_signed_response_alg: userinfoAlg }) }
  const connection = configured(known, clientId, client)
  enableNonRepudiationChecks(connection)
  return connection
}

export function configured(server: ServerMetadata, clientId: string, client: Partial<ClientMetadata>): Configuration {
  const connection = new Configuration(server, clientId, client)
  connection.timeout = seconds()
  if (isThisMachine(new URL(server.issuer).hostname)) allowInsecureRequests(connection)
  return connection
}

/** Of the person that the id_token names, and nobody else. */
export const readUserinfo = (connection: Configuration, tokens: Tokens): Promise<Claims> =>
  fetchUserInfo(connection, tokens.access_token, tokens.claims()?.sub ?? '')

/** The library checks iss, aud and exp of a signed userinfo where they stand; here they have to stand. */
export async function readSignedUserinfo(connection: Configuration, tokens: Tokens): Promise<Claims> {
  const claims = await readUserinfo(connection, tokens)
  const missing = ['iss', 'aud', 'exp'].filter((name) => claims[name] === undefined)
  if (missing.length > 0) throw new Error(`userinfo is signed without ${missing.join(', ')}`)
  return claims
}

const allowed = (supported: string[]) => supported.filter((algorithm) => ALGORITHMS.includes(algorithm))
const seconds = () => config.IDENTITY_TIMEOUT / 1000
