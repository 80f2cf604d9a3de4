import type { Request } from 'express'
import { type OpenedBy, signedInNow } from '#domain/account/connexion/who.ts'
import { markUsagerSeen } from '#domain/people/usager/mark-usager-seen.ts'
import { nowOf } from '#web/shared/now.ts'
import { whoOf } from '#web/shared/session.ts'
import { become } from '#web/shared/session-change.ts'

type Usager = { id: number; sessionVersion: number }

/** Opens the session of an account; what was lent by a code or a link ends. */
export async function signIn(req: Request, usager: Usager, openedBy: OpenedBy = null) {
  await become(req, { kind: 'usager', ...signedInNow(usager, nowOf(req)), openedBy })
  await markUsagerSeen(usager.id, nowOf(req))
}

/** He goes on here, after a change that ended his other sessions. */
export async function reopen(req: Request, usager: Usager) {
  const who = whoOf(req)
  if (who.kind !== 'usager') throw new Error('no usager is signed in')
  await become(req, { ...who, ...signedInNow(usager, nowOf(req)) })
}
