import { type IRateLimiterOptions, RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'

/** Forgets who tried first rather than fill the memory of the process. */
export class BoundedMemory extends RateLimiterMemory {
  readonly #most: number
  readonly #subjects = new Set<string | number>()

  constructor(window: IRateLimiterOptions, most: number) {
    super(window)
    this.#most = most
  }

  override consume(subject: string | number, points?: number): Promise<RateLimiterRes> {
    this.#subjects.add(subject)
    const [oldest] = this.#subjects
    if (oldest !== undefined && this.#subjects.size > this.#most) this.#forget(oldest)
    return super.consume(subject, points)
  }

  #forget(subject: string | number) {
    this.#subjects.delete(subject)
    void this.delete(subject)
  }
}
