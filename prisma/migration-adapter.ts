import { randomUUID } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import pg from 'pg'
import { createDatabase, dropDatabase, withDatabase } from './create-database.ts'

/**
 * Prisma's own adapter does not do for migrations: it cuts a script at each semicolon, which breaks the body of a trigger, refuses the
 * type "char" of the system catalogues, and drops its shadow database while still connected to it.
 */
export function migrationAdapter(connectionString: string, pool: pg.Pool): SqlMigrationAwareDriverAdapterFactory {
  const { provider, adapterName } = new PrismaPg(pool)
  return {
    provider,
    adapterName,
    connect: () => connected(pool),
    connectToShadowDb: () => shadowDatabase(connectionString),
  }
}

async function connected(pool: pg.Pool): Promise<SqlDriverAdapter> {
  const adapter: SqlDriverAdapter = await new PrismaPg(pool).connect()
  adapter.executeScript = async (script) => {
    await pool.query(script)
  }
  return readingCatalogues(adapter, pool)
}

const { CHAR: CATALOGUE_CHAR, TEXT } = pg.types.builtins

/** Passes "char" through the adapter as text, then gives it back its type: the engine asks one question at a time. */
function readingCatalogues(adapter: SqlDriverAdapter, pool: pg.Pool): SqlDriverAdapter {
  let characters: boolean[] = []
  const query = pool.query.bind(pool)
  const queryRaw = adapter.queryRaw.bind(adapter)
  Object.assign(pool, {
    query: async (asked: string | pg.QueryConfig) => {
      const result = await query(asked)
      const fields = result.fields ?? []
      characters = fields.map((field) => field.dataTypeID === CATALOGUE_CHAR)
      for (const [index, field] of fields.entries()) if (characters[index]) field.dataTypeID = TEXT
      return result
    },
  })
  adapter.queryRaw = async (asked) => {
    const result = await queryRaw(asked)
    return {
      ...result,
      columnTypes: result.columnTypes.map((type, index) => (characters[index] ? ColumnTypeEnum.Character : type)),
    }
  }
  return adapter
}

async function shadowDatabase(connectionString: string): Promise<SqlDriverAdapter> {
  const shadow = withDatabase(connectionString, `rdv_shadow_${randomUUID()}`)
  await createDatabase(shadow)

  const pool = new pg.Pool({ connectionString: shadow, max: 1 })
  const adapter = await connected(pool)
  adapter.dispose = async () => {
    await pool.end()
    await dropDatabase(shadow)
  }
  return adapter
}
