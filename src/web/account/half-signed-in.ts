import type { Request } from 'express'
import type { Who } from '#domain/account/connexion/who.ts'
import { nowOf } from '#web/shared/now.ts'
import { whoOf } from '#web/shared/session.ts'

type Half = Extract<Who, { kind: 'half-agent' | 'half-super-admin' }>

/** Who gave a first proof and not the second: nobody yet, but for the pages that ask for it. */
export function halfSignedIn<Person extends { sessionVersion: number }>(
  kind: Half['kind'],
  find: (id: number) => Promise<Person | null>,
) {
  const known = new WeakMap<Request, Person>()

  /** What the session says, while it may still be completed. */
  function halfIn(req: Request): Half | null {
    const who = whoOf(req)
    const isHalf = (who.kind === 'half-agent' || who.kind === 'half-super-admin') && who.kind === kind
    return isHalf && who.expiresAt > nowOf(req).epochMilliseconds ? who : null
  }

  return {
    isExpected: (req: Request) => halfIn(req) !== null,

    /** Before the pages that ask: whether somebody is there whose account has not changed since. */
    async know(req: Request): Promise<boolean> {
      const half = halfIn(req)
      const person = half && (await find(half.id))
      if (!half || person?.sessionVersion !== half.version) return false
      known.set(req, person)
      return true
    },

    /** Null for whoever is signed in for good. */
    find: (req: Request): Person | null => known.get(req) ?? null,
  }
}
