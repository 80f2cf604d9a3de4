import { z } from 'zod'
import { query, type RowOf, statement } from '#infra/query.ts'
import type { Asking } from './person-queries.ts'
import { meansIn } from './search-persons.ts'
import { searchPlaces } from './shared-files.ts'

export const USAGERS_A_PAGE = 25

type Listed = Asking & { term: string; page: number }

/** By name: those of the organisation; of a search, all whose file is open there. */
export async function listUsagers({
  actor,
  organisationId,
  term,
  page,
}: Listed): Promise<{ usagers: UsagerListed[]; total: number }> {
  const places = searchPlaces(actor, organisationId)
  if (!places) return { usagers: [], total: 0 }
  const typed = term.replaceAll(/\p{Cc}/gu, ' ').trim()
  const sought = typed === '' ? [organisationId] : [places.here, typed]
  const [ofPage, counted] = typed === '' ? [EVERYBODY, COUNT_EVERYBODY] : [FOUND, COUNT_FOUND]
  const usagers = await query(ofPage, [...sought, USAGERS_A_PAGE, (page - 1) * USAGERS_A_PAGE])
  const [count] = await query(counted, sought)
  return { usagers, total: count?.total ?? 0 }
}

const COLUMNS = {
  id: z.int(),
  firstName: z.string(),
  lastName: z.string(),
  birthName: z.string().nullable(),
  birthDate: z.iso.date().nullable(),
  phoneNumber: z.string().nullable(),
  email: z.string().nullable(),
  isProche: z.boolean(),
}

const rows = (found: string) => `
  SELECT usager.id, usager.first_name AS "firstName", usager.last_name AS "lastName", usager.birth_name AS "birthName",
    usager.birth_date::text AS "birthDate", coalesce(nullif(usager.phone_number, ''), responsable.phone_number) AS "phoneNumber",
    coalesce(usager.email, responsable.email) AS email, usager.responsible_id IS NOT NULL AS "isProche"
  FROM (${found}) AS found
  JOIN usagers usager ON usager.id = found.usager_id
  LEFT JOIN usagers responsable ON responsable.id = usager.responsible_id
  ORDER BY found.sorted_as, usager.id`

/** Of a deleted file no word is left, nor its place in a list. */
const OF_ORGANISATION = "FROM usager_profiles WHERE organisation_id = $1 AND sorted_as <> ''"

const EVERYBODY = statement(
  'usagers of organisation',
  COLUMNS,
  rows(`SELECT usager_id, sorted_as ${OF_ORGANISATION} ORDER BY sorted_as, usager_id LIMIT $2 OFFSET $3`),
)

const COUNT_EVERYBODY = statement(
  'count of usagers of organisation',
  { total: z.int() },
  `SELECT count(*)::int AS total ${OF_ORGANISATION}`,
)

const OF_SEARCH = `
  FROM usager_profiles
  WHERE search_terms @@ (SELECT words_query($1, words, ${meansIn('$1')}, ' & ') FROM (SELECT sought_words($2) AS words) AS sought)`

const FOUND = statement(
  'usagers found',
  COLUMNS,
  rows(
    `SELECT usager_id, min(sorted_as) AS sorted_as ${OF_SEARCH} GROUP BY usager_id ORDER BY 2, 1 LIMIT $3 OFFSET $4`,
  ),
)

const COUNT_FOUND = statement(
  'count of usagers found',
  { total: z.int() },
  `SELECT count(DISTINCT usager_id)::int AS total ${OF_SEARCH}`,
)

/** With the telephone and e-mail that reach him. */
export type UsagerListed = RowOf<typeof FOUND>
