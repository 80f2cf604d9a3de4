-- Tries at passwords, codes, links and mails, counted where nothing is forgotten. A digest under our key: neither address nor e-mail.
CREATE TABLE tries (
  digest TEXT PRIMARY KEY,
  count INTEGER NOT NULL,
  ends_at TIMESTAMPTZ(3) NOT NULL
);
CREATE INDEX tries_ends_at_idx ON tries (ends_at);

-- Tries that are given back once the link is opened.
ALTER TABLE account_links ADD COLUMN tries TEXT[] NOT NULL DEFAULT '{}';
