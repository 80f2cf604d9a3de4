import type pg from 'pg'

/** Loads with neither triggers, indexes nor foreign keys, then rebuilds them all: rebuilding checks every row. */
export async function withBareTables(connection: pg.Client, tables: string[], load: () => Promise<void>) {
  const { dropped, rebuilt } = await definitionsOn(connection, tables)
  for (const table of tables) await connection.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`)
  for (const sql of dropped) await connection.query(sql)
  await load()
  for (const sql of rebuilt) await connection.query(sql)
  for (const table of tables) await connection.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`)
}

async function definitionsOn(connection: pg.Client, tables: string[]) {
  const { rows: constraints } = await connection.query<{ on: string; name: string; sql: string }>(CONSTRAINTS, [tables])
  const { rows: indexes } = await connection.query<{ name: string; sql: string }>(INDEXES, [tables])
  return {
    dropped: [
      ...constraints.map(({ on, name }) => `ALTER TABLE ${on} DROP CONSTRAINT "${name}"`),
      ...indexes.map(({ name }) => `DROP INDEX "${name}"`),
    ],
    rebuilt: [
      ...indexes.map(({ sql }) => sql),
      ...constraints.toReversed().map(({ on, name, sql }) => `ALTER TABLE ${on} ADD CONSTRAINT "${name}" ${sql}`),
    ],
  }
}

/** Foreign keys first, those of other tables that point here included: the keys they need go after them. */
const CONSTRAINTS = `
  SELECT conrelid::regclass::text AS on, conname AS name, pg_get_constraintdef(oid) AS sql
  FROM pg_constraint
  WHERE contype IN ('f', 'p', 'u', 'x')
    AND (conrelid = ANY ($1::text[]::regclass[]) OR confrelid = ANY ($1::text[]::regclass[]))
  ORDER BY contype <> 'f', conname`

const INDEXES = `
  SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS sql
  FROM pg_index
  WHERE indrelid = ANY ($1::text[]::regclass[])
    AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x'))`
