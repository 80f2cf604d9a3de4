import type { RequestHandler } from 'express'
import { agentAccounts, githubAccounts, healthAccounts, usagerAccounts } from './demo-accounts.ts'
import { github } from './github.ts'
import { type Account, oidcProvider, type Simulated } from './oidc.ts'

const CLIENT = { clientId: 'rdv', clientSecret: 'known-to-everybody-for-the-demo-only' }

const scopes = {
  email: ['email'],
  profile: ['given_name', 'family_name'],
  given_name: ['given_name'],
  family_name: ['family_name'],
  usual_name: ['usual_name'],
  birthdate: ['birthdate'],
  birthplace: ['birthplace'],
  birthcountry: ['birthcountry'],
  scope_all: ['given_name', 'family_name', 'email'],
  'User.Read': [],
  'Calendars.ReadWrite': [],
}

type Own = { name: string; callback: string; accounts: readonly Account[]; signsUserinfo: boolean }
const simulated = (own: Own): Simulated => ({ ...CLIENT, scopes, acr: 'eidas1', ...own })

const providers: Readonly<Record<string, Own>> = {
  '/franceconnect': {
    name: 'FranceConnect',
    callback: '/omniauth/franceconnect/callback',
    accounts: usagerAccounts,
    signsUserinfo: true,
  },
  '/pro-connect': {
    name: 'ProConnect',
    callback: '/agent_connect/callback',
    accounts: agentAccounts,
    signsUserinfo: true,
  },
  '/inclusion-connect': {
    name: 'Inclusion Connect',
    callback: '/inclusion_connect/callback',
    accounts: agentAccounts,
    signsUserinfo: false,
  },
  '/pro-sante-connect': {
    name: 'Pro Santé Connect',
    callback: '/pro_sante_connect/callback',
    accounts: healthAccounts,
    signsUserinfo: false,
  },
  '/microsoft': {
    name: 'Microsoft',
    callback: '/omniauth/microsoft_graph/callback',
    accounts: agentAccounts,
    signsUserinfo: false,
  },
}

/** Each provider of the demo and where it is mounted. */
export async function demoProviders(origin: string): Promise<[path: string, answers: RequestHandler][]> {
  const mounted = Object.entries(providers).map(
    async ([path, own]) => [path, await oidcProvider(`${origin}${path}`, simulated(own))] as [string, RequestHandler],
  )
  return [...(await Promise.all(mounted)), ['/github', github({ ...CLIENT, accounts: githubAccounts })]]
}

/** Settings of the product that lead to them. */
export const demoSettings = (origin: string): Record<string, string> => ({
  ...settingsOf('FRANCECONNECT', `${origin}/franceconnect`),
  PRO_CONNECT_URL: `${origin}/pro-connect`,
  PRO_CONNECT_CLIENTS: `${CLIENT.clientId}:${CLIENT.clientSecret}`,
  ...settingsOf('INCLUSION_CONNECT', `${origin}/inclusion-connect`),
  ...settingsOf('PRO_SANTE_CONNECT', `${origin}/pro-sante-connect`),
  ...settingsOf('GITHUB', `${origin}/github`),
  GITHUB_API_URL: `${origin}/github`,
  ...settingsOf('MICROSOFT', `${origin}/microsoft`),
})

const settingsOf = (name: string, address: string) => ({
  [`${name}_URL`]: address,
  [`${name}_CLIENT_ID`]: CLIENT.clientId,
  [`${name}_CLIENT_SECRET`]: CLIENT.clientSecret,
})
