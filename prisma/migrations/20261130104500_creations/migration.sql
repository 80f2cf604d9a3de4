-- What a form made, so that the same form sent again makes nothing more. Neither a person nor what was typed: a keyed digest.
CREATE TABLE creations (
  key text PRIMARY KEY,
  made_id integer,
  expires_at timestamptz(3) NOT NULL
);
CREATE INDEX creations_expires_at_idx ON creations (expires_at);
