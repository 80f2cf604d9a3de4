import { z } from 'zod'
import { type Connection, command, execute, query, statement } from '#infra/query.ts'
import { foldedWords } from '#lib/folding.ts'
import type { Duplicate, TakenEmail } from './duplicate.ts'
import { type Asking, listPersons } from './person-queries.ts'

/** What a file would hold once written; null where it says nothing. `usagerId`: of the file itself, which is not its own double. */
export type Identity = {
  usagerId: number | null
  firstName: string
  lastName: string
  birthDate: Date | null
  email: string | null
  phoneNumberFormatted: string | null
}

export type Doubles = { email: TakenEmail | null; duplicates: Duplicate[] }

/**
 * Files of the same names and birth date, or of the same telephone, among those that this agent may give a rdv in this organisation;
 * of the same e-mail, anywhere.
 */
export async function findDuplicates(asking: Asking, identity: Identity, connection: Connection): Promise<Doubles> {
  const { usagerId, firstName, lastName, birthDate, email, phoneNumberFormatted } = identity
  await execute(LOCK, [IDENTITY, foldedWords(`${lastName} ${firstName}`)], connection)
  const day = birthDate?.toISOString().slice(0, 10) ?? null
  const rows = await query(DOUBLES, [usagerId, firstName, lastName, day, email, phoneNumberFormatted], connection)
  const persons = await listPersons(asking, [...new Set(rows.map(({ id }) => id))], connection)
  const byId = new Map(persons.map((person) => [person.id, person]))
  const taken = rows.find(({ kind }) => kind === 'meme-email')
  return {
    email: taken ? { person: byId.get(taken.id) ?? null } : null,
    duplicates: rows
      .flatMap(({ kind, id }) => {
        const person = byId.get(id)
        return kind !== 'meme-email' && person && id !== taken?.id ? [{ kind, person }] : []
      })
      .slice(0, MOST),
  }
}

/** Namespace of the advisory locks of names: two who open the file of one person wait for each other, and the second is told. */
const IDENTITY = 4

const LOCK = command('lock-identity', 'SELECT pg_advisory_xact_lock($1::int, hashtext($2))')

/** A foyer gives one telephone to hundreds: a few of them say enough. */
const MOST = 5

/** Of each kind the few oldest files. One who is the same in both ways is said once. */
const DOUBLES = statement(
  'doubles-of-usager',
  { id: z.int(), kind: z.enum(['meme-email', 'meme-identite', 'meme-telephone']) },
  `
  WITH same_identity AS (
    SELECT id FROM usagers
    WHERE deleted_at IS NULL AND plain_text(last_name) = plain_text($3) AND plain_text(first_name) = plain_text($2)
      AND birth_date = $4::date AND id IS DISTINCT FROM $1::int
    ORDER BY id LIMIT 200
  ),
  same_phone AS (
    SELECT id FROM usagers
    WHERE deleted_at IS NULL AND phone_number_formatted = $6 AND id IS DISTINCT FROM $1::int
    ORDER BY id LIMIT 200
  )
  SELECT id, 'meme-email' AS kind FROM usagers WHERE email = $5 AND id IS DISTINCT FROM $1::int
  UNION ALL SELECT id, 'meme-identite' FROM same_identity
  UNION ALL SELECT id, 'meme-telephone' FROM same_phone WHERE id NOT IN (SELECT id FROM same_identity)`,
)
