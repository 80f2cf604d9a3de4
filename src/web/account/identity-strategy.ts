import type { Request } from 'express'
import passport from 'passport'
import { keyedDigest } from '#infra/digest.ts'
import type { Provider } from '#infra/identity/provider.ts'
import {
  finishSignIn,
  type PendingSignIn,
  type Proof,
  type ProofOutcome,
  startSignIn,
} from '#infra/identity/sign-in.ts'
import { limiter } from '#infra/rate-limit.ts'
import { originOf } from '#web/shared/hosts.ts'

declare global {
  namespace Express {
    /** What passport hands over: not a person yet, but what a provider proved of one. */
    interface User extends Proof {}
  }
}

export type Step = { step: 'start'; loginHint: string | null; agentId?: number } | { step: 'finish' }

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
    const done = asked.step === 'start' ? this.#start(req, asked) : this.#finish(req)
    done.catch((error) => this.error(error))
  }

  async #start(req: Request, { loginHint, agentId }: Step & { step: 'start' }) {
    const started = await startSignIn(this.#provider, addressHere(req, this.#callback), loginHint)
    if (!started.ok) return this.fail(started.reason)
    req.session.pendingSignIn = { ...started.pending, ...(agentId !== undefined && { agentId }) }
    this.redirect(started.address, 303)
  }

  async #finish(req: Request) {
    const outcome = await this.#answer(req)
    if (outcome.ok) this.success(outcome.proof)
    else this.fail(outcome.reason)
  }

  async #answer(req: Request): Promise<ProofOutcome> {
    const pending = await takePending(req)
    if (!pending) return { ok: false, reason: 'expired' }
    const answer = new URL(addressHere(req, this.#callback))
    answer.search = new URL(req.originalUrl, answer).search
    return finishSignIn(this.#provider, pending, answer)
  }
}

const LIFE_MS = 10 * 60_000

const answers = limiter('sign-in', { most: 1, windowMs: LIFE_MS })

/** Once: gone from the session whatever comes of it, and of two answers at the same time one is heard. */
async function takePending(req: Request): Promise<PendingSignIn | null> {
  const pending = req.session.pendingSignIn
  delete req.session.pendingSignIn
  if (!pending) return null
  const isFirst = (await answers.count(keyedDigest(pending.state))) === null
  return isFirst ? pending : null
}

export const addressHere = (req: Request, path: string) => originOf(req) + path
