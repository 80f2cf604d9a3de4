import type { Request, Response } from 'express'
import passport from 'passport'
import type { OpenedBy } from '#domain/account/connexion/who.ts'
import { isReachable } from '#infra/identity/connection.ts'
import type { Provider, ProviderName } from '#infra/identity/provider.ts'
import type { ProviderRefusal } from '#infra/identity/provider-refusal.ts'
import { findProvider } from '#infra/identity/providers.ts'
import { type Proof, signOutAddress } from '#infra/identity/sign-in.ts'
import { brandOf } from '#web/shared/page.ts'
import { addressOf, limitTries } from '#web/shared/rate-limit.ts'
import { found } from '#web/shared/refusal.ts'
import { whoOf } from '#web/shared/session.ts'
import { type Asked, addressHere, type Finish, IdentityStrategy, type Proved, type Step } from './identity-strategy.ts'

/** A provider and our address that it sends browsers back to. */
export type ProviderDoor = { provider: ProviderName; callback: string }

export type Identification = ({ ok: true } & Proved) | { ok: false; reason: ProviderRefusal }

/** Sends the browser to the provider, and never resolves; otherwise says why it cannot. */
export const startIdentification = (req: Request, res: Response, door: ProviderDoor, asked: Asked = {}) =>
  drive(req, res, door, { step: 'start', ...asked })

/** What the provider proved of the person who comes back. */
export async function finishIdentification(
  req: Request,
  res: Response,
  { startedAfter, ...door }: ProviderDoor & Pick<Finish, 'startedAfter'>,
): Promise<Identification> {
  const tried = await limitTries(req, { 'identity-address': addressOf(req) })
  const identified = await drive(req, res, door, { step: 'finish', startedAfter })
  if (identified.ok || !isRefusedAnswer[identified.reason]) await tried.giveBack()
  return identified
}

/** Whoever gives up, and a provider that is away, are nobody's fault. */
const isRefusedAnswer = {
  cancelled: false,
  unavailable: false,
  expired: true,
  invalid: true,
} as const satisfies Record<ProviderRefusal, boolean>

function drive(req: Request, res: Response, { provider, callback }: ProviderDoor, step: Step): Promise<Identification> {
  const strategy = new IdentityStrategy(found(findProvider(provider, brandOf(req).code)), callback)
  return new Promise((resolve, reject) => {
    const done = (error: unknown, proved?: Express.User | false | null, reason?: unknown) => {
      if (error) reject(error)
      else resolve(proved ? { ok: true, ...proved } : { ok: false, reason: isRefusal(reason) ? reason : 'invalid' })
    }
    passport.authenticate(strategy, { session: false, ...step }, done)(req, res, reject)
  })
}

const REFUSALS: readonly ProviderRefusal[] = ['cancelled', 'expired', 'unavailable', 'invalid']
const isRefusal = (reason: unknown): reason is ProviderRefusal => REFUSALS.some((refusal) => refusal === reason)

/** Whether to show its button: it is configured, and answered last time. */
export function isOffered(req: Request, name: ProviderName): boolean {
  const provider: Provider | null = findProvider(name, brandOf(req).code)
  return provider !== null && isReachable(provider)
}

/** What the session keeps of the proof, to sign out there too. */
export const openedByProof = (provider: ProviderName, { idToken, sub, sid }: Proof): OpenedBy =>
  idToken === null ? null : { provider, idToken, sub, sid }

/** Where signing out goes on at the provider of the last sign-in; null when it does not. Before closing the session. */
export async function signOutElsewhere(req: Request): Promise<string | null> {
  const who = whoOf(req)
  const openedBy = 'openedBy' in who ? who.openedBy : null
  const provider = openedBy && findProvider(openedBy.provider, brandOf(req).code)
  return provider && signOutAddress(provider, openedBy.idToken, addressHere(req, '/'))
}
