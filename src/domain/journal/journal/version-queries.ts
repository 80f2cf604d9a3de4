import { z } from 'zod'
import { ActorType, VersionEvent } from '#infra/prisma/enums.ts'
import { query, type RowOf, statement } from '#infra/query.ts'
import { type NamesOfRows, POINTERS, type Pointer } from './pointed-row.ts'
import { listNamesOfRows, whoseParticipations } from './pointed-row-queries.ts'
import { type Item, partsOf, type Version } from './version.ts'

/** One column of one version. `whose`: the participant whose participation changed. */
export type Change = { version: Version; column: string; values: readonly unknown[]; whose: string | null }

/** Newest first; changes of its parts are among them. */
export type History = { changes: Change[]; names: NamesOfRows }

type Asked = {
  item: Item
  /** Columns of fields that the territoire does not use. */
  except?: readonly string[]
  /** Only what came after that version. */
  after?: number
}

const MOST = 200

/** Who changed what. In three statements and one a table pointed to. */
export async function findHistory({ item, except = [], after = 0 }: Asked): Promise<History> {
  const versions = (await listVersions(item)).filter(({ id }) => id > after)
  const whose = await whoseParticipations(versions)
  const names = await listNamesOfRows([...versions.flatMap(pointersOf), ...whose.pointers])
  const changes = versions.flatMap((version) =>
    Object.entries(version.changes)
      .filter(([column]) => !except.includes(column))
      .map(([column, values]) => ({ version, column, values, whose: whose.nameOf(version, column, names) ?? null })),
  )
  return { changes, names }
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
