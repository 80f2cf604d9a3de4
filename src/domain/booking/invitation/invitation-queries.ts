import type pg from 'pg'
import { z } from 'zod'
import { InvitationState } from '#infra/prisma/enums.ts'
import { query, type RowOf, statement } from '#infra/query.ts'
import { type Invitation, PARTNER_TOKEN_LIFETIME_DAYS } from './invitation.ts'
import { invitationTokenDigest } from './invitation-token.ts'

/** Null when nobody was given that token, or when a partner's is too old. An agent's comes whatever became of it. */
export async function findInvitationByToken(token: string, now: Temporal.Instant): Promise<Invitation | null> {
  const digest = invitationTokenDigest(token)
  const [personal] = await query(BY_TOKEN, [digest])
  return personal ? invitationOf(personal) : findPartnerInvitation(PARTNER_BY_DIGEST, digest, now)
}

/** The row that a session kept, as it is now. */
export async function findPersonalInvitation(id: number): Promise<Invitation | null> {
  const [row] = await query(BY_ID, [id])
  return row ? invitationOf(row) : null
}

/** In the transaction that uses it. */
export async function lockPersonalInvitation(connection: pg.PoolClient, id: number): Promise<Invitation | null> {
  const [row] = await query(LOCKED, [id], connection)
  return row ? invitationOf(row) : null
}

/** The partner's token of that usager, if it still lives. */
export const findInvitationOfUsager = (usagerId: number, now: Temporal.Instant) =>
  findPartnerInvitation(PARTNER_OF_USAGER, usagerId, now)

const invitationOf = ({ usagerId, ...personal }: RowOf<typeof BY_ID>): Invitation => ({ usagerId, personal })

const personal = {
  id: z.int(),
  usagerId: z.int(),
  motifId: z.int(),
  organisationId: z.int(),
  departementNumber: z.string(),
  state: z.enum(InvitationState),
  expiresAt: z.date(),
  lieuIds: z.array(z.int()),
}

const PERSONAL = `
  SELECT i.id, i.usager_id AS "usagerId", i.motif_id AS "motifId", i.organisation_id AS "organisationId",
         t.departement_number AS "departementNumber", i.state, i.expires_at AS "expiresAt",
         ARRAY(SELECT lieu_id FROM invitation_lieux WHERE invitation_id = i.id ORDER BY lieu_id) AS "lieuIds"
  FROM invitations i
  JOIN organisations o ON o.id = i.organisation_id JOIN territoires t ON t.id = o.territoire_id`

const BY_TOKEN = statement('invitation-by-token', personal, `${PERSONAL} WHERE i.token_digest = $1`)
const BY_ID = statement('invitation-by-id', personal, `${PERSONAL} WHERE i.id = $1`)
const LOCKED = statement('lock-invitation', personal, `${PERSONAL} WHERE i.id = $1 FOR UPDATE OF i`)

async function findPartnerInvitation(by: typeof PARTNER_OF_USAGER, value: string | number, now: Temporal.Instant) {
  const oldest = now.subtract({ hours: 24 * PARTNER_TOKEN_LIFETIME_DAYS })
  const [row] = await query(by, [value, new Date(oldest.epochMilliseconds)])
  return row ? { usagerId: row.usagerId, personal: null } : null
}

const partnerBy = (column: string) =>
  statement(
    `invited-usager-by-${column}`,
    { usagerId: z.int() },
    `
  SELECT id AS "usagerId" FROM usagers
  WHERE ${column} = $1 AND rdv_invitation_token_digest IS NOT NULL AND deleted_at IS NULL
    AND coalesce(rdv_invitation_token_updated_at, $2::timestamptz) >= $2::timestamptz`,
  )

const PARTNER_BY_DIGEST = partnerBy('rdv_invitation_token_digest')
const PARTNER_OF_USAGER = partnerBy('id')
