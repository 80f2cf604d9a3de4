import { z } from 'zod'
import { ActorType, VersionEvent } from '#infra/prisma/enums.ts'
import { query, type RowOf, statement } from '#infra/query.ts'
import { dateTimeNumeric } from '#lib/spoken-words.ts'
import { columnInWords } from './column-words.ts'
import { listNamesOfRows, type Pointer, whoseParticipations } from './pointed-row-queries.ts'
import { POINTERS, valueInWords } from './value-words.ts'
import { authorInWords, type Item, partsOf, type Version } from './version.ts'

/** A line of a history panel (views/components/history.njk). */
export type Change = { when: string; who: string; what: string; before: string | null; after: string | null }

type Asked = {
  item: Item
  /** Zone of the organisation, for the times. */
  zone: string
  /** Columns of fields that the territoire does not use. */
  except?: readonly string[]
}

const MOST = 200

/** Who changed what, newest first; changes of its parts are among them. In three statements and one a table pointed to. */
export async function listChanges({ item, zone, except = [] }: Asked): Promise<Change[]> {
  const versions = await listVersions(item)
  const whose = await whoseParticipations(versions)
  const names = await listNamesOfRows([...versions.flatMap(pointersOf), ...whose.pointers])
  return versions.flatMap((version) =>
    Object.entries(version.changes)
      .filter(([column]) => !except.includes(column))
      .map(([column, values]) => ({
        when: dateTimeNumeric(version.createdAt, zone),
        who: authorInWords(version),
        what: [columnInWords(version.itemType, column), whose.nameOf(version, column, names)]
          .filter(Boolean)
          .join(' : '),
        ...beforeAndAfter(column, values, { names, zone }),
      }))
      .filter(({ before, after }) => before !== null || after !== null),
  )
}

/** Null when it is older than the journal. */
export async function findCreation(item: Item): Promise<Version | null> {
  const [row] = await query(CREATION, [item.type, item.id])
  return row ? versionOf(row) : null
}

async function listVersions(item: Item) {
  const rows = await query(VERSIONS, [item.type, item.id, partsOf(item), MOST])
  return rows.map(versionOf)
}

const version = {
  id: z.int(),
  itemType: z.string(),
  itemId: z.int(),
  event: z.enum(VersionEvent),
  actorType: z.enum(ActorType),
  actorId: z.int().nullable(),
  actorName: z.string().nullable(),
  changes: z.record(z.string(), z.array(z.unknown())),
  createdAt: z.date(),
}

const COLUMNS = `
  SELECT id, item_type AS "itemType", item_id AS "itemId", event, actor_type AS "actorType", actor_id AS "actorId",
    actor_name AS "actorName", object_changes AS changes, created_at AS "createdAt"
  FROM versions`

const CREATION = statement(
  'version-of-creation',
  version,
  `${COLUMNS} WHERE item_type = $1 AND item_id = $2 AND event = 'create'`,
)

const VERSIONS = statement(
  'versions-of-item',
  version,
  `
  ${COLUMNS}
  WHERE (item_type = $1 AND item_id = $2) OR (parent_type = $1 AND parent_id = $2 AND item_type = ANY ($3))
  ORDER BY created_at DESC, id DESC LIMIT $4`,
)

const versionOf = (row: RowOf<typeof VERSIONS>): Version => ({
  ...row,
  createdAt: Temporal.Instant.fromEpochMilliseconds(row.createdAt.getTime()),
})

const pointersOf = ({ changes }: Version): Pointer[] =>
  Object.entries(changes).flatMap(([column, values]) => {
    const table = POINTERS[column]
    return table ? values.filter((id) => typeof id === 'number').map((id) => ({ table, id })) : []
  })

function beforeAndAfter(column: string, values: readonly unknown[], setting: Parameters<typeof valueInWords>[2]) {
  if (values.length === 0) return { before: null, after: 'Modifié (contenu protégé)' }
  const [before = null, after = null] = values.map((value) => valueInWords(column, value, setting))
  return { before, after }
}
