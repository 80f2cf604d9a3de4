import assert from 'node:assert/strict'
import { createPrivateKey, sign } from 'node:crypto'
import { after } from 'node:test'
import { config } from '#infra/config.ts'
import { type Account, type Simulated, signingKey, startOidcProvider } from '../../../bin/identity-providers/oidc.ts'
import { freePort } from '../../../bin/services/ports.ts'

type Claims = Record<string, unknown>
type Wanted = Partial<Omit<Simulated, 'accounts'>> & { callback: string }

/** What a hostile or broken provider changes, to be put back after. */
type Faults = {
  idToken?: (claims: Claims) => Claims
  userinfo?: (claims: Claims) => Claims
  /** Milliseconds before the token is given. */
  slowMs?: number
  /** Signs with a key that is not among those it publishes. */
  foreignKey?: boolean
}

/** A real OpenID provider on loopback for one test file; it can be told to lie. */
export async function anOidcProvider(wanted: Wanted) {
  const accounts: Account[] = []
  const key = signingKey()
  const faults: { now: Faults } = { now: {} }
  const simulated = { ...DEFAULTS, key, accounts, port: await freePort(), ...wanted }
  const running = await startOidcProvider(simulated, async (ctx, next) => {
    await next()
    await spoil(ctx, faults.now, key)
  })
  after(running.stop)

  return {
    ...simulated,
    issuer: running.issuer,
    stop: running.stop,
    knows: (sub: string, claims: Claims) => void accounts.push({ sub, label: sub, claims }),
    async with<Result>(fault: Faults, during: () => Promise<Result>): Promise<Result> {
      faults.now = fault
      return during().finally(() => {
        faults.now = {}
      })
    },
    signIn: signInAt,
    sign: (claims: Claims) => signed(claims, key),
  }
}

const DEFAULTS = {
  name: 'Fournisseur',
  clientId: 'rdv',
  clientSecret: 'a secret of thirty-two characters',
  acr: 'eidas1',
  signsUserinfo: true,
  scopes: {
    email: ['email', 'email_verified'],
    profile: ['given_name', 'family_name', 'usual_name', 'birthdate', 'preferred_username'],
    given_name: ['given_name'],
    family_name: ['family_name', 'preferred_username'],
    usual_name: ['usual_name'],
    birthdate: ['birthdate'],
    birthplace: ['birthplace'],
    birthcountry: ['birthcountry'],
    scope_all: ['given_name', 'family_name', 'email'],
  },
}

/** Each by its name in the configuration, with the address of ours that it sends browsers back to. */
const CALLBACKS = {
  FRANCECONNECT: '/omniauth/franceconnect/callback',
  PRO_CONNECT: '/agent_connect/callback',
  INCLUSION_CONNECT: '/inclusion_connect/callback',
  PRO_SANTE_CONNECT: '/pro_sante_connect/callback',
  MICROSOFT: '/omniauth/microsoft_graph/callback',
} as const

/** The one that the product knows by that name, until the tests of the file are over. */
export async function useOidcProvider(name: keyof typeof CALLBACKS, wanted: Omit<Wanted, 'callback'> = {}) {
  const provider = await anOidcProvider({ callback: CALLBACKS[name], ...wanted })
  const { issuer, clientId: id, clientSecret: secret } = provider
  const ours =
    name === 'PRO_CONNECT'
      ? { PRO_CONNECT_CLIENTS: [{ brand: null, id, secret }] }
      : { [`${name}_CLIENT_ID`]: id, [`${name}_CLIENT_SECRET`]: secret }
  Object.assign(config, { [`${name}_URL`]: issuer, ...ours })
  return provider
}

/** What the person does there in a browser: to the page of accounts, a choice, and back to us. An empty sub gives up. */
export async function signInAt(address: string, sub: string): Promise<string> {
  const cookies = new Map<string, string>()
  const issuer = new URL(address).origin
  let answer = await visit(address)
  while (answer.status >= 300 && answer.status < 400) {
    const next = new URL(answer.headers.get('location') ?? '', answer.url)
    if (next.origin !== issuer) return next.pathname + next.search
    answer = await visit(next.href)
    if (answer.status === 200) answer = await visit(next.href, new URLSearchParams({ sub }))
  }
  assert.fail(`the provider answered ${answer.status}: ${await answer.text()}`)

  async function visit(url: string, body?: URLSearchParams) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const sent = body ? { method: 'POST', body } : {}
    const received = await fetch(url, { ...sent, redirect: 'manual', headers: { cookie } })
    for (const set of received.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=')
      cookies.set(name, value)
    }
    return received
  }
}

async function spoil(ctx: { path: string; body: unknown }, faults: Faults, key: ReturnType<typeof signingKey>) {
  const signer = faults.foreignKey ? signingKey() : key
  if (ctx.path === '/token' && faults.slowMs) await new Promise((resolve) => setTimeout(resolve, faults.slowMs))
  const { body } = ctx
  if (ctx.path === '/me' && typeof body === 'string' && faults.userinfo)
    ctx.body = signed(faults.userinfo(claimsOf(body)), signer)
  if (ctx.path === '/token' && isTokens(body) && (faults.idToken || faults.foreignKey))
    ctx.body = {
      ...body,
      id_token: signed(faults.idToken?.(claimsOf(body.id_token)) ?? claimsOf(body.id_token), signer),
    }
}

const isTokens = (body: unknown): body is { id_token: string } =>
  typeof body === 'object' && body !== null && 'id_token' in body

const claimsOf = (token: string): Claims => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())

function signed(claims: Claims, key: ReturnType<typeof signingKey>): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
  const input = `${encode({ alg: 'ES256', kid: key.kid })}.${encode(claims)}`
  const signer = createPrivateKey({ key, format: 'jwk' })
  return `${input}.${sign('sha256', Buffer.from(input), { key: signer, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`
}
