import type { Request, Response } from 'express'
import type { Store } from 'express-session'
import { z } from 'zod'
import { type Leaving, readLogoutToken } from '#infra/identity/logout-token.ts'
import type { Provider, ProviderName } from '#infra/identity/provider.ts'
import { listSessionsOpenedBy } from '#infra/identity/provider-sessions.ts'
import { findProvider } from '#infra/identity/providers.ts'
import { log } from '#infra/logger.ts'
import { limiter } from '#infra/rate-limit.ts'
import { brandOf } from '#web/shared/page.ts'
import { addressOf, limitTries } from '#web/shared/rate-limit.ts'
import { found } from '#web/shared/refusal.ts'
import { bodyOf } from '#web/shared/sent.ts'

/** A provider says, server to server, that somebody left it: what it opened here ends. The token is the credential. */
export const endSessions = (name: ProviderName) => async (req: Request, res: Response) => {
  const tried = await limitTries(req, { 'identity-address': addressOf(req) })
  const provider: Provider = found(findProvider(name, brandOf(req).code))
  const { logout_token: token } = bodyOf(req, { logout_token: z.string() })
  const leaving = token ? await readLogoutToken(provider, token).catch(() => null) : null
  res.set('Cache-Control', 'no-store')
  if (!leaving || !(await isFirst(leaving))) return void res.status(400).json({ error: 'invalid_request' })

  // Signed: it comes from the provider, for all its people, from a few addresses.
  await tried.giveBack()
  await limitTries(req, { 'logout-issuer': provider.name })
  const ids = await listSessionsOpenedBy(name, leaving)
  await Promise.all(ids.map((id) => destroy(req.app.locals.sessions, id)))
  log.info({ provider: name, sessions: ids.length }, 'sessions ended by the provider')
  res.status(200).end()
}

const tokens = limiter('logout', { most: 1, windowMs: 15 * 60_000 })

const isFirst = async ({ jti }: Leaving) => (await tokens.count(jti)) === null

const destroy = (store: Store, id: string) =>
  new Promise<void>((resolve, reject) => store.destroy(id, (error) => (error ? reject(error) : resolve())))
