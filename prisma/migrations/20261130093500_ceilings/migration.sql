-- Until when a hold hides its hour from others while nobody has shown an address; null: as long as it lasts.
ALTER TABLE holds ADD COLUMN hides_until TIMESTAMPTZ(3), ADD COLUMN network_digest TEXT;
-- Whoever holds it has shown an address; it may hide nothing all the same, where the network hides all that it may.
ALTER TABLE holds ADD COLUMN known BOOLEAN NOT NULL DEFAULT true,
  ADD CONSTRAINT holds_of_unknown_hide_for_a_while CHECK (known OR hides_until IS NOT NULL);
CREATE INDEX holds_network_digest_idx ON holds (network_digest, expires_at);

CREATE TYPE plafond AS ENUM ('personne_motif', 'famille_motif', 'famille', 'famille_jour');

-- Who was refused online because he has taken as much as one may: read by agents, gone after thirty days.
CREATE TABLE refus (
  id SERIAL PRIMARY KEY,
  usager_id INTEGER NOT NULL REFERENCES usagers (id) ON DELETE CASCADE ON UPDATE CASCADE,
  motif_id INTEGER NOT NULL REFERENCES motifs (id) ON DELETE CASCADE ON UPDATE CASCADE,
  organisation_id INTEGER NOT NULL REFERENCES organisations (id) ON DELETE CASCADE ON UPDATE CASCADE,
  plafond plafond NOT NULL,
  -- Local day of the organisation: one line a person, motif and day.
  day DATE NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE UNIQUE INDEX refus_usager_id_motif_id_day_key ON refus (usager_id, motif_id, day);
CREATE INDEX refus_organisation_id_created_at_idx ON refus (organisation_id, created_at);
CREATE INDEX refus_motif_id_idx ON refus (motif_id);
CREATE INDEX refus_created_at_idx ON refus (created_at);
