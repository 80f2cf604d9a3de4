import { randomUUID } from 'node:crypto'
import type { Request } from 'express'
import type { SessionData } from 'express-session'
import { keyedDigest } from '#infra/digest.ts'
import { recordEndOfImpersonation } from './impersonation.ts'

type Change = (session: Partial<SessionData>) => void

/** A new session id at each change of privilege; what the session knew follows, then the change. */
export async function renewSession(req: Request, change: Change) {
  const { cookie: _, kept: __, ...known } = req.session
  await regenerate(req)
  Object.assign(req.session, known, { device: (req.get('user-agent') ?? '').slice(0, 300) })
  change(req.session)
}

/** Signs every face of the browser out, and forgets what it held. */
export async function closeSession(req: Request) {
  await recordEndOfImpersonation(req)
  await regenerate(req)
}

const regenerate = (req: Request) =>
  new Promise<void>((resolve, reject) => req.session.regenerate((error) => (error ? reject(error) : resolve())))

/** Names the browser in `holds` and `verifications`: the same before and after a sign-in. */
export function browserDigest(req: Request): string {
  req.session.browser ??= randomUUID()
  return keyedDigest(req.session.browser)
}
