import type pg from 'pg'
import { command, execute } from '#infra/query.ts'

type Use = {
  invitationId: number
  /** The invited person, who books. */
  usagerId: number
  motifId: number
  lieuId: number | null
  now: Temporal.Instant
}

/** In the transaction of the booking, once: false when it was used, withdrawn or is over, or says another motif, lieu or person. */
export async function useInvitation(connection: pg.PoolClient, use: Use): Promise<boolean> {
  const values = [use.invitationId, use.usagerId, use.motifId, use.lieuId, new Date(use.now.epochMilliseconds)]
  return (await execute(USE, values, connection)) > 0
}

const USE = command(
  'use-invitation',
  `
  UPDATE invitations i SET state = 'used', used_at = $5, updated_at = $5
  WHERE i.id = $1 AND i.usager_id = $2 AND i.motif_id = $3 AND i.state IN ('sent', 'opened') AND i.expires_at > $5
    AND (NOT EXISTS (SELECT FROM invitation_lieux WHERE invitation_id = i.id)
         OR EXISTS (SELECT FROM invitation_lieux WHERE invitation_id = i.id AND lieu_id = $4::int))`,
)

/** The rdv that it led to. A rdv collectif is that of many invitations, and written on none. */
export const nameRdvOfInvitation = (connection: pg.PoolClient, { invitationId, rdvId }: Named) =>
  execute(NAME_RDV, [invitationId, rdvId], connection)

const NAME_RDV = command('name-rdv-of-invitation', 'UPDATE invitations SET rdv_id = $2 WHERE id = $1')

type Named = { invitationId: number; rdvId: number }
