import { query } from '#infra/query.ts'
import { agentName } from '#lib/names.ts'
import type { NamesOfRows } from './value-words.ts'
import type { Version } from './version.ts'

export type Pointer = { table: string; id: number }

const NAMED = 'NULL AS "firstName", name AS "lastName"'
const PERSON = 'first_name AS "firstName", last_name AS "lastName"'

const namesIn: Readonly<Record<string, string>> = {
  agents: PERSON,
  usagers: PERSON,
  lieux: NAMED,
  motifs: NAMED,
  motif_categories: NAMED,
  organisations: NAMED,
  services: NAMED,
  territoires: NAMED,
}

/** One statement a table. */
export async function listNamesOfRows(pointers: readonly Pointer[]): Promise<NamesOfRows> {
  const names = new Map<string, string>()
  for (const [table, some] of Map.groupBy(pointers, (pointer) => pointer.table)) {
    const columns = namesIn[table]
    if (!columns) continue
    const ids = [...new Set(some.map(({ id }) => id))]
    const sql = `SELECT id, ${columns} FROM ${table} WHERE id = ANY ($1)`
    const rows = await query<{ id: number; firstName: string | null; lastName: string | null }>(
      `names of ${table}`,
      sql,
      [ids],
    )
    for (const row of rows) names.set(`${table} ${row.id}`, row.firstName ? agentName(row) : (row.lastName ?? ''))
  }
  return names
}

/** A change of a participation does not say whose it is: it is looked up, those that are no more in what was recorded. */
export async function whoseParticipations(versions: readonly Version[]) {
  const own = versions.filter(({ itemType }) => itemType === 'participations')
  const usagers = new Map<number, unknown>(
    own.flatMap(({ itemId, changes }) => idIn(changes).map((id) => [itemId, id])),
  )
  const missing = own.map(({ itemId }) => itemId).filter((id) => !usagers.has(id))
  for (const { id, usagerId } of missing.length > 0 ? await listUsagersOf(missing) : []) usagers.set(id, usagerId)

  return {
    pointers: [...usagers.values()].filter((id) => typeof id === 'number').map((id) => ({ table: 'usagers', id })),
    nameOf: ({ itemType, itemId }: Version, column: string, names: NamesOfRows) =>
      itemType === 'participations' && column !== 'usager_id' ? names.get(`usagers ${usagers.get(itemId)}`) : undefined,
  }
}

const idIn = ({ usager_id: values = [] }: Version['changes']) => values.filter((id) => typeof id === 'number')

const listUsagersOf = (ids: readonly number[]) =>
  query<{ id: number; usagerId: number }>(
    'usagers-of-participations',
    'SELECT id, usager_id AS "usagerId" FROM participations WHERE id = ANY ($1)',
    [ids],
  )
