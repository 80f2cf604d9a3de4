import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import express, { type RequestHandler } from 'express'
import type Provider from 'oidc-provider'
import type { Configuration } from 'oidc-provider'
import { accountsPage } from './accounts-page.ts'

export type Account = { sub: string; label: string; claims: Readonly<Record<string, unknown>> }

export type Simulated = {
  /** « FranceConnect » */
  name: string
  clientId: string
  clientSecret: string
  /** Paths of ours that it sends browsers back to, at any host of this machine. */
  callback: string
  scopes: Readonly<Record<string, readonly string[]>>
  accounts: readonly Account[]
  /** Level of assurance that it gives. */
  acr: string
  signsUserinfo: boolean
  key?: SigningKey
}

type SigningKey = ReturnType<typeof signingKey>
type Middleware = Parameters<Provider['use']>[0]

export type Running = { issuer: string; stop: () => Promise<unknown> }

/** A simulated provider on a port of its own. */
export async function startOidcProvider(
  wanted: Simulated & { port: number },
  middleware?: Middleware,
): Promise<Running> {
  const issuer = `http://localhost:${wanted.port}`
  const app = express().use(await oidcProvider(issuer, wanted, middleware))
  const server = app.listen(wanted.port, '127.0.0.1')
  await once(server, 'listening')
  return { issuer, stop: () => stop(server) }
}

/** A real OpenID provider, whose sign-in page is a list of accounts to choose from; mounted at the path of its issuer. */
export async function oidcProvider(
  issuer: string,
  simulated: Simulated,
  middleware?: Middleware,
): Promise<RequestHandler> {
  const provider = await quietly(async () => {
    const { default: Provider } = await import('oidc-provider')
    return new Provider(issuer, configurationOf(simulated, new URL(issuer).pathname.replace(/\/$/, '')))
  })
  allowThisMachine(provider, simulated.callback)
  if (middleware) provider.use(middleware)
  const answer = provider.callback()
  return (req, res) => {
    if (req.path.startsWith('/interaction/')) void interact(provider, simulated, req, res).catch(() => fail(res))
    else void answer(req, res)
  }
}

/** That it keeps all in memory, and does not know this Node yet, is no news here. */
async function quietly<Result>(create: () => Promise<Result>): Promise<Result> {
  const { warn } = console
  console.warn = () => undefined
  return create().finally(() => {
    console.warn = warn
  })
}

const stop = (server: Server) =>
  new Promise((resolve) => {
    server.closeAllConnections()
    server.close(resolve)
  })

function configurationOf(simulated: Simulated, mount: string): Configuration {
  const algorithm = 'ES256'
  return {
    clients: [
      {
        client_id: simulated.clientId,
        client_secret: simulated.clientSecret,
        redirect_uris: [`http://localhost${simulated.callback}`],
        post_logout_redirect_uris: ['http://localhost/'],
        token_endpoint_auth_method: 'client_secret_post',
        id_token_signed_response_alg: algorithm,
        ...(simulated.signsUserinfo && { userinfo_signed_response_alg: algorithm }),
      },
    ],
    jwks: { keys: [simulated.key ?? signingKey()] },
    cookies: { keys: ['only for a machine of development'], names: cookieNames(mount) },
    scopes: ['openid', 'offline_access', ...Object.keys(simulated.scopes)],
    claims: { openid: ['sub'], ...mutable(simulated.scopes) },
    conformIdTokenClaims: true,
    acrValues: [simulated.acr],
    enabledJWA: { idTokenSigningAlgValues: [algorithm], userinfoSigningAlgValues: [algorithm] },
    features: {
      devInteractions: { enabled: false },
      jwtUserinfo: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource },
    },
    interactions: { url: (_ctx, { uid }) => `${mount}/interaction/${uid}` },
    issueRefreshToken: async (_ctx, client) => client.clientId !== '',
    ttl: { Interaction: 600, Session: 3600, Grant: 3600, IdToken: 600, AccessToken: 600, RefreshToken: 86_400 },
    async findAccount(_ctx, sub) {
      const account = simulated.accounts.find((candidate) => candidate.sub === sub)
      return account && { accountId: sub, claims: async () => ({ ...account.claims, sub }) }
    },
    /** Nobody is asked to consent: who chooses an account wants to sign in. */
    async loadExistingGrant(ctx) {
      const { client, session, params, provider } = ctx.oidc
      const grant = new provider.Grant({ clientId: client?.clientId ?? '', accountId: session?.accountId ?? '' })
      grant.addOIDCScope(String(params?.scope ?? 'openid'))
      await grant.save()
      return grant
    },
  }
}

/** Ports of one host share their cookies. */
const cookieNames = (mount: string) => {
  const own = mount.replaceAll('/', '_')
  return {
    session: `_session${own}`,
    interaction: `_interaction${own}`,
    resume: `_resume${own}`,
    state: `_state${own}`,
  }
}

const mutable = (scopes: Simulated['scopes']) =>
  Object.fromEntries(Object.entries(scopes).map(([scope, claims]) => [scope, [...claims]]))

export const signingKey = () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { ...privateKey.export({ format: 'jwk' }), kty: 'EC' as const, kid: 'demo', use: 'sig', alg: 'ES256' }
}

/** The product runs on several hosts and ports of this machine. */
function allowThisMachine(provider: Provider, callback: string) {
  const isOurs = (uri: string, path: string) => {
    const { hostname, pathname } = new URL(uri)
    return /(^|\.)localhost$|^127\.0\.0\.1$/.test(hostname) && pathname === path
  }
  provider.Client.prototype.redirectUriAllowed = (uri) => isOurs(uri, callback)
  provider.Client.prototype.postLogoutRedirectUriAllowed = (uri) => isOurs(uri, '/')
}

/** Signing out is not asked twice. */
const logoutSource: NonNullable<
  Exclude<NonNullable<NonNullable<Configuration['features']>['rpInitiatedLogout']>['logoutSource'], undefined>
> = (ctx, form) => {
  ctx.body = `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Déconnexion</title><body>${form}<p>Se déconnecter aussi du fournisseur d’identité ?</p><button form="op.logoutForm" name="logout" value="yes" autofocus>Se déconnecter</button></body></html>`
}

async function interact(provider: Provider, simulated: Simulated, req: IncomingMessage, res: ServerResponse) {
  const { params } = await provider.interactionDetails(req, res)
  if (req.method !== 'POST') {
    res.setHeader('content-type', 'text/html; charset=utf-8')
    return void res.end(accountsPage({ ...simulated, hint: String(params.login_hint ?? '') }))
  }
  const chosen = new URLSearchParams(await text(req)).get('sub') ?? ''
  const login = { accountId: chosen, acr: simulated.acr }
  const refusal = { error: 'access_denied', error_description: 'cancelled' }
  await provider.interactionFinished(req, res, chosen === '' ? refusal : { login })
}

function fail(res: ServerResponse) {
  res.statusCode = 400
  res.setHeader('content-type', 'text/plain; charset=utf-8')
  res.end('Cette demande n’est plus valable : recommencez depuis le site.')
}
