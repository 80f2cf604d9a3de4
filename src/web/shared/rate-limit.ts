import type { Request } from 'express'
import { countTry, forgiveTry, type Limit } from '#infra/rate-limit.ts'
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
  'reservation-address': { most: 60, windowMs: 10 * MINUTE },
} as const satisfies Record<string, Limit>

export type LimitName = keyof typeof limits

/** What an installation, or a test, changes: `createApp({ limits: { code: { most: 100, windowMs: 1000 } } })`. */
export type Limits = Partial<Record<LimitName, Limit>>

/** Counts a try of each name and subject; one too many ends the request with 429. Gives back what forgives them. */
export async function limitTries(req: Request, subjects: Partial<Record<LimitName, string>>) {
  const keys: string[] = []
  for (const [name, subject] of Object.entries(subjects)) {
    const key = `${name}:${subject}`
    const { isOver, endsAtMs } = await countTry(key, limitOf(req, name), Date.now())
    if (isOver) throw new TooManyTries(Temporal.Instant.fromEpochMilliseconds(endsAtMs))
    keys.push(key)
  }
  return async () => {
    await Promise.all(keys.map(forgiveTry))
  }
}

/** By the trusted proxy's word only. */
export const addressOf = (req: Request) => req.ip ?? 'unknown'

function limitOf(req: Request, name: string): Limit {
  const changed: Limits = req.app.locals.limits ?? {}
  const known = Object.entries({ ...limits, ...changed }).find(([candidate]) => candidate === name)
  if (!known) throw new Error(`no limit is named ${name}`)
  return known[1]
}
