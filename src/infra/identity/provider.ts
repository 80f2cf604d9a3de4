import type { Configuration, TokenEndpointResponse, TokenEndpointResponseHelpers } from 'openid-client'

export const PROVIDERS = [
  'franceconnect',
  'pro-connect',
  'inclusion-connect',
  'pro-sante-connect',
  'github',
  'microsoft',
] as const

export type ProviderName = (typeof PROVIDERS)[number]

export type Tokens = TokenEndpointResponse & TokenEndpointResponseHelpers

/** What a provider says of a person, as it says it. */
export type Claims = Readonly<Record<string, unknown>>

/** An identity provider of the configuration, before it is asked anything. */
export type Provider = {
  name: ProviderName
  /** Where its pages are: forms may lead there. */
  address: string
  clientId: string
  scope: string
  parameters: Readonly<Record<string, string>>
  /** Level of assurance that is asked, and least that is accepted. */
  acr: string | null
  /** OpenID Connect: an id_token is due, with its nonce. */
  hasIdToken: boolean
  connect(): Promise<Configuration>
  readClaims(connection: Configuration, tokens: Tokens): Promise<Claims>
}
