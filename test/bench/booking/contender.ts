import { createHmac, randomUUID } from 'node:crypto'
import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import session, { type SessionData } from 'express-session'
import { signedInNow } from '#domain/account/connexion/who.ts'
import { config } from '#infra/config.ts'
import { sessionStore } from '#infra/session-store.ts'
import { query } from '#test/support/taking-a-rdv.ts'
import { holderOfSession } from '#web/shared/session.ts'
import type { Wish } from './world.ts'

/** A usager in his browser. He holds and confirms at different web processes. */
export type Contender = Wish & { sessionId: string; cookie: string; address: string; origins: [string, string] }

export type Answer = { status: number; location: string; accident?: string }

const connections = new Agent({ keepAlive: true, maxSockets: 200 })
const store = sessionStore(holderOfSession)
const PATIENCE_MS = 60_000

/** As after a sign-in, without the cost of a password. */
export async function signIn(wish: Wish, rank: number, origins: readonly string[]): Promise<Contender> {
  const sessionId = randomUUID()
  const signedIn = signedInNow({ id: wish.usagerId, sessionVersion: 0 }, Temporal.Now.instant())
  const who = { kind: 'usager', ...signedIn, openedBy: null } as const
  await keepSession(sessionId, { cookie: new session.Cookie(), who })
  const originAt = (at: number) => origins[at % origins.length] ?? ''
  const address = `10.0.${Math.floor(rank / 250)}.${1 + (rank % 250)}`
  return { ...wish, sessionId, cookie: cookieOf(sessionId), address, origins: [originAt(rank + 1), originAt(rank)] }
}

export const hold = (contender: Contender) => {
  const { starts_at = '', ...answers } = contender.answers
  const body = new URLSearchParams({ starts_at }).toString()
  return post(contender, { origin: contender.origins[0], path: `/prendre_rdv/reservation?${query(answers)}`, body })
}

export const confirm = (contender: Contender) =>
  post(contender, { origin: contender.origins[1], path: contender.confirmation, body: 'pour=moi' })

/** What the next page would tell him. */
export const flashOf = ({ sessionId }: Contender) =>
  new Promise<SessionData['flash'] | undefined>((resolve, reject) =>
    store.get(sessionId, (error, found) => (error ? reject(error) : resolve(found?.flash))),
  )

export const closeBrowsers = () => connections.destroy()

const keepSession = (id: string, content: Pick<SessionData, 'cookie' | 'who'>) =>
  new Promise<void>((resolve, reject) =>
    store.set(id, content as SessionData, (error) => (error ? reject(error) : resolve())),
  )

function cookieOf(sessionId: string) {
  const [secret = ''] = config.SESSION_SECRETS
  const signature = createHmac('sha256', secret).update(sessionId).digest('base64').replace(/=+$/, '')
  return `rdv_session=${encodeURIComponent(`s:${sessionId}.${signature}`)}`
}

type Form = { origin: string; path: string; body: string }

function post({ cookie, address }: Contender, { origin, path, body }: Form): Promise<Answer> {
  const headers = {
    accept: 'text/html',
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body),
    'sec-fetch-site': 'same-origin',
    'x-forwarded-for': address,
    origin,
    cookie,
  }
  return new Promise((resolve) => {
    const failed = (error: Error) => resolve({ status: 0, location: '', accident: String(error) })
    const sent = request(new URL(path, origin), { method: 'POST', headers, agent: connections, timeout: PATIENCE_MS })
    sent.on('timeout', () => sent.destroy(new Error('no answer in time')))
    sent.on('error', failed)
    sent.on('response', (response) => {
      response.on('error', failed).on('end', () => resolve(answerOf(response.statusCode, response.headers)))
      response.resume()
    })
    sent.end(body)
  })
}

const answerOf = (status = 0, { location = '' }: IncomingHttpHeaders): Answer => ({ status, location })
