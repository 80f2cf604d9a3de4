-- An agenda shows cancelled rdvs too, and plages of whatever organisation: the past of its agent is not read for them.
CREATE INDEX agents_rdvs_not_busy ON agents_rdvs (agent_id, starts_at) INCLUDE (ends_at) WHERE NOT busy;
CREATE INDEX plages_current_by_agent ON plages (agent_id, (coalesce(last_day, 'infinity'::date)));

-- Colleagues whose agendas an agent looks at together: his own, under a name.
CREATE TABLE agent_groups (
  id SERIAL PRIMARY KEY,
  agent_id INTEGER NOT NULL REFERENCES agents (id) ON DELETE CASCADE ON UPDATE CASCADE,
  name TEXT NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE UNIQUE INDEX agent_groups_agent_id_name_key ON agent_groups (agent_id, name);

CREATE TABLE agent_group_members (
  group_id INTEGER NOT NULL REFERENCES agent_groups (id) ON DELETE CASCADE ON UPDATE CASCADE,
  agent_id INTEGER NOT NULL REFERENCES agents (id) ON DELETE CASCADE ON UPDATE CASCADE,
  PRIMARY KEY (group_id, agent_id)
);
CREATE INDEX agent_group_members_agent_id_idx ON agent_group_members (agent_id);
