import type pg from 'pg'
import { ENCRYPTED_COLUMNS } from '#infra/encrypted-columns.ts'
import { encrypt } from '#infra/encryption.ts'

const ROWS_AT_ONCE = 5000

/** Rows as Prisma names them, in one statement a set of columns: ten times faster than createMany. */
export async function insertRows(connection: pg.PoolClient, table: string, rows: readonly object[]) {
  for (const [columns, alike] of Map.groupBy(rows, columnsOf)) {
    const names = snakeCase(columns)
    const insert = `INSERT INTO ${table} (${names}) SELECT ${names} FROM json_populate_recordset(NULL::${table}, $1)`
    for (const some of chunks(alike))
      await connection.query(insert, [JSON.stringify(some.map((row) => stored(table, row)))])
  }
}

const columnsOf = (row: object) => Object.keys(row).sort().join(', ')

const stored = (table: string, row: object) =>
  Object.fromEntries(
    Object.entries(row).map(([key, value]) => [snakeCase(key), encrypted(`${table}.${snakeCase(key)}`, value)]),
  )

function encrypted(name: string, value: unknown) {
  const column = ENCRYPTED_COLUMNS.find((one) => one === name)
  return column && typeof value === 'string' ? encrypt(column, value) : value
}

const snakeCase = (key: string) => key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const chunks = (rows: object[]) =>
  Array.from({ length: Math.ceil(rows.length / ROWS_AT_ONCE) }, (_, at) =>
    rows.slice(at * ROWS_AT_ONCE, (at + 1) * ROWS_AT_ONCE),
  )
