-- A plage may have a second interval each day, a pause kept free after its rdvs, and a colour.
ALTER TABLE plages
  ADD COLUMN secondary_start_time VARCHAR(5),
  ADD COLUMN secondary_end_time VARCHAR(5),
  ADD COLUMN minutes_after_rdvs INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN color TEXT,
  ADD CONSTRAINT plages_secondary_interval CHECK (
    (secondary_start_time IS NULL AND secondary_end_time IS NULL)
    OR (secondary_start_time >= end_time AND secondary_end_time > secondary_start_time)
  ),
  ADD CONSTRAINT plages_minutes_after_rdvs CHECK (minutes_after_rdvs BETWEEN 0 AND 60);

-- That of the plage that it was taken on; an agent may change it.
ALTER TABLE rdvs
  ADD COLUMN minutes_after_rdv INTEGER NOT NULL DEFAULT 0,
  ADD CONSTRAINT rdvs_minutes_after_rdv CHECK (minutes_after_rdv BETWEEN 0 AND 60);

-- For migrations: a column added to an audited table is in the journal beside another that is there.
CREATE FUNCTION journal_also(audited regclass, beside text, added text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  definition text := (SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgname = 'record_version' AND tgrelid = audited);
BEGIN
  EXECUTE format('DROP TRIGGER record_version ON %s', audited);
  EXECUTE replace(
    replace(definition, beside || ', ', beside || ', ' || replace(added, ' ', ', ') || ', '),
    beside || ' ', beside || ' ' || added || ' ');
END $$;

SELECT journal_also('plages', 'title', 'secondary_start_time secondary_end_time minutes_after_rdvs color');
SELECT journal_also('rdvs', 'name', 'minutes_after_rdv');
