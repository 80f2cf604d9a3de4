import { query } from '#infra/query.ts'
import { type Invitation, PARTNER_TOKEN_LIFETIME_DAYS, type PersonalInvitation } from './invitation.ts'
import { invitationTokenDigest } from './invitation-token.ts'

/** Null when nobody was given that token, or when a partner's is too old. An agent's comes whatever became of it. */
export async function findInvitationByToken(token: string, now: Temporal.Instant): Promise<Invitation | null> {
  const digest = invitationTokenDigest(token)
  const [personal] = await query<Row>('invitation-by-token', `${PERSONAL} WHERE i.token_digest = $1`, [digest])
  return personal ? invitationOf(personal) : findPartnerInvitation('digest', digest, now)
}

/** The row that a session kept, as it is now. */
export async function findPersonalInvitation(id: number): Promise<Invitation | null> {
  const [row] = await query<Row>('invitation-by-id', `${PERSONAL} WHERE i.id = $1`, [id])
  return row ? invitationOf(row) : null
}

/** The partner's token of that usager, if it still lives. */
export const findInvitationOfUsager = (usagerId: number, now: Temporal.Instant) =>
  findPartnerInvitation('usager', usagerId, now)

type Row = PersonalInvitation & { usagerId: number }

const invitationOf = ({ usagerId, ...personal }: Row): Invitation => ({ usagerId, personal })

const PERSONAL = `
  SELECT i.id, i.usager_id AS "usagerId", i.motif_id AS "motifId", i.organisation_id AS "organisationId",
         t.departement_number AS "departementNumber", i.state, i.expires_at AS "expiresAt",
         ARRAY(SELECT lieu_id FROM invitation_lieux WHERE invitation_id = i.id ORDER BY lieu_id) AS "lieuIds"
  FROM invitations i
  JOIN organisations o ON o.id = i.organisation_id JOIN territoires t ON t.id = o.territoire_id`

const columns = { digest: 'rdv_invitation_token_digest', usager: 'id' } as const

async function findPartnerInvitation(by: keyof typeof columns, value: string | number, now: Temporal.Instant) {
  const oldest = now.subtract({ hours: 24 * PARTNER_TOKEN_LIFETIME_DAYS })
  const values = [value, new Date(oldest.epochMilliseconds)]
  const [row] = await query<{ usagerId: number }>(`invited-usager-by-${by}`, partnerSql(by), values)
  return row ? { usagerId: row.usagerId, personal: null } : null
}

const partnerSql = (by: keyof typeof columns) => `
  SELECT id AS "usagerId" FROM usagers
  WHERE ${columns[by]} = $1 AND rdv_invitation_token_digest IS NOT NULL AND deleted_at IS NULL
    AND coalesce(rdv_invitation_token_updated_at, $2::timestamptz) >= $2::timestamptz`
