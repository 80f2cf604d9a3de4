import { z } from 'zod'
import { query, statement } from '#infra/query.ts'
import { displayName } from '#lib/names.ts'
import type { NamesOfRows, Pointer } from './pointed-row.ts'
import type { Version } from './version.ts'

const NAMED = 'NULL AS "firstName", name AS "lastName"'
const PERSON = 'first_name AS "firstName", last_name AS "lastName"'

const namesIn = (table: string, columns: string) =>
  statement(
    `names of ${table}`,
    { id: z.int(), firstName: z.string().nullable(), lastName: z.string().nullable() },
    `SELECT id, ${columns} FROM ${table} WHERE id = ANY ($1)`,
  )

const NAMES: Readonly<Record<string, ReturnType<typeof namesIn>>> = {
  agents: namesIn('agents', PERSON),
  usagers: namesIn('usagers', PERSON),
  lieux: namesIn('lieux', NAMED),
  motifs: namesIn('motifs', NAMED),
  motif_categories: namesIn('motif_categories', NAMED),
  organisations: namesIn('organisations', NAMED),
  services: namesIn('services', NAMED),
  territoires: namesIn('territoires', NAMED),
}

/** One statement a table. */
export async function listNamesOfRows(pointers: readonly Pointer[]): Promise<NamesOfRows> {
  const names = new Map<string, string>()
  for (const [table, some] of Map.groupBy(pointers, (pointer) => pointer.table)) {
    const asked = NAMES[table]
    if (!asked) continue
    const rows = await query(asked, [[...new Set(some.map(({ id }) => id))]])
    for (const row of rows) names.set(`${table} ${row.id}`, row.firstName ? displayName(row) : (row.lastName ?? ''))
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

const listUsagersOf = (ids: readonly number[]) => query(USAGERS_OF, [ids])

const USAGERS_OF = statement(
  'usagers-of-participations',
  { id: z.int(), usagerId: z.int() },
  'SELECT id, usager_id AS "usagerId" FROM participations WHERE id = ANY ($1)',
)
