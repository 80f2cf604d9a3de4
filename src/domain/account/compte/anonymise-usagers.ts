import type pg from 'pg'
import { type Field, usagerFields } from '#domain/people/usager/usager-fields.ts'

/** Nothing of these persons is left but the fact that they came (decision 11). Rdvs collectifs belong to others too. */
export async function anonymiseUsagers(connection: pg.PoolClient, ids: readonly number[], now: Temporal.Instant) {
  for (const text of STATEMENTS) await connection.query(text, [ids])
  await connection.query(USAGERS, [ids, new Date(now.epochMilliseconds)])
  for (const text of WHAT_HE_DID) await connection.query(text, [ids])
}

const STATEMENTS = [
  `UPDATE receipts SET content = NULL, sms_phone_number = NULL, email_address = NULL, error_message = NULL
    WHERE usager_id = ANY ($1)`,
  `UPDATE rdvs SET context = NULL, name = NULL FROM motifs
    WHERE motifs.id = rdvs.motif_id AND NOT motifs.collectif
      AND rdvs.id IN (SELECT rdv_id FROM participations WHERE usager_id = ANY ($1))`,
  `DELETE FROM rdv_narrowings WHERE rdv_id IN (SELECT rdv_id FROM participations WHERE usager_id = ANY ($1))`,
  `DELETE FROM participation_tokens WHERE participation_id IN (SELECT id FROM participations WHERE usager_id = ANY ($1))`,
  'DELETE FROM refus WHERE usager_id = ANY ($1)',
  'DELETE FROM files_attente WHERE usager_id = ANY ($1)',
  'DELETE FROM usager_profiles WHERE usager_id = ANY ($1)',
  'DELETE FROM referent_assignations WHERE usager_id = ANY ($1)',
  'DELETE FROM account_links WHERE usager_id = ANY ($1)',
  'DELETE FROM invitations WHERE usager_id = ANY ($1)',
  // Also those where a responsable named a proche.
  `DELETE FROM verifications WHERE email IN (
    SELECT email FROM usagers WHERE id IN (SELECT unnest($1::int[]) UNION SELECT responsible_id FROM usagers WHERE id = ANY ($1)))`,
  `DELETE FROM sessions WHERE face = 'usager' AND person_id = ANY ($1)`,
]

/** Whose proche he was stays, as his rdvs do. */
const ERASED = Object.values<Field>(usagerFields)
  .filter(({ kind }) => kind !== 'row')
  .map(({ column, erasedAs = 'NULL' }) => `${column} = ${erasedAs}`)

const USAGERS = `
  UPDATE usagers SET ${ERASED.join(', ')}, password_digest = NULL, session_version = session_version + 1,
    rdv_invitation_token_digest = NULL, rdv_invitation_token_copy = NULL, franceconnect_openid_sub = NULL,
    given_by_franceconnect = DEFAULT,
    deleted_at = $2, updated_at = $2
  WHERE id = ANY ($1)`

// Last: the changes above are in the journal too, with what was there before.
const WHAT_HE_DID = [
  `DELETE FROM versions
    WHERE (item_type = 'usagers' AND item_id = ANY ($1)) OR (parent_type = 'usagers' AND parent_id = ANY ($1))`,
  `UPDATE versions SET actor_name = NULL
    WHERE actor_type = 'usager' AND actor_id = ANY ($1) AND actor_name IS NOT NULL`,
  `UPDATE evenements SET actor_name = NULL
    WHERE actor_type = 'usager' AND actor_id = ANY ($1) AND actor_name IS NOT NULL`,
]
