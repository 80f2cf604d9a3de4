import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import express, { type RequestHandler } from 'express'
import { accountsPage } from './accounts-page.ts'

export type GithubAccount = {
  login: string
  label: string
  emails: readonly { email: string; primary: boolean; verified: boolean }[]
}
type Wanted = { clientId: string; clientSecret: string; accounts: readonly GithubAccount[] }
type Granted = { login: string; challenge: string; redirectUri: string }

/** A simulated GitHub on a port of its own. */
export async function startGithub(wanted: Wanted & { port: number }) {
  const server = express().use(github(wanted)).listen(wanted.port, '127.0.0.1')
  await once(server, 'listening')
  return { url: `http://localhost:${wanted.port}`, stop: () => close(server) }
}

/** What we use of GitHub's OAuth: authorize, access_token, /user/emails; a code is used once, with its verifier. */
export function github(wanted: Wanted): RequestHandler {
  const codes = new Map<string, Granted>()
  const tokens = new Map<string, string>()
  return (req, res) => void answer(req, res).catch(() => res.writeHead(400).end())

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<unknown> {
    const { pathname, searchParams } = new URL(req.url ?? '/', 'http://localhost')
    if (pathname === '/login/oauth/access_token') return exchange(new URLSearchParams(await text(req)), res)
    if (pathname === '/user/emails') return showEmails(req.headers.authorization ?? '', res)
    if (pathname !== '/login/oauth/authorize') return res.writeHead(404).end()
    if (req.method === 'POST') return grant(searchParams, new URLSearchParams(await text(req)).get('sub') ?? '', res)
    const accounts = wanted.accounts.map(({ login, label }) => ({ sub: login, label, claims: {} }))
    return res
      .setHeader('content-type', 'text/html; charset=utf-8')
      .end(accountsPage({ name: 'GitHub', accounts, hint: '' }))
  }

  function grant(asked: URLSearchParams, login: string, res: ServerResponse) {
    const redirectUri = asked.get('redirect_uri') ?? ''
    const back = new URL(redirectUri)
    const code = randomBytes(12).toString('hex')
    if (login === '') back.searchParams.set('error', 'access_denied')
    else {
      codes.set(code, { login, challenge: asked.get('code_challenge') ?? '', redirectUri })
      back.searchParams.set('code', code)
    }
    back.searchParams.set('state', asked.get('state') ?? '')
    res.writeHead(303, { location: back.href }).end()
  }

  /** GitHub says its refusals with a 200. */
  function exchange(form: URLSearchParams, res: ServerResponse) {
    const granted = codes.get(form.get('code') ?? '')
    codes.delete(form.get('code') ?? '')
    const isProved =
      granted?.challenge ===
      createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url')
    const isClient = form.get('client_id') === wanted.clientId && form.get('client_secret') === wanted.clientSecret
    if (!granted || !isProved || !isClient || granted.redirectUri !== form.get('redirect_uri'))
      return json(res, { error: 'bad_verification_code' })
    const token = randomBytes(16).toString('hex')
    tokens.set(token, granted.login)
    return json(res, { access_token: token, token_type: 'bearer', scope: 'user:email' })
  }

  function showEmails(authorization: string, res: ServerResponse) {
    const login = tokens.get(authorization.replace(/^Bearer /i, ''))
    const account = wanted.accounts.find((candidate) => candidate.login === login)
    if (account) json(res, account.emails)
    else res.writeHead(401).end()
  }
}

const json = (res: ServerResponse, body: unknown) =>
  res.setHeader('content-type', 'application/json').end(JSON.stringify(body))

const close = (server: Server) =>
  new Promise((resolve) => {
    server.closeAllConnections()
    server.close(resolve)
  })
