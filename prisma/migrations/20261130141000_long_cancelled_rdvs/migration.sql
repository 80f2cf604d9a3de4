-- As for those that take time: cancelled rdvs of a day or less are found by their start from a day before, the others are all here.
CREATE INDEX agents_rdvs_not_busy_long ON agents_rdvs (agent_id) INCLUDE (starts_at, ends_at)
  WHERE NOT busy AND ends_at - starts_at > interval '24 hours';
