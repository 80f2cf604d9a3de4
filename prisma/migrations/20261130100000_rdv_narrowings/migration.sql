-- What narrowed a booking, so that a move is narrowed alike. Not a column of the rdv: its journal must not remember where somebody lives.
CREATE TABLE rdv_narrowings (
  rdv_id integer PRIMARY KEY REFERENCES rdvs (id) ON DELETE CASCADE ON UPDATE CASCADE,
  city_code text,
  street_ban_id text,
  referent_ids integer[],
  agent_ids integer[]
);
