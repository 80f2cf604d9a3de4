-- Closing an account erases who it was from what he did: found by the person, among all changes.
CREATE INDEX versions_named_by_usagers ON versions (actor_id) WHERE actor_type = 'usager' AND actor_name IS NOT NULL;
CREATE INDEX evenements_named_by_usagers ON evenements (actor_id) WHERE actor_type = 'usager' AND actor_name IS NOT NULL;
CREATE INDEX evenements_published_at_idx ON evenements (published_at);
