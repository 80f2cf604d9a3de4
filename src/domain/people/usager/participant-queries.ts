import { type Connection, query } from '#infra/query.ts'

/** A person a rdv may be for. */
export type Participant = { id: number; responsibleId: number | null; hasPhone: boolean }

/** Those not deleted. The phone may be that of the responsable, who receives the messages. */
export const listParticipants = (connection: Connection, usagerIds: readonly number[]): Promise<Participant[]> =>
  query('participants', PARTICIPANTS, [usagerIds], connection)

const PARTICIPANTS = `
  SELECT usager.id, usager.responsible_id AS "responsibleId",
         coalesce(usager.phone_number, responsable.phone_number, '') <> '' AS "hasPhone"
  FROM usagers usager LEFT JOIN usagers responsable ON responsable.id = usager.responsible_id
  WHERE usager.id = ANY ($1) AND usager.deleted_at IS NULL`
