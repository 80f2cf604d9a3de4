import type pg from 'pg'
import { config } from './config.ts'
import { pool } from './db.ts'
import { type Columns, proveRows, type Row } from './prove-rows.ts'

export type Connection = pg.Pool | pg.PoolClient

/** A prepared statement that gives no row. */
export type Command = { name: string; text: string }

/** One that gives rows: each has these columns, and no other. */
export type Statement<Of extends Columns> = Command & { columns: Of }

export type RowOf<Given> = Given extends { columns: infer Of extends Columns } ? Row<Of> : never

/** Zod says what each column is; it changes nothing, since rows are proved by tests and believed in production. */
export const statement = <Of extends Columns>(name: string, columns: Of, text: string): Statement<Of> => ({
  ...command(name, text),
  columns,
})

/** `name` is unique to its text: PostgreSQL plans it once a connection. */
export function command(name: string, text: string): Command {
  if ((texts.get(name) ?? text) !== text) throw new Error(`Two statements are named "${name}"`)
  texts.set(name, text)
  return { name, text }
}

const texts = new Map<string, string>()

export function query<Row extends pg.QueryResultRow>(
  name: string,
  text: string,
  values: readonly unknown[],
  connection?: Connection,
): Promise<Row[]>
export function query<Of extends Columns>(
  statement: Statement<Of>,
  values: readonly unknown[],
  connection?: Connection,
): Promise<Row<Of>[]>
// biome-ignore lint/suspicious/noExplicitAny: both forms stand side by side until the last statement is declared
export async function query(...asked: readonly any[]): Promise<any[]> {
  if (typeof asked[0] !== 'string') return rowsOf(asked[0], asked[1], asked[2])
  const { rows } = await (asked[3] ?? pool).query({ name: asked[0], text: asked[1], values: [...asked[2]] })
  return rows
}

async function rowsOf<Of extends Columns>(
  { name, text, columns }: Statement<Of>,
  values: readonly unknown[],
  connection: Connection = pool,
): Promise<Row<Of>[]> {
  const { rows } = await connection.query<Row<Of>>({ name, text, values: [...values] })
  if (config.PROVE_ROWS) proveRows({ name, columns }, rows)
  return rows
}

/** Gives how many rows were written. */
export async function execute(
  { name, text }: Command,
  values: readonly unknown[],
  connection: Connection = pool,
): Promise<number> {
  const { rowCount } = await connection.query({ name, text, values: [...values] })
  return rowCount ?? 0
}
