import type { Request } from 'express'
import { keepHolds } from '#domain/booking/hold/keep-holds.ts'
import { markUsagerSeen } from '#domain/people/usager/mark-usager-seen.ts'
import { nowOf } from './now.ts'
import { browserDigest } from './session-change.ts'

/** He showed an address, by an account, a code or a link: his file is used, and the hours that his browser holds are his. */
export async function seeUsager(req: Request, usagerId: number) {
  const now = nowOf(req)
  await markUsagerSeen(usagerId, now)
  if (req.session.browser) await keepHolds({ sessionDigest: browserDigest(req), now })
}
