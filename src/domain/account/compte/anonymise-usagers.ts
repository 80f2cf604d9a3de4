import type pg from 'pg'

/** Nothing of these persons is left but the fact that they came (decision 11). Rdvs collectifs belong to others too. */
export async function anonymiseUsagers(connection: pg.PoolClient, ids: readonly number[], now: Temporal.Instant) {
  for (const text of STATEMENTS) await connection.query(text, [ids])
  await connection.query(USAGERS, [ids, new Date(now.epochMilliseconds)])
  await connection.query(JOURNAL, [ids])
}

const STATEMENTS = [
  `UPDATE receipts SET content = NULL, sms_phone_number = NULL, email_address = NULL, error_message = NULL
    WHERE usager_id = ANY ($1)`,
  `UPDATE rdvs SET context = NULL, name = NULL FROM motifs
    WHERE motifs.id = rdvs.motif_id AND NOT motifs.collectif
      AND rdvs.id IN (SELECT rdv_id FROM participations WHERE usager_id = ANY ($1))`,
  `DELETE FROM participation_tokens WHERE participation_id IN (SELECT id FROM participations WHERE usager_id = ANY ($1))`,
  'DELETE FROM files_attente WHERE usager_id = ANY ($1)',
  'DELETE FROM usager_profiles WHERE usager_id = ANY ($1)',
  'DELETE FROM referent_assignations WHERE usager_id = ANY ($1)',
  'DELETE FROM account_links WHERE usager_id = ANY ($1)',
  'DELETE FROM invitations WHERE usager_id = ANY ($1)',
  `DELETE FROM verifications WHERE email IN (SELECT email FROM usagers WHERE id = ANY ($1))`,
  `DELETE FROM sessions WHERE face = 'usager' AND person_id = ANY ($1)`,
]

const USAGERS = `
  UPDATE usagers SET first_name = 'Usager', last_name = 'supprimé', birth_name = NULL, birth_date = NULL,
    email = 'user_' || id || '@deleted.rdv-solidarites.fr', unconfirmed_email = NULL, password_digest = NULL,
    session_version = session_version + 1, phone_number = NULL, phone_number_formatted = NULL, address = NULL,
    address_details = NULL, city_code = NULL, post_code = NULL, city_name = NULL, caisse_affiliation = NULL,
    affiliation_number = NULL, case_number = NULL, family_situation = NULL, number_of_children = NULL, logement = NULL,
    notes = NULL, ants_pre_demande_number = NULL, rdv_invitation_token_digest = NULL, rdv_invitation_token_copy = NULL,
    franceconnect_openid_sub = NULL, notify_by_email = false, notify_by_sms = false, deleted_at = $2, updated_at = $2
  WHERE id = ANY ($1)`

// Last: the changes above are in the journal too, with what was there before.
const JOURNAL = `
  DELETE FROM versions
  WHERE (item_type = 'usagers' AND item_id = ANY ($1)) OR (parent_type = 'usagers' AND parent_id = ANY ($1))`
