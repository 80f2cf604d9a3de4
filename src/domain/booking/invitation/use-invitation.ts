import type pg from 'pg'
import type { Booker } from '#domain/territory/motif/booker.ts'
import { command, execute } from '#infra/query.ts'
import { invitationUseRefusal } from './invitation.ts'
import { lockPersonalInvitation } from './invitation-queries.ts'

type Use = {
  invitationId: number
  /** The invited person, who books. */
  usagerId: number
  motifId: number
  lieuId: number | null
  now: Temporal.Instant
}

type Claimed = Omit<Use, 'invitationId'> & { booker: Booker; invitationId?: number | undefined }

/** Whoever an agent invited uses the invitation up; the others need none. */
export async function isInvited(
  connection: pg.PoolClient,
  { booker, invitationId, ...use }: Claimed,
): Promise<boolean> {
  if (booker !== 'personally_invited_usager') return true
  return invitationId !== undefined && useInvitation(connection, { ...use, invitationId })
}

/** In the transaction of the booking, once: false when it was used, withdrawn or is over, or says another motif, lieu or person. */
async function useInvitation(connection: pg.PoolClient, { invitationId, now, ...use }: Use): Promise<boolean> {
  const invitation = await lockPersonalInvitation(connection, invitationId)
  if (!invitation || invitationUseRefusal(invitation, use, now)) return false
  await execute(USE, [invitationId, new Date(now.epochMilliseconds)], connection)
  return true
}

const USE = command(
  'use-invitation',
  `UPDATE invitations SET state = 'used', used_at = $2, updated_at = $2 WHERE id = $1`,
)

/** The rdv that it led to. A rdv collectif is that of many invitations, and written on none. */
export const nameRdvOfInvitation = (connection: pg.PoolClient, { invitationId, rdvId }: Named) =>
  execute(NAME_RDV, [invitationId, rdvId], connection)

const NAME_RDV = command('name-rdv-of-invitation', 'UPDATE invitations SET rdv_id = $2 WHERE id = $1')

type Named = { invitationId: number; rdvId: number }
