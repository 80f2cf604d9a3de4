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

const WORDS = 'words AS MATERIALIZED (SELECT sought_words($1) AS words)'

const isShort = (place: string) =>
  `cardinality(words) = 1 AND length(words[1]) <= CASE WHEN ${place} LIKE 't%' THEN 2 ELSE 1 END`

/** A letter alone is a whole word, unless another stands beside it: half of an organisation begins with it. Two, in a territoire. */
export const meansIn = (place: string) => `CASE WHEN ${isShort(place)} THEN ':' ELSE ':*' END`

/** Of files that may be opened, every word may be begun. */
const begun = (place: string) => `words_query(${place}, words, ${meansIn(place)}, ' & ')`

/** Of those that are masked, names alone: a telephone that answers to its first digits is read one digit after the other. */
const masked = (place: string) => `(
  SELECT string_agg(
    '(' || words_query(${place}, ARRAY[word], CASE WHEN ${isShort(place)} THEN ':ABC' ELSE ':*ABC' END, '')::text ||
    ' | ' || words_query(${place}, ARRAY[word], ':D', '')::text || ')', ' & ')::tsquery
  FROM unnest(words) AS word)`

/** Last names, first names, birth names, the rest; a whole word before a beginning. */
function rankIn(place: string) {
  const has = (means: string) => `search_terms @@ (SELECT words_query(${place}, words, '${means}', ' | ') FROM words)`
  return `
  CASE WHEN ${has(':*A')} THEN CASE WHEN ${has(':A')} THEN 1 ELSE 2 END
       WHEN ${has(':*B')} THEN CASE WHEN ${has(':B')} THEN 3 ELSE 4 END
       WHEN ${has(':*C')} THEN 5 ELSE 6 END`
}

const foundIn = (place: string, asked: (place: string) => string) => `
  SELECT usager_id AS id, ${rankIn(place)} AS rank, sorted_as, organisation_id = $5 AS is_own
  FROM usager_profiles
  WHERE search_terms @@ (SELECT ${asked(place)} FROM words)
    AND usager_id <> ALL ($4::int[])`

const inOrder = 'min(rank) AS rank, min(sorted_as) AS sorted_as'

const SOUGHT: Parameters<typeof readPersons>[2] = ({ columns, joins, mayBeGiven }) => `
  WITH ${WORDS},
  here AS MATERIALIZED (
    SELECT id, ${inOrder}, NOT bool_or(is_own) AS is_around FROM (${foundIn('$2', begun)}) AS found
    GROUP BY id ORDER BY 4, 2, 3, 1 LIMIT $6
  ),
  around AS MATERIALIZED (
    SELECT id, ${inOrder}, true AS is_around FROM (${foundIn('$3', masked)}) AS found
    WHERE $3 IS NOT NULL AND (SELECT count(*) FROM here) < $7
    GROUP BY id HAVING NOT bool_or(is_own)
    ORDER BY 2, 3, 1 LIMIT greatest(0, $7 - (SELECT count(*) FROM here))
  )
  SELECT ${columns}
  FROM (SELECT * FROM here UNION ALL SELECT * FROM around) AS found
  JOIN usagers usager ON usager.id = found.id ${joins}
  WHERE ${mayBeGiven}
  ORDER BY found.is_around, found.rank, found.sorted_as, usager.id`
