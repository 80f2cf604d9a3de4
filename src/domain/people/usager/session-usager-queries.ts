import { z } from 'zod'
import { query, type RowOf, statement } from '#infra/query.ts'

/** One read a request. Null when the file is gone: the session stops there. */
export async function findSessionUsager(id: number): Promise<SessionUsager | null> {
  const [row] = await query(USAGER, [id])
  return row ?? null
}

const USAGER = statement(
  'session-usager',
  {
    id: z.int(),
    firstName: z.string(),
    lastName: z.string(),
    birthName: z.string().nullable(),
    /** « 1991-12-14 » */
    birthDate: z.iso.date().nullable(),
    email: z.string().nullable(),
    phoneNumber: z.string().nullable(),
    phoneNumberFormatted: z.string().nullable(),
    address: z.string().nullable(),
    notifyByEmail: z.boolean(),
    notifyBySms: z.boolean(),
    responsibleId: z.int().nullable(),
    sessionVersion: z.int(),
    /** The address was proved: he may sign in. */
    isConfirmed: z.boolean(),
    givenByFranceconnect: z.array(z.string()),
    procheIds: z.array(z.int()),
  },
  `
  SELECT id, first_name AS "firstName", last_name AS "lastName", birth_name AS "birthName", birth_date::text AS "birthDate",
    email, phone_number AS "phoneNumber", phone_number_formatted AS "phoneNumberFormatted", address,
    notify_by_email AS "notifyByEmail", notify_by_sms AS "notifyBySms", responsible_id AS "responsibleId",
    session_version AS "sessionVersion", confirmed_at IS NOT NULL AS "isConfirmed",
    given_by_franceconnect AS "givenByFranceconnect",
    ARRAY(SELECT proche.id FROM usagers proche WHERE proche.responsible_id = usagers.id AND proche.deleted_at IS NULL
      ORDER BY proche.first_name, proche.id) AS "procheIds"
  FROM usagers WHERE id = $1 AND deleted_at IS NULL`,
)

/** The usager of a session, with what his pages ask at every turn. */
export type SessionUsager = RowOf<typeof USAGER>
