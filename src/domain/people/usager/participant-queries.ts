import { z } from 'zod'
import { type Connection, query, type RowOf, statement } from '#infra/query.ts'

/** Those not deleted. The phone may be that of the responsable, who receives the messages. */
export const listParticipants = (connection: Connection, usagerIds: readonly number[]): Promise<Participant[]> =>
  query(PARTICIPANTS, [usagerIds], connection)

const PARTICIPANTS = statement(
  'participants',
  { id: z.int(), responsibleId: z.int().nullable(), hasPhone: z.boolean() },
  `
  SELECT usager.id, usager.responsible_id AS "responsibleId",
         coalesce(usager.phone_number, responsable.phone_number, '') <> '' AS "hasPhone"
  FROM usagers usager
  LEFT JOIN usagers responsable ON responsable.id = usager.responsible_id
  WHERE usager.id = ANY ($1) AND usager.deleted_at IS NULL`,
)

/** A person a rdv may be for. */
export type Participant = RowOf<typeof PARTICIPANTS>
