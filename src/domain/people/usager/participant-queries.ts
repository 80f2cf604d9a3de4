import { z } from 'zod'
import { type Connection, query, type RowOf, statement } from '#infra/query.ts'
import { FAMILY_LOCK } from './family.ts'

/**
 * Those not deleted. The phone may be that of the responsable, who receives the messages.
 * In a deed their families are locked until it ends, before any agent: what one of them takes meanwhile is counted after.
 */
export const lockParticipants = (connection: Connection, usagerIds: readonly number[]): Promise<Participant[]> =>
  query(PARTICIPANTS, [usagerIds, FAMILY_LOCK], connection)

const PARTICIPANTS = statement(
  'participants',
  { id: z.int(), responsibleId: z.int().nullable(), hasPhone: z.boolean() },
  `
  WITH families AS MATERIALIZED (
    SELECT DISTINCT coalesce(responsible_id, id) AS id FROM usagers WHERE id = ANY ($1) ORDER BY 1),
  locked AS MATERIALIZED (SELECT pg_advisory_xact_lock($2::int, id) FROM families)
  SELECT usager.id, usager.responsible_id AS "responsibleId",
         coalesce(usager.phone_number, responsable.phone_number, '') <> '' AS "hasPhone"
  FROM (SELECT count(*) FROM locked) AS once, usagers usager
  LEFT JOIN usagers responsable ON responsable.id = usager.responsible_id
  WHERE usager.id = ANY ($1) AND usager.deleted_at IS NULL`,
)

/** A person a rdv may be for. */
export type Participant = RowOf<typeof PARTICIPANTS>
