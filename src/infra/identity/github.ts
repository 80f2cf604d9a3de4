import { type Configuration, fetchProtectedResource } from 'openid-client'
import { z } from 'zod'
import { config } from '#infra/config.ts'
import { configured } from './openid.ts'
import type { Claims, Provider, Tokens } from './provider.ts'

/** Super admins: OAuth 2, no id_token. */
export function github(): Provider | null {
  const { GITHUB_URL: url, GITHUB_CLIENT_ID: id, GITHUB_CLIENT_SECRET: secret } = config
  if (!id || !secret) return null
  return {
    name: 'github',
    address: url,
    clientId: id,
    scope: 'user:email',
    parameters: {},
    acr: null,
    hasIdToken: false,
    connect: async () => configured(addresses(url), id, { client_secret: secret }),
    readClaims: readPrimaryEmail,
  }
}

const addresses = (url: string) => ({
  issuer: url,
  authorization_endpoint: `${url}/login/oauth/authorize`,
  token_endpoint: `${url}/login/oauth/access_token`,
  code_challenge_methods_supported: ['S256'],
})

const emails = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }))

/** Only an address that is both primary and verified is one. */
async function readPrimaryEmail(connection: Configuration, tokens: Tokens): Promise<Claims> {
  const asked = new URL(`${config.GITHUB_API_URL}/user/emails`)
  const headers = new Headers({ accept: 'application/vnd.github+json', 'user-agent': 'rdv' })
  const answer = await fetchProtectedResource(connection, tokens.access_token, asked, 'GET', null, headers)
  const known = emails.parse(await answer.json())
  return { email: known.find(({ primary, verified }) => primary && verified)?.email }
}
