import { z } from 'zod'
import { type Connection, command, execute, query, statement } from '#infra/query.ts'
import { foldedWords } from '#lib/folding.ts'
import type { Duplicate, TakenEmail } from './duplicate.ts'
import { type Asking, listPersons, scopesOf } from './person-queries.ts'

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
  const values: unknown[] = [usagerId, firstName, lastName, day, email, phoneNumberFormatted]
  const { ofScopes, mayBeGiven } = scopesOf(asking, values)
  const doubles = statement(`doubles-of-usager ${ofScopes}`, DOUBLE, doublesAmong(mayBeGiven))
  const rows = await query(doubles, values, connection)
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

const DOUBLE = { id: z.int(), kind: z.enum(['meme-email', 'meme-identite', 'meme-telephone']) }

/** Of each kind the few oldest files of those that may be shown here, one more since one may be that of the e-mail. One who is the same in both ways is said once. */
const doublesAmong = (mayBeGiven: string) => {
  const shown = (found: string) =>
    `SELECT usager.id FROM ${found} AS found JOIN usagers usager USING (id) WHERE ${mayBeGiven} ORDER BY id LIMIT ${MOST + 1}`
  return `
  WITH of_identity AS MATERIALIZED (
    SELECT id FROM usagers
    WHERE deleted_at IS NULL AND plain_text(last_name) = plain_text($3) AND plain_text(first_name) = plain_text($2)
      AND birth_date = $4::date AND id IS DISTINCT FROM $1::int
  ),
  of_phone AS MATERIALIZED (
    SELECT id FROM usagers
    WHERE deleted_at IS NULL AND phone_number_formatted = $6 AND id IS DISTINCT FROM $1::int
      AND id NOT IN (SELECT id FROM of_identity)
  )
  SELECT id, 'meme-email' AS kind FROM usagers WHERE email = $5 AND id IS DISTINCT FROM $1::int
  UNION ALL (SELECT id, 'meme-identite' FROM (${shown('of_identity')}) AS same_identity)
  UNION ALL (SELECT id, 'meme-telephone' FROM (${shown('of_phone')}) AS same_phone)`
}
