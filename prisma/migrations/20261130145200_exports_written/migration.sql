-- How far an export is written, by which of the workers that began it, and why it was given up.
ALTER TABLE exports
  ADD COLUMN attempt integer NOT NULL DEFAULT 0,
  ADD COLUMN rows_done integer NOT NULL DEFAULT 0,
  ADD COLUMN rows_total integer,
  ADD COLUMN failure text CHECK (failure IN ('trop-long', 'panne')),
  ADD CONSTRAINT exports_computed_or_failed CHECK (computed_at IS NULL OR failure IS NULL);

-- The same file asked for twice while it is being written is one.
CREATE UNIQUE INDEX exports_one_underway ON exports (agent_id, file_name, md5(options::text))
  WHERE computed_at IS NULL AND failure IS NULL;
