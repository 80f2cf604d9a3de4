-- Searches read what is not over yet: endless counts as infinity, so that one bound of the index skips the past.
CREATE INDEX plages_current_by_lieu ON plages (lieu_id, (coalesce(last_day, 'infinity'::date)));
CREATE INDEX plages_current_by_organisation ON plages (organisation_id, (coalesce(last_day, 'infinity'::date)));
CREATE INDEX absences_current ON absences (agent_id, (coalesce(last_day, 'infinity'::date)));

-- Rdvs of a day or less are found by their start from a day before; the others, next to none, are all here.
CREATE INDEX agents_rdvs_long ON agents_rdvs (agent_id) INCLUDE (starts_at, ends_at)
  WHERE busy AND ends_at - starts_at > interval '24 hours';
