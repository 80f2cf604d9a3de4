import type { Request } from 'express'
import { LINK_MINUTES, minutesAhead } from '../lend.ts'
import { isSignedIn } from '../session.ts'

type Taken = { rdvId: number; usagerIds: readonly number[] }

/** A rdv taken without an account: its page is open in this session, for ten minutes where a message opened it. */
export function lendRdv(req: Request, { rdvId, usagerIds }: Taken) {
  const { lent } = req.session
  if (!lent || isSignedIn(req)) return
  if (lent.kind === 'code') {
    lent.rdvIds = [...new Set([...lent.rdvIds, rdvId])]
    lent.procheIds = [...new Set([...lent.procheIds, ...usagerIds.filter((id) => id !== lent.usagerId)])]
  } else {
    const expiresAt = minutesAhead(req, LINK_MINUTES)
    const { usagerId } = lent
    req.session.lent = { kind: 'link', usagerId, rdvId, participationId: null, expiresAt, lettersUntil: expiresAt }
  }
}
