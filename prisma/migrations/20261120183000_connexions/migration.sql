-- The sessions of a person are listed to him, whoever else is signed in in the same browser.
CREATE INDEX sessions_of_usagers ON sessions ((content #>> '{session,usager,id}'));
CREATE INDEX sessions_of_agents ON sessions ((content #>> '{session,agent,id}'));

-- An invitation to open an account may be typed: eight signs, of which a keyed digest is kept.
ALTER TABLE account_links ADD COLUMN code_digest TEXT;
CREATE UNIQUE INDEX account_links_code_digest_key ON account_links (code_digest);
