-- plpgsql resolves every field of an expression: OLD has no rdv_id when the trigger fires for rdvs, so each table has its branch.
CREATE OR REPLACE FUNCTION rdvs_peopled() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE wanted int;
BEGIN
  IF TG_TABLE_NAME = 'rdvs' THEN wanted := NEW.id; ELSE wanted := OLD.rdv_id; END IF;
  IF NOT EXISTS (SELECT FROM rdvs WHERE id = wanted) THEN RETURN NULL; END IF;
  IF NOT EXISTS (SELECT FROM agents_rdvs WHERE rdv_id = wanted) THEN
    RAISE EXCEPTION 'rdv % has no agent', wanted USING ERRCODE = 'check_violation', CONSTRAINT = 'rdvs_some_agent';
  END IF;
  IF NOT EXISTS (SELECT FROM participations WHERE rdv_id = wanted)
     AND NOT (SELECT collectif FROM motifs JOIN rdvs ON rdvs.motif_id = motifs.id WHERE rdvs.id = wanted) THEN
    RAISE EXCEPTION 'rdv % has no participation', wanted
      USING ERRCODE = 'check_violation', CONSTRAINT = 'rdvs_some_participation';
  END IF;
  RETURN NULL;
END $$;
