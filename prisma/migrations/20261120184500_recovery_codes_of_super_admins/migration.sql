-- Super admins may add a second factor too: its recovery codes belong to an agent or to a super admin.
ALTER TABLE recovery_codes ALTER COLUMN agent_id DROP NOT NULL, ADD COLUMN super_admin_id INTEGER;
CREATE UNIQUE INDEX recovery_codes_super_admin_id_digest_key ON recovery_codes (super_admin_id, digest);
ALTER TABLE recovery_codes ADD CONSTRAINT recovery_codes_super_admin_id_fkey
  FOREIGN KEY (super_admin_id) REFERENCES super_admins (id) ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE recovery_codes ADD CONSTRAINT recovery_codes_one_person CHECK (num_nonnulls(agent_id, super_admin_id) = 1);
