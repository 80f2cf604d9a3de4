import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pool } from '#infra/db.ts'
import { ENCRYPTED_COLUMNS } from '#infra/encrypted-columns.ts'

/** Columns of audited tables that are in no journal, on purpose: secrets, traces of machines, copies, dates of writing. */
const LEFT_OUT: Record<string, string> = {
  absences: 'id created_at updated_at',
  agent_roles: 'id',
  agent_services: 'id created_at',
  agent_teams: 'id team_id created_at',
  agent_territorial_access_rights: 'id created_at updated_at',
  agent_territorial_roles: 'id',
  agents:
    'id password_digest session_version confirmed_at unconfirmed_email invited_by_type invited_by_id provider uid ' +
    'rdv_notifications_level plage_notification_level absence_notification_level display_saturdays display_cancelled_rdv start_page ' +
    'external_id calendar_uid last_sign_in_at microsoft_graph_token refresh_microsoft_graph_token ' +
    'outlook_disconnect_in_progress account_deletion_warning_sent_at inclusion_connect_open_id_sub pro_connect_sub ' +
    'pro_sante_connect_sub connected_with_agent_connect totp_secret totp_confirmed_at totp_last_step email_original ' +
    'created_at updated_at',
  agents_rdvs: 'id rdv_id starts_at ends_at minutes_after busy exclusive outlook_id outlook_create_in_progress',
  files_attente: 'id created_at updated_at',
  lieux: 'id phone_number_formatted created_at updated_at',
  motif_categories: 'id created_at updated_at',
  motifs: 'id created_at updated_at',
  motifs_plages: 'plage_id',
  organisations: 'id created_at updated_at',
  participations: 'id rdv_id created_by_agent_prescripteur reminded_for_starts_at created_at updated_at',
  plages: 'id created_at updated_at',
  rdvs:
    'id uuid organisation_id motif_id cancelled_at usagers_count created_by_type created_by_id sequence ' +
    'created_at updated_at',
  referent_assignations: 'id usager_id',
  services: 'id created_at updated_at',
  super_admins: 'id session_version totp_secret totp_confirmed_at totp_last_step created_at updated_at',
  teams: 'id created_at updated_at',
  territoire_services: 'id created_at',
  territoires: 'id phone_number_formatted created_at updated_at',
  usager_profiles: 'id usager_id search_terms sorted_as',
  usagers:
    'id unconfirmed_email password_digest session_version invitation_sent_at invited_by_type invited_by_id ' +
    'phone_number_formatted address_details case_number logement notes ants_pre_demande_number rdv_invitation_token_digest ' +
    'rdv_invitation_token_copy rdv_invitation_token_updated_at franceconnect_openid_sub logged_once_with_franceconnect given_by_franceconnect ' +
    'sign_up_brand last_seen_on deletion_warning_sent_at updated_at',
  webhook_endpoints: 'id created_at updated_at',
}

type Audited = { table: string; shown: string[]; hidden: string[] }

async function auditedTables(): Promise<Audited[]> {
  const { rows } = await pool.query<{ table: string; words: string[] }>(`
    SELECT tgrelid::regclass::text AS table, string_to_array(encode(tgargs, 'escape'), '\\000') AS words
    FROM pg_trigger WHERE tgfoid = 'record_version'::regproc ORDER BY 1`)
  return rows.map(({ table, words: [shown = '', hidden = ''] }) => ({
    table,
    shown: shown.split(' '),
    hidden: hidden.split(' ').filter(Boolean),
  }))
}

test('these tables and no others are in the journal', async () => {
  const audited = await auditedTables()

  assert.deepEqual(audited.map(({ table }) => table).toSorted(), Object.keys(LEFT_OUT).toSorted())
})

test('of each of their columns somebody said whether it is in the journal', async () => {
  for (const { table, shown, hidden } of await auditedTables()) {
    const { rows } = await pool.query<{ name: string }>(
      "SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1",
      [table],
    )
    const said = [...shown, ...hidden, ...(LEFT_OUT[table]?.split(' ') ?? [])]
    assert.deepEqual(rows.map(({ name }) => name).toSorted(), said.toSorted(), table)
  }
})

test('W17: no secret and no encrypted column is ever shown', async () => {
  for (const { table, shown } of await auditedTables())
    for (const column of shown) {
      assert.ok(!ENCRYPTED_COLUMNS.some((encrypted) => encrypted === `${table}.${column}`), `${table}.${column}`)
      assert.doesNotMatch(column, /password|secret(?!ariat)|token|digest|totp|sub$|uid/)
    }
})
