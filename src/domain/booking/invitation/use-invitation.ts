import type pg from 'pg'
import { query } from '#infra/query.ts'

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
  const used = await query('use-invitation', USE, values, connection)
  return used.length > 0
}

const USE = `
  UPDATE invitations i SET state = 'used', used_at = $5, updated_at = $5
  WHERE i.id = $1 AND i.usager_id = $2 AND i.motif_id = $3 AND i.state IN ('sent', 'opened') AND i.expires_at > $5
    AND (NOT EXISTS (SELECT FROM invitation_lieux WHERE invitation_id = i.id)
         OR EXISTS (SELECT FROM invitation_lieux WHERE invitation_id = i.id AND lieu_id = $4::int))
  RETURNING i.id`

/** The rdv that it led to. A rdv collectif is that of many invitations, and written on none. */
export const nameRdvOfInvitation = (connection: pg.PoolClient, { invitationId, rdvId }: Named) =>
  query('name-rdv-of-invitation', 'UPDATE invitations SET rdv_id = $2 WHERE id = $1', [invitationId, rdvId], connection)

type Named = { invitationId: number; rdvId: number }
