import type { Request } from 'express'
import passport from 'passport'
import { keyedDigest } from '#infra/digest.ts'
import type { Provider } from '#infra/identity/provider.ts'
import type { ProviderRefusal } from '#infra/identity/provider-refusal.ts'
import {
  finishSignIn,
  isAnswerTo,
  isAwaited,
  type Proof,
  SIGN_IN_LIFE_MS,
  startSignIn,
} from '#infra/identity/sign-in.ts'
import { limiter } from '#infra/rate-limit.ts'
import { originOf } from '#web/shared/hosts.ts'
import type { PendingSignIn } from '#web/shared/session.ts'

/**
 * `agentId`: for whom it was asked, if it is not a sign-in. `returnTo`: the page that this tab wanted.
 * `isLate`: somebody signed in since it was asked.
 */
export type Proved = { proof: Proof; agentId: number | undefined; returnTo: string | null; isLate: boolean }
type Answered = ({ ok: true } & Proved) | { ok: false; reason: ProviderRefusal }

declare global {
  namespace Express {
    /** What passport hands over: not a person yet, but what a provider proved of one. */
    interface User extends Proved {}
  }
}

/** What leaves with the browser. */
export type Asked = { loginHint?: string | null; agentId?: number; returnTo?: string | null }

export type Step = ({ step: 'start' } & Asked) | Finish

/** `startedAfter`: since when somebody is signed in: what was asked of a provider before that signs in nobody. */
export type Finish = { step: 'finish'; startedAfter: number | null }

/** One provider as passport drives it. One instance a request: passport writes its answers on it. */
export class IdentityStrategy extends passport.Strategy {
  readonly #provider: Provider
  readonly #callback: string

  constructor(provider: Provider, callback: string) {
    super()
    this.#provider = provider
    this.#callback = callback
  }

  override authenticate(req: Request, asked: Step) {
    const done = asked.step === 'start' ? this.#start(req, asked) : this.#finish(req, asked)
    done.catch((error) => this.error(error))
  }

  async #start(req: Request, { loginHint = null, agentId, returnTo = null }: Asked) {
    const started = await startSignIn(this.#provider, addressHere(req, this.#callback), loginHint)
    if (!started.ok) return this.fail(started.reason)
    keepPending(req, {
      ...started.pending,
      ...(agentId !== undefined && { agentId }),
      ...(returnTo !== null && { returnTo }),
    })
    this.redirect(started.address, 303)
  }

  async #finish(req: Request, { startedAfter }: Finish) {
    const outcome = await this.#answer(req, startedAfter)
    if (outcome.ok) this.success(outcome)
    else this.fail(outcome.reason)
  }

  async #answer(req: Request, startedAfter: number | null): Promise<Answered> {
    const answer = new URL(addressHere(req, this.#callback))
    answer.search = new URL(req.originalUrl, answer).search
    const pending = await takePending(req, this.#provider, answer.searchParams.get('state') ?? '')
    if (!pending) return { ok: false, reason: 'expired' }
    const { agentId, returnTo = null } = pending
    const isLate = pending.startedAt < (startedAfter ?? 0)
    const outcome = await finishSignIn(this.#provider, pending, answer)
    if (outcome.ok) return { ...outcome, agentId, returnTo, isLate }
    return isLate ? { ok: false, reason: 'expired' } : outcome
  }
}

/** Tabs that one browser may have at providers at the same time; the oldest gives way. */
const MOST_PENDING = 5

function keepPending(req: Request, pending: PendingSignIn) {
  const others = (req.session.pendingSignIns ?? []).filter(isAwaited)
  req.session.pendingSignIns = [...others, pending].slice(-MOST_PENDING)
}

const answers = limiter('identity-answer', { most: 1, windowMs: SIGN_IN_LIFE_MS })

/**
 * The one that this state answers, once: gone whatever comes of it, and of two answers at the same time one is heard.
 * A state that is not awaited takes nothing from the others.
 */
async function takePending(req: Request, provider: Provider, state: string): Promise<PendingSignIn | null> {
  const waiting = req.session.pendingSignIns ?? []
  const pending = waiting.find((one) => isAnswerTo(one, provider, state))
  if (!pending) return null
  req.session.pendingSignIns = waiting.filter((one) => one !== pending)
  const isFirst = (await answers.count(keyedDigest(state))) === null
  return isFirst ? pending : null
}

export const addressHere = (req: Request, path: string) => originOf(req) + path
