-- Agendas that a transaction touches, noted by whatever writes to them: the envelope of deeds reads the list before it
-- commits, and tells those who look at them afterwards. A deed cannot forget it.
CREATE FUNCTION touch_agendas(touched int[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  noted int[] := string_to_array(nullif(current_setting('rdv.touched_agendas', true), ''), ',');
BEGIN
  IF touched <@ noted OR cardinality(touched) = 0 THEN RETURN; END IF;
  PERFORM set_config(
    'rdv.touched_agendas', array_to_string(ARRAY(SELECT DISTINCT unnest(noted || touched)), ','), true);
END $$;

CREATE FUNCTION agendas_touched() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM touch_agendas(ARRAY(SELECT agent_id FROM written));
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM touch_agendas(ARRAY(SELECT agent_id FROM replaced));
  ELSE
    PERFORM touch_agendas(ARRAY(SELECT agent_id FROM replaced UNION SELECT agent_id FROM written));
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION agendas_touched_by_rdvs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_agendas(ARRAY(SELECT agent_id FROM agents_rdvs JOIN written ON written.id = rdv_id));
  RETURN NULL;
END $$;

DO $$
DECLARE watched text;
BEGIN
  FOREACH watched IN ARRAY ARRAY['agents_rdvs', 'plages', 'absences', 'holds'] LOOP
    EXECUTE format('CREATE TRIGGER agendas_touched_by_insert AFTER INSERT ON %I '
      'REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION agendas_touched()', watched);
    EXECUTE format('CREATE TRIGGER agendas_touched_by_update AFTER UPDATE ON %I '
      'REFERENCING OLD TABLE AS replaced NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION agendas_touched()', watched);
    EXECUTE format('CREATE TRIGGER agendas_touched_by_delete AFTER DELETE ON %I '
      'REFERENCING OLD TABLE AS replaced FOR EACH STATEMENT EXECUTE FUNCTION agendas_touched()', watched);
  END LOOP;
END $$;

-- Seats, outcome, waiting room, title: what is shown of a rdv whose agents stay.
CREATE TRIGGER agendas_touched_by_update AFTER UPDATE ON rdvs
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION agendas_touched_by_rdvs();
