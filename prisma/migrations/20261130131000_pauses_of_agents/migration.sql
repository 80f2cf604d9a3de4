-- The pause after a rdv follows its agent's row, as its times do: searches read it there, without the rdv.
ALTER TABLE agents_rdvs ADD COLUMN minutes_after INTEGER NOT NULL DEFAULT 0;

CREATE OR REPLACE FUNCTION agents_rdvs_copy_rdv() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT starts_at, ends_at, minutes_after_rdv, status NOT IN ('excused', 'revoked')
    INTO STRICT NEW.starts_at, NEW.ends_at, NEW.minutes_after, NEW.busy
    FROM rdvs WHERE id = NEW.rdv_id;
  NEW.exclusive := NEW.exclusive AND NEW.busy;
  RETURN NEW;
END $$;

DROP TRIGGER rdvs_refresh_agents ON rdvs;
CREATE TRIGGER rdvs_refresh_agents AFTER UPDATE OF starts_at, ends_at, minutes_after_rdv, status ON rdvs
  FOR EACH ROW
  WHEN (OLD.starts_at <> NEW.starts_at OR OLD.ends_at <> NEW.ends_at OR OLD.minutes_after_rdv <> NEW.minutes_after_rdv
        OR (OLD.status IN ('excused', 'revoked')) <> (NEW.status IN ('excused', 'revoked')))
  EXECUTE FUNCTION rdvs_refresh_agents();

DROP INDEX agents_rdvs_busy;
CREATE INDEX agents_rdvs_busy ON agents_rdvs (agent_id, starts_at) INCLUDE (ends_at, minutes_after) WHERE busy;
DROP INDEX agents_rdvs_long;
CREATE INDEX agents_rdvs_long ON agents_rdvs (agent_id) INCLUDE (starts_at, ends_at, minutes_after)
  WHERE busy AND ends_at - starts_at > interval '24 hours';
