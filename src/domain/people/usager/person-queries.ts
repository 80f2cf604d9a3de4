import { z } from 'zod'
import type { AgentActor } from '#domain/actor/agent-actor.ts'
import { type Connection, query, type RowOf, type Statement, statement } from '#infra/query.ts'
import { whereSql } from '#infra/where-sql.ts'
import { maskedPerson, type Person } from './person.ts'
import * as usagerScope from './usager-scope.ts'

const COLUMNS = {
  id: z.int(),
  firstName: z.string(),
  lastName: z.string(),
  birthName: z.string().nullable(),
  birthDate: z.iso.date().nullable(),
  phoneNumber: z.string().nullable(),
  email: z.string().nullable(),
  responsibleId: z.int().nullable(),
  responsibleFirstName: z.string().nullable(),
  responsibleLastName: z.string().nullable(),
  responsiblePhoneNumber: z.string().nullable(),
  responsibleEmail: z.string().nullable(),
  isSeen: z.boolean(),
}

type PersonsStatement = Statement<typeof COLUMNS>

export type Asking = { actor: AgentActor; organisationId: number }

/**
 * A statement that reads persons, `usager` in its text, whom this agent may give a rdv in this organisation; those whose file he may
 * open are seen, the others masked. `values`: those of the text, before those of the scopes.
 */
export async function readPersons(
  asking: Asking,
  name: string,
  textWith: (read: { columns: string; joins: string; mayBeGiven: string }) => string,
  values: readonly unknown[],
  connection?: Connection,
): Promise<Person[]> {
  const all = [...values]
  const { ofScopes, isSeen, mayBeGiven } = scopesOf(asking, all)
  const text = textWith({ columns: columnsOf(isSeen), joins: JOINS, mayBeGiven })
  const rows = await query(statement(`${name} ${ofScopes}`, COLUMNS, text), all, connection)
  return rows.map(personOf)
}

/** The same conditions on `usager`, in the text of a statement of these values, which gain theirs. */
export function scopesOf({ actor, organisationId }: Asking, values: unknown[]) {
  const bound = (where: Parameters<typeof whereSql<'Usager'>>[1]) => {
    const { name, values: own, sql } = whereSql('Usager', where, 'usager')
    return { name, sql: sql(...own.map((value) => `$${values.push(value)}`)) }
  }
  const seen = bound(usagerScope.seenByAgent(actor, organisationId))
  const given = bound(usagerScope.prescribableByAgent(actor, organisationId))
  return { ofScopes: `${seen.name} ${given.name}`, isSeen: seen.sql, mayBeGiven: `(${seen.sql} OR ${given.sql})` }
}

const columnsOf = (seen: string) => `
  usager.id, usager.first_name AS "firstName", usager.last_name AS "lastName", usager.birth_name AS "birthName",
  usager.birth_date::text AS "birthDate", usager.phone_number AS "phoneNumber", usager.email,
  responsable.id AS "responsibleId", responsable.first_name AS "responsibleFirstName",
  responsable.last_name AS "responsibleLastName", responsable.phone_number AS "responsiblePhoneNumber",
  responsable.email AS "responsibleEmail", ${seen} AS "isSeen"`

const JOINS = 'LEFT JOIN usagers responsable ON responsable.id = usager.responsible_id'

function personOf(row: RowOf<PersonsStatement>): Person {
  const { responsibleId, responsibleFirstName, responsibleLastName, responsiblePhoneNumber, responsibleEmail, ...own } =
    row
  const { isSeen, ...known } = own
  const person = { ...known, responsible: responsibleOf(row), isMasked: false }
  return isSeen ? person : maskedPerson(person)
}

const responsibleOf = (row: RowOf<PersonsStatement>): Person['responsible'] =>
  row.responsibleId === null
    ? null
    : {
        id: row.responsibleId,
        firstName: row.responsibleFirstName ?? '',
        lastName: row.responsibleLastName ?? '',
        phoneNumber: row.responsiblePhoneNumber,
        email: row.responsibleEmail,
      }

/** In the order of the ids; who is not there, or not to be given a rdv here, is left out. */
export async function listPersons(
  asking: Asking,
  usagerIds: readonly number[],
  connection?: Connection,
): Promise<Person[]> {
  if (usagerIds.length === 0) return []
  const found = await readPersons(asking, 'persons by id', BY_ID, [usagerIds], connection)
  const byId = new Map(found.map((person) => [person.id, person]))
  return usagerIds.flatMap((id) => byId.get(id) ?? [])
}

const BY_ID: Parameters<typeof readPersons>[2] = ({ columns, joins, mayBeGiven }) => `
  SELECT ${columns} FROM usagers usager ${joins}
  WHERE usager.id = ANY ($1::int[]) AND ${mayBeGiven}`
