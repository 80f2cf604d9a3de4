import { id, words } from './address-values.ts'

/** Ends a request with an error page: `throw new Refusal(404)`. */
export class Refusal extends Error {
  readonly status: RefusalStatus

  constructor(status: RefusalStatus) {
    super(`refused with ${status}`)
    this.status = status
  }
}

export type RefusalStatus = 400 | 403 | 404 | 413 | 429

export const notFound = () => new Refusal(404)

/** A thing that is not there, or that one may not see, is a 404. */
export function found<Thing>(thing: Thing | null | undefined): Thing {
  if (thing === null || thing === undefined) throw notFound()
  return thing
}

/** Who an access let in. Without one the route is wrong, not the visitor. */
export function letIn<Person>(person: Person | null | undefined): Person {
  if (!person) throw new Error('this route lets strangers in')
  return person
}

/** The id of an address: what is none is not there. */
export const idOf = (text: unknown): number => found(id.safeParse(text).data)

/** A name or a token of an address: one that is too long is nobody's. */
export const textOf = (text: unknown): string => found(words.safeParse(text).data)

/** 403: one may see the thing, this deed is not his. */
export class Forbidden extends Refusal {
  readonly reason: string

  constructor(reason: string) {
    super(403)
    this.reason = reason
  }
}

/** 429: when to try again, and why one waits. */
export class TooManyTries extends Refusal {
  readonly until: Temporal.Instant
  readonly why: string | null

  constructor(until: Temporal.Instant, why: string | null) {
    super(429)
    this.until = until
    this.why = why
  }
}
