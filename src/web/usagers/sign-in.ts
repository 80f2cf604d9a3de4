import type { Request } from 'express'
import { markUsagerSeen } from '#domain/people/usager/mark-usager-seen.ts'
import { renewSession } from '#web/shared/session-change.ts'
import { signedInNow } from '#web/shared/signed-in.ts'

const CODE_SESSION_MS = 30 * 60_000

/** Opens the session of an account; what was lent by a code or a link ends. */
export async function signIn(req: Request, usager: { id: number; sessionVersion: number }) {
  await renewSession(req, (session) => {
    session.usager = signedInNow(usager, Date.now())
    for (const key of ['code', 'link', 'lettersChecked', 'accountLink', 'verification'] as const) delete session[key]
  })
  await markUsagerSeen(usager.id, Temporal.Now.instant())
}

/** Half an hour to take a rdv, known by a code. */
export async function openCodeSession(req: Request, usagerId: number) {
  await renewSession(req, (session) => {
    session.code = { usagerId, expiresAt: Date.now() + CODE_SESSION_MS, rdvIds: [] }
    delete session.verification
    delete session.link
  })
  await markUsagerSeen(usagerId, Temporal.Now.instant())
}

/** A rdv taken in a session without account: its page may be opened until the session ends. */
export function rememberRdv(req: Request, rdvId: number) {
  req.session.code?.rdvIds.push(rdvId)
}
