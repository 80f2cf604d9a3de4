import type { Request } from 'express'
import { LINK_MINUTES, minutesAhead } from '../lend.ts'
import { isSignedIn } from '../session.ts'

/** A rdv taken without an account: its page is open in this session, for ten minutes where a message opened it. */
export function lendRdv(req: Request, rdvId: number) {
  const { lent } = req.session
  if (!lent || isSignedIn(req)) return
  if (lent.kind === 'code') lent.rdvIds.push(rdvId)
  else {
    const expiresAt = minutesAhead(req, LINK_MINUTES)
    const { usagerId } = lent
    req.session.lent = { kind: 'link', usagerId, rdvId, participationId: null, expiresAt, lettersUntil: expiresAt }
  }
}
