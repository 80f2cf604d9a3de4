import pg from 'pg'
import { config } from '#infra/config.ts'
import { createDatabase, dropDatabase, withDatabase } from '../../../prisma/create-database.ts'
import { applyMigrations } from '../../../prisma/migration-engine.ts'
import { firstName, lastName, mailboxOf } from '../../../prisma/seed/names.ts'
import { type Random, randomOf } from '../../../prisma/seed/random.ts'
import { putStamp, stampOf } from '../world/bench-world.ts'
import { copy } from '../world/copy.ts'

const ORGANISATIONS = 30
const USAGERS = 200_000

/** Raised when the rows change. */
const STAMP = 'rdv bench people 1'

/** A territoire full of people, searched by the agent of one of its organisations; kept between runs. */
export async function peopleWorld(): Promise<string> {
  const url = withDatabase(config.DATABASE_URL, 'rdv_bench_people')
  if ((await stampOf(url)) === STAMP) await applyMigrations(url)
  else await build(url)
  return url
}

async function build(url: string) {
  await dropDatabase(url)
  await createDatabase(url)
  await applyMigrations(url)
  const connection = new pg.Client(url)
  await connection.connect()
  await connection.query("SET synchronous_commit = off; SET rdv.journal = 'off'; SET maintenance_work_mem = '512MB'")
  await copy(connection, { table: 'territoires', columns: 'id, name, departement_number', rows: territoires() })
  await copy(connection, { table: 'organisations', columns: 'id, name, territoire_id', rows: organisations() })
  await copy(connection, { table: 'usagers', columns: COLUMNS, rows: usagers() })
  const { rows: indexes } = await connection.query<{ sql: string }>(
    "SELECT pg_get_indexdef('usager_profiles_search_terms'::regclass) AS sql",
  )
  await connection.query('DROP INDEX usager_profiles_search_terms')
  await copy(connection, { table: 'usager_profiles', columns: 'usager_id, organisation_id', rows: profiles() })
  for (const { sql } of indexes) await connection.query(sql)
  await connection.query('VACUUM (ANALYZE)')
  await putStamp(connection, url, STAMP)
  await connection.end()
}

const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1)
const territoires = () => [[1, 'Département du banc', '62']]
const organisations = () => upTo(ORGANISATIONS).map((id) => [id, `Organisation ${id}`, 1])

const COLUMNS = 'id, first_name, last_name, email, phone_number, phone_number_formatted, birth_date'

function* usagers() {
  const random = randomOf('usagers du banc')
  for (let id = 1; id <= USAGERS; id++) {
    const names = [firstName(random), random() < 0.3 ? lastName(random, '62') : rareName(random)] as const
    const number = `6${String(10_000_000 + id * 7).padStart(8, '0')}`
    yield [id, ...names, `${mailboxOf(...names)}.${id}@exemple.fr`, `0${number}`, `+33${number}`, birthDay(random)]
  }
}

const SYLLABLES =
  'ba be cha cor da del do fau fer gi gran ha jou la le lo ma mar mer mi mon na par per pi ri ro sa ta val ver vi'
const syllables = SYLLABLES.split(' ')

/** Most names are of few people. */
function rareName(random: Random) {
  const name = upTo(2 + Math.floor(random() * 2)).map(() => syllables[Math.floor(random() * syllables.length)])
  const [first = '', ...others] = name.join('')
  return `${first.toUpperCase()}${others.join('')}`
}

const birthDay = (random: Random) => `${1940 + Math.floor(random() * 85)}-${1 + Math.floor(random() * 12)}-15`

function* profiles() {
  for (let id = 1; id <= USAGERS; id++) yield [id, (id % ORGANISATIONS) + 1]
}
