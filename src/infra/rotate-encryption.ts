import { z } from 'zod'
import { withoutJournal } from './acting-as.ts'
import { ENCRYPTED_COLUMNS, type EncryptedColumn } from './encrypted-columns.ts'
import { decrypt, encrypt, isClear, newestPrefix } from './encryption.ts'
import { command, execute, query, type RowOf, statement } from './query.ts'
import { transaction } from './transaction.ts'

/** `left`, once a column is done: values that cannot be read, or were written meanwhile under an older key. */
export type Rotated = { column: EncryptedColumn; rewritten: number; left: number | null }

type Stale = RowOf<ReturnType<typeof staleIn>>

/** Writes under the newest key what is under another, or under none. Stopped anywhere and run again, it goes on. */
export async function* rotateEncryption(rowsAtOnce = 200): AsyncGenerator<Rotated> {
  for (const column of ENCRYPTED_COLUMNS) {
    let rewritten = 0
    let stale = await listStale(column, 0, rowsAtOnce)
    while (stale.length > 0) {
      rewritten += await rewrite(column, stale)
      yield { column, rewritten, left: null }
      stale = await listStale(column, stale.at(-1)?.id ?? 0, rowsAtOnce)
    }
    yield { column, rewritten, left: await countStale(column) }
  }
}

const listStale = (column: EncryptedColumn, after: number, most: number) =>
  query(staleIn(column), [after, newestPrefix, most])

function staleIn(column: EncryptedColumn) {
  const { table, name } = partsOf(column)
  const sql = `
    SELECT id, ${name} AS value FROM ${table}
    WHERE id > $1 AND ${name} IS NOT NULL AND NOT starts_with(${name}, $2) ORDER BY id LIMIT $3`
  return statement(`stale ${column}`, { id: z.int(), value: z.string() }, sql)
}

async function countStale(column: EncryptedColumn) {
  const { table, name } = partsOf(column)
  const sql = `SELECT count(*)::int AS left FROM ${table} WHERE ${name} IS NOT NULL AND NOT starts_with(${name}, $1)`
  const [counted] = await query(statement(`count stale ${column}`, { left: z.int() }, sql), [newestPrefix])
  return counted?.left ?? 0
}

/** One short transaction. A value changed meanwhile is left as its writer wants it. */
async function rewrite(column: EncryptedColumn, stale: readonly Stale[]) {
  const renewed = stale.flatMap(({ id, value }) => {
    const text = textOf(column, value)
    return text === null ? [] : [{ id, value, renewed: encrypt(column, text) }]
  })
  if (renewed.length === 0) return 0

  const { table, name } = partsOf(column)
  const sql = `
    UPDATE ${table} SET ${name} = stale.renewed
    FROM json_to_recordset($1) AS stale (id int, value text, renewed text)
    WHERE ${table}.id = stale.id AND ${table}.${name} = stale.value`
  return transaction(async ({ sql: connection }) => {
    await withoutJournal(connection)
    return execute(command(`renew ${column}`, sql), [JSON.stringify(renewed)], connection)
  })
}

function textOf(column: EncryptedColumn, value: string) {
  if (isClear(value)) return value
  const opened = decrypt(column, value)
  return opened.ok ? opened.text : null
}

function partsOf(column: EncryptedColumn) {
  const [table = '', name = ''] = column.split('.')
  return { table, name }
}
