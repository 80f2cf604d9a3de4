import type { Request } from 'express'
import * as booker from '#domain/territory/motif/booker.ts'
import { invitationOf } from '../invited.ts'

/** As who he books this motif. */
export function bookerOf(req: Request, motifId: number): booker.Booker {
  const invitation = invitationOf(req)
  return booker.bookerOf(invitation && { motifId: invitation.personal?.motifId ?? null }, motifId)
}
