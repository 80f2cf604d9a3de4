import type { Request } from 'express'
import { type Limit, type Limiter, limiter } from '#infra/rate-limit.ts'
import { networkOf } from '#lib/network.ts'
import { nowOf } from './now.ts'
import { TooManyTries } from './refusal.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

export const limits = {
  'sign-in-account': { most: 10, windowMs: 15 * MINUTE },
  'sign-in-address': { most: 50, windowMs: 15 * MINUTE },
  'account-mail': { most: 5, windowMs: HOUR },
  'account-mail-address': { most: 20, windowMs: HOUR },
  'second-factor': { most: 5, windowMs: 15 * MINUTE },
  code: { most: 5, windowMs: HOUR },
  'code-address': { most: 20, windowMs: HOUR },
  'token-address': { most: 20, windowMs: HOUR },
  'link-mail': { most: 3, windowMs: HOUR },
  'link-mail-address': { most: 20, windowMs: HOUR },
  letters: { most: 5, windowMs: 15 * MINUTE },
  'identity-address': { most: 30, windowMs: 10 * MINUTE },
} as const satisfies Record<string, Limit>

export type LimitName = keyof typeof limits

/** What an installation, or a test, changes: `createApp({ limits: { code: { most: 100, windowMs: 1000 } } })`. */
export type Limits = Partial<Record<LimitName, Limit>>

/** One counter a limit, for the life of an application. */
export const limitersOf = (changed: Limits): ReadonlyMap<string, Limiter> =>
  new Map(Object.entries({ ...limits, ...changed }).map(([name, limit]) => [name, limiter(name, limit)]))

/** Counts a try of each name and subject; one too many ends the request with 429. Gives back what forgives them. */
export async function limitTries(req: Request, subjects: Partial<Record<LimitName, string>>) {
  const counted: (() => Promise<void>)[] = []
  for (const [name, subject] of Object.entries(subjects)) {
    const limiter = limiterOf(req, name)
    const leftMs = await limiter.count(subject)
    if (leftMs !== null) throw new TooManyTries(nowOf(req).add({ milliseconds: leftMs }))
    counted.push(() => limiter.giveBack(subject))
  }
  return async () => {
    await Promise.all(counted.map((giveBack) => giveBack()))
  }
}

/** By the trusted proxy's word only; who holds an IPv6 network may leave it by any of its addresses. */
export const addressOf = (req: Request) => networkOf(req.ip ?? 'unknown')

function limiterOf(req: Request, name: string): Limiter {
  const limiters: ReturnType<typeof limitersOf> = req.app.locals.limiters
  const known = limiters.get(name)
  if (!known) throw new Error(`no limit is named ${name}`)
  return known
}
