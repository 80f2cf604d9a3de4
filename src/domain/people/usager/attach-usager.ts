import type pg from 'pg'

/** Usagers, their proches and their responsables become known to the organisation; twice is once. */
export async function attachUsagers(connection: pg.PoolClient, usagerIds: readonly number[], organisationId: number) {
  await connection.query({ name: 'attach-usagers', text: ATTACH, values: [usagerIds, organisationId] })
}

// By ascending id: two deeds that attach the same family do not wait for each other.
const ATTACH = `
  INSERT INTO usager_profiles (usager_id, organisation_id)
  SELECT id, $2 FROM usagers
  WHERE deleted_at IS NULL AND id IN (
    SELECT id FROM usagers WHERE id = ANY ($1)
    UNION SELECT responsible_id FROM usagers WHERE id = ANY ($1)
    UNION SELECT id FROM usagers WHERE responsible_id = ANY ($1)
  )
  ORDER BY id
  ON CONFLICT (usager_id, organisation_id) DO NOTHING`
