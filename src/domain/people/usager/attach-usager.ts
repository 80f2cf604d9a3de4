import { type Connection, command, execute } from '#infra/query.ts'

/** Usagers, their proches and their responsables become known to the organisation; twice is once. */
export async function attachUsagers(connection: Connection, usagerIds: readonly number[], organisationId: number) {
  await execute(ATTACH, [usagerIds, organisationId], connection)
}

// By ascending id: two deeds that attach the same family do not wait for each other.
const ATTACH = command(
  'attach-usagers',
  `
  INSERT INTO usager_profiles (usager_id, organisation_id)
  SELECT id, $2 FROM usagers
  WHERE deleted_at IS NULL AND id IN (
    SELECT id FROM usagers WHERE id = ANY ($1)
    UNION SELECT responsible_id FROM usagers WHERE id = ANY ($1)
    UNION SELECT id FROM usagers WHERE responsible_id = ANY ($1)
  )
  ORDER BY id
  ON CONFLICT (usager_id, organisation_id) DO NOTHING`,
)
