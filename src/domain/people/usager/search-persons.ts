import type { AgentActor } from '#domain/actor/agent-actor.ts'
import type { Person } from './person.ts'
import { readPersons } from './person-queries.ts'
import { searchPlaces } from './shared-files.ts'

type Sought = {
  actor: AgentActor
  organisationId: number
  /** As it was typed: names or their beginnings, a telephone, an e-mail. */
  term: string
  /** Who is chosen already. */
  except?: readonly number[]
}

const MOST_FOUND = 20

/** Fewer of the organisation, and others of the territoire complete them up to that. */
const ENOUGH = 4

/** Those whose file he may open first, last names before first names; then, when they are few, others of the territoire, masked. */
export async function searchPersons({ actor, organisationId, term, except = [] }: Sought): Promise<Person[]> {
  const places = searchPlaces(actor, organisationId)
  const typed = term.replaceAll(/\p{Cc}/gu, ' ').trim()
  if (!places || typed === '') return []
  const values = [typed, places.here, places.around, except, organisationId, MOST_FOUND, ENOUGH]
  return readPersons({ actor, organisationId }, 'persons sought', SOUGHT, values)
}

/** A letter alone is a whole word, unless it follows another: half of a territoire begins with it. */
const QUERIES = `
  words AS MATERIALIZED (SELECT sought_words($1) AS words),
  how AS MATERIALIZED (
    SELECT words, CASE WHEN cardinality(words) = 1 AND length(words[1]) = 1 THEN ':' ELSE ':*' END AS means FROM words
  )`

/** Last names, first names, birth names, the rest; a whole word before a beginning. */
const rankIn = (place: string) => `
  CASE WHEN search_terms @@ (SELECT words_query(${place}, words, ':A', ' | ') FROM words) THEN 1
       WHEN search_terms @@ (SELECT words_query(${place}, words, ':*A', ' | ') FROM words) THEN 2
       WHEN search_terms @@ (SELECT words_query(${place}, words, ':B', ' | ') FROM words) THEN 3
       WHEN search_terms @@ (SELECT words_query(${place}, words, ':*B', ' | ') FROM words) THEN 4
       WHEN search_terms @@ (SELECT words_query(${place}, words, ':*C', ' | ') FROM words) THEN 5
       ELSE 6 END`

const foundIn = (place: string) => `
  SELECT usager_id AS id, ${rankIn(place)} AS rank, sorted_as, organisation_id = $5 AS is_own
  FROM usager_profiles
  WHERE search_terms @@ (SELECT words_query(${place}, words, means, ' & ') FROM how) AND usager_id <> ALL ($4::int[])`

const inOrder = 'min(rank) AS rank, min(sorted_as) AS sorted_as'

const SOUGHT: Parameters<typeof readPersons>[2] = ({ columns, joins, mayBeGiven }) => `
  WITH ${QUERIES},
  here AS MATERIALIZED (
    SELECT id, ${inOrder}, NOT bool_or(is_own) AS is_around FROM (${foundIn('$2')}) AS found
    GROUP BY id ORDER BY 4, 2, 3, 1 LIMIT $6
  ),
  around AS MATERIALIZED (
    SELECT id, ${inOrder}, true AS is_around FROM (${foundIn('$3')}) AS found
    WHERE $3 IS NOT NULL AND (SELECT count(*) FROM here) < $7
    GROUP BY id HAVING NOT bool_or(is_own)
    ORDER BY 2, 3, 1 LIMIT greatest(0, $7 - (SELECT count(*) FROM here))
  )
  SELECT ${columns}
  FROM (SELECT * FROM here UNION ALL SELECT * FROM around) AS found
  JOIN usagers usager ON usager.id = found.id ${joins}
  WHERE ${mayBeGiven}
  ORDER BY found.is_around, found.rank, found.sorted_as, usager.id`
