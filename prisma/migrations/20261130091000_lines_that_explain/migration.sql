-- One line under the name of a service or of a motif says for whom or what it is: plain text, or nothing.
ALTER TABLE services ADD COLUMN description TEXT,
  ADD CONSTRAINT services_description CHECK (char_length(description) BETWEEN 1 AND 120 AND description !~ '[[:cntrl:]]');
ALTER TABLE motifs ADD COLUMN description TEXT,
  ADD CONSTRAINT motifs_description CHECK (char_length(description) BETWEEN 1 AND 120 AND description !~ '[[:cntrl:]]');

-- The journal names its columns one by one.
DO $$
DECLARE
  audited RECORD;
BEGIN
  FOR audited IN SELECT * FROM (VALUES
    ('services', 'name short_name kind related_to_social description'),
    ('motifs',
      'name description organisation_id service_id motif_category_id color default_duration_in_min min_public_booking_delay '
      'max_public_booking_delay bookable_by location_type collectif follow_up for_secretariat visibility_type '
      'sectorisation_level restriction_for_rdv instruction_for_rdv custom_cancel_warning_message rdvs_editable_by_usager '
      'rdvs_cancellable_by_usager reminder_delay_in_hours deleted_at')
  ) AS tables (name, shown)
  LOOP
    EXECUTE format('DROP TRIGGER record_version ON %I', audited.name);
    EXECUTE format(
      'CREATE TRIGGER record_version AFTER INSERT OR DELETE OR UPDATE OF %s ON %I FOR EACH ROW '
      'WHEN (current_setting(''rdv.journal'', true) IS DISTINCT FROM ''off'') '
      'EXECUTE FUNCTION record_version(%L, '''', '''', '''', ''id'')',
      replace(audited.shown, ' ', ', '), audited.name, audited.shown
    );
  END LOOP;
END $$;
