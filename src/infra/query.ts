import type pg from 'pg'
import { pool } from './db.ts'

export type Connection = pg.Pool | pg.PoolClient

/** A prepared statement: `name` is unique to its text, PostgreSQL plans it once a connection. */
export async function query<Row extends pg.QueryResultRow>(
  name: string,
  text: string,
  values: unknown[],
  connection: Connection = pool,
): Promise<Row[]> {
  const result = await connection.query<Row>({ name, text, values })
  return result.rows
}

/** For deeds written in SQL; those written with Prisma use `db.$transaction`. */
export async function transaction<Result>(deed: (connection: pg.PoolClient) => Promise<Result>): Promise<Result> {
  const connection = await pool.connect()
  // A connection lost here fails its statement; without a listener it would end the process too.
  connection.on('error', ignore)
  try {
    await connection.query('BEGIN')
    const result = await deed(connection)
    await connection.query('COMMIT')
    return result
  } catch (error) {
    await connection.query('ROLLBACK').catch(ignore)
    throw error
  } finally {
    connection.removeListener('error', ignore)
    connection.release()
  }
}

const ignore = () => undefined
