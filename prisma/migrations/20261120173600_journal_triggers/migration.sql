-- Every change of an audited table, written by the database itself: what was changed, by whom.

-- The actor is a setting of the transaction (src/infra/acting-as.ts); without one, it is the system.
-- Arguments: columns shown; columns that are only said to have changed; parent table, its column here; column of the item's id.
CREATE FUNCTION record_version() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before jsonb := '{}';
  after jsonb := '{}';
  item jsonb;
  changes jsonb;
BEGIN
  IF TG_OP <> 'INSERT' THEN before := to_jsonb(OLD); END IF;
  IF TG_OP <> 'DELETE' THEN after := to_jsonb(NEW); END IF;
  item := CASE TG_OP WHEN 'DELETE' THEN before ELSE after END;

  SELECT jsonb_object_agg(name, CASE WHEN hidden THEN '[]'::jsonb ELSE jsonb_build_array(was, becomes) END)
    INTO changes
    FROM (
      SELECT name, hidden, nullif(before -> name, 'null') AS was, nullif(after -> name, 'null') AS becomes
      FROM (
        SELECT unnest(string_to_array(TG_ARGV[0], ' ')) AS name, false AS hidden
        UNION ALL SELECT unnest(string_to_array(TG_ARGV[1], ' ')), true
      ) AS audited
    ) AS compared
    WHERE was IS DISTINCT FROM becomes;
  IF changes IS NULL AND TG_OP = 'UPDATE' THEN RETURN NULL; END IF;

  INSERT INTO versions (item_type, item_id, parent_type, parent_id, event, actor_type, actor_id, actor_name, object_changes)
  VALUES (
    TG_TABLE_NAME, (item ->> TG_ARGV[4])::int, nullif(TG_ARGV[2], ''), (item ->> TG_ARGV[3])::int,
    (CASE TG_OP WHEN 'INSERT' THEN 'create' WHEN 'UPDATE' THEN 'update' ELSE 'destroy' END)::version_event,
    coalesce(nullif(current_setting('rdv.actor_type', true), ''), 'systeme')::actor_type,
    nullif(current_setting('rdv.actor_id', true), '')::int,
    nullif(current_setting('rdv.actor_name', true), ''),
    coalesce(changes, '{}')
  );
  RETURN NULL;
END $$;

-- Columns are named one by one: a new one is in the journal only once somebody said how (a test asks for it).
CREATE FUNCTION pg_temp.audit(
  audited text, shown text, hidden text DEFAULT '', parent text DEFAULT '', parent_id text DEFAULT '', id text DEFAULT 'id'
) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format(
    'CREATE TRIGGER record_version AFTER INSERT OR DELETE OR UPDATE OF %s ON %I FOR EACH ROW '
    'WHEN (current_setting(''rdv.journal'', true) IS DISTINCT FROM ''off'') EXECUTE FUNCTION record_version(%L, %L, %L, %L, %L)',
    replace(trim(shown || ' ' || hidden), ' ', ', '), audited, shown, hidden, parent, parent_id, id
  );
END $$;

SELECT pg_temp.audit('rdvs', 'starts_at ends_at status lieu_id name max_participants_count overbooked', 'context');
SELECT pg_temp.audit('agents_rdvs', 'agent_id', '', 'rdvs', 'rdv_id');
SELECT pg_temp.audit(
  'participations',
  'usager_id status send_lifecycle_notifications send_reminder_notification created_by_type created_by_id', '', 'rdvs', 'rdv_id'
);
SELECT pg_temp.audit('files_attente', 'rdv_id usager_id notifications_sent last_creneau_sent_at');

SELECT pg_temp.audit('plages',
  'agent_id organisation_id lieu_id title first_day last_day start_time end_time rrule exceptions open_on_holidays');
SELECT pg_temp.audit('motifs_plages', 'motif_id', '', 'plages', 'plage_id', 'motif_id');
SELECT pg_temp.audit('absences', 'agent_id title time_zone first_day end_day last_day start_time end_time rrule exceptions');
SELECT pg_temp.audit('lieux', 'name address organisation_id latitude longitude phone_number availability');
SELECT pg_temp.audit('motifs',
  'name organisation_id service_id motif_category_id color default_duration_in_min min_public_booking_delay '
  'max_public_booking_delay bookable_by location_type collectif follow_up for_secretariat visibility_type '
  'sectorisation_level restriction_for_rdv instruction_for_rdv custom_cancel_warning_message rdvs_editable_by_usager '
  'rdvs_cancellable_by_usager reminder_delay_in_hours deleted_at');
SELECT pg_temp.audit('motif_categories', 'name short_name requires_ants_number');

SELECT pg_temp.audit('organisations',
  'name territoire_id external_id verticale horaires phone_number website email requires_second_factor');
SELECT pg_temp.audit('services', 'name short_name kind related_to_social');
SELECT pg_temp.audit('territoires',
  'name departement_number time_zone kind phone_number sms_provider has_own_sms_provider enable_notes_field '
  'enable_logement_field enable_caisse_affiliation_field enable_affiliation_number_field enable_family_situation_field '
  'enable_number_of_children_field enable_case_number enable_address_details enable_context_field '
  'enable_waiting_room_mail_field enable_waiting_room_color_field visible_usagers_throughout_the_territoire',
  'sms_configuration');
SELECT pg_temp.audit('territoire_services', 'territoire_id service_id');
SELECT pg_temp.audit('webhook_endpoints', 'organisation_id target_url subscriptions suspended_at', 'secret');

SELECT pg_temp.audit('agents', 'email first_name last_name invitation_sent_at invitation_accepted_at deleted_at');
SELECT pg_temp.audit('agent_roles', 'agent_id organisation_id access_level');
SELECT pg_temp.audit('agent_services', 'agent_id service_id');
SELECT pg_temp.audit('agent_territorial_roles', 'agent_id territoire_id');
SELECT pg_temp.audit('agent_territorial_access_rights',
  'agent_id territoire_id allow_to_manage_teams allow_to_manage_access_rights allow_to_invite_agents');
SELECT pg_temp.audit('teams', 'territoire_id name');
SELECT pg_temp.audit('agent_teams', 'agent_id', '', 'teams', 'team_id');
SELECT pg_temp.audit('super_admins', 'email first_name last_name role');

SELECT pg_temp.audit('usagers',
  'email first_name last_name birth_name created_at confirmed_at invitation_accepted_at invited_through created_through '
  'address phone_number birth_date caisse_affiliation affiliation_number family_situation number_of_children '
  'notify_by_sms notify_by_email city_code post_code city_name responsible_id deleted_at');
SELECT pg_temp.audit('usager_profiles', 'organisation_id', '', 'usagers', 'usager_id');
SELECT pg_temp.audit('referent_assignations', 'agent_id', '', 'usagers', 'usager_id');

-- Encryption at rest: what an application forgot to encrypt is not written. Values written before wait for
-- `npm run encryption:rotate`, so the rows already there are not looked at.
ALTER TABLE rdvs ADD CONSTRAINT rdvs_context_encrypted CHECK (context ~ '^v[0-9]+:[A-Za-z0-9+/]+=*$') NOT VALID;
ALTER TABLE usagers ADD CONSTRAINT usagers_notes_encrypted CHECK (notes ~ '^v[0-9]+:[A-Za-z0-9+/]+=*$') NOT VALID;
ALTER TABLE usagers ADD CONSTRAINT usagers_rdv_invitation_token_copy_encrypted
  CHECK (rdv_invitation_token_copy ~ '^v[0-9]+:[A-Za-z0-9+/]+=*$') NOT VALID;
ALTER TABLE agents
  ADD CONSTRAINT agents_totp_secret_encrypted CHECK (totp_secret ~ '^v[0-9]+:[A-Za-z0-9+/]+=*$') NOT VALID,
  ADD CONSTRAINT agents_microsoft_graph_token_encrypted
    CHECK (microsoft_graph_token ~ '^v[0-9]+:[A-Za-z0-9+/]+=*$') NOT VALID,
  ADD CONSTRAINT agents_refresh_microsoft_graph_token_encrypted
    CHECK (refresh_microsoft_graph_token ~ '^v[0-9]+:[A-Za-z0-9+/]+=*$') NOT VALID;
ALTER TABLE super_admins
  ADD CONSTRAINT super_admins_totp_secret_encrypted CHECK (totp_secret ~ '^v[0-9]+:[A-Za-z0-9+/]+=*$') NOT VALID;
ALTER TABLE territoires
  ADD CONSTRAINT territoires_sms_configuration_encrypted CHECK (sms_configuration ~ '^v[0-9]+:[A-Za-z0-9+/]+=*$') NOT VALID;
ALTER TABLE webhook_endpoints
  ADD CONSTRAINT webhook_endpoints_secret_encrypted CHECK (secret ~ '^v[0-9]+:[A-Za-z0-9+/]+=*$') NOT VALID;
ALTER TABLE invitations
  ADD CONSTRAINT invitations_token_copy_encrypted CHECK (token_copy ~ '^v[0-9]+:[A-Za-z0-9+/]+=*$') NOT VALID;
