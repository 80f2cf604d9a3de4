-- Where a rdv was before it was moved, whoever moved it: kept with it.
CREATE TABLE rdv_moves (
  id SERIAL PRIMARY KEY,
  rdv_id INTEGER NOT NULL REFERENCES rdvs (id) ON DELETE CASCADE ON UPDATE CASCADE,
  starts_at TIMESTAMPTZ(3) NOT NULL,
  ends_at TIMESTAMPTZ(3) NOT NULL,
  lieu_id INTEGER REFERENCES lieux (id) ON DELETE SET NULL ON UPDATE CASCADE,
  actor_type actor_type NOT NULL,
  moved_at TIMESTAMPTZ(3) NOT NULL
);
CREATE INDEX rdv_moves_rdv_id_idx ON rdv_moves (rdv_id);
CREATE INDEX rdv_moves_lieu_id_idx ON rdv_moves (lieu_id);

CREATE FUNCTION keep_rdv_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO rdv_moves (rdv_id, starts_at, ends_at, lieu_id, actor_type, moved_at)
  VALUES (OLD.id, OLD.starts_at, OLD.ends_at, OLD.lieu_id,
    coalesce(nullif(current_setting('rdv.actor_type', true), ''), 'systeme')::actor_type, NEW.updated_at);
  RETURN NULL;
END $$;

CREATE TRIGGER keep_rdv_move AFTER UPDATE OF starts_at ON rdvs FOR EACH ROW
  WHEN (OLD.starts_at IS DISTINCT FROM NEW.starts_at) EXECUTE FUNCTION keep_rdv_move();

-- Who said that the usager is there, and when, is read with the rdv.
SELECT journal_also('rdvs', 'name', 'waiting_room_at');
CREATE INDEX rdvs_waiting ON rdvs (waiting_room_at) WHERE waiting_room_at IS NOT NULL;
