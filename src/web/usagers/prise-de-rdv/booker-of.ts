import type { Request } from 'express'
import type { Booker } from '#domain/territory/motif/booker.ts'
import { invitationOf } from '../invited.ts'

/** An invitation opens more motifs; that of an agent, its own motif. */
export function bookerOf(req: Request): Booker {
  const invitation = invitationOf(req)
  if (!invitation) return 'usager'
  return invitation.personal ? 'personally_invited_usager' : 'invited_usager'
}
