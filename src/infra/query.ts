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

export async function query<Of extends Columns>(
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
