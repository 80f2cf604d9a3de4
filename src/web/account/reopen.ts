import type { Request } from 'express'
import { signedInNow } from '#domain/account/connexion/who.ts'
import { nowOf } from '#web/shared/now.ts'
import { whoOf } from '#web/shared/session.ts'
import { become } from '#web/shared/session-change.ts'
import type { Person } from './entry.ts'

/** He goes on here, after what ended his other sessions or changed his proofs. */
export async function reopen(req: Request, person: Person, changed: { secondFactor?: boolean } = {}) {
  const who = whoOf(req)
  const own = who.kind === 'impersonated-agent' ? who.by : who
  if (!('signedInAt' in own) || own.id !== person.id) throw new Error('somebody else is signed in')
  const again = { ...own, ...signedInNow(person, nowOf(req)) }
  await become(req, again.kind === 'usager' ? again : { ...again, ...changed })
}
