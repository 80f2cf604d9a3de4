import type { Request } from 'express'

const instants = new WeakMap<Request, Temporal.Instant>()

/** One instant for the whole request: what a page shows and what its deed judges do not disagree by a second. */
export function nowOf(req: Request): Temporal.Instant {
  const known = instants.get(req)
  if (known) return known
  const now = Temporal.Now.instant()
  instants.set(req, now)
  return now
}

/** Long after a request began, while its answer goes on. */
export const laterNow = () => Temporal.Now.instant()
