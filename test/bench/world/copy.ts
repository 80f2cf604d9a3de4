import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

export type Cell = string | number | boolean | null
export type Loaded = { table: string; columns: string; rows: Iterable<Cell[]> }

const ROWS_A_CHUNK = 2000

/** COPY in its text form; no cell of ours has a tab, a line break or a backslash. */
export async function copy(connection: pg.Client, { table, columns, rows }: Loaded) {
  const into = connection.query(copyFrom(`COPY ${table} (${columns}) FROM STDIN`))
  await pipeline(Readable.from(chunksOf(rows)), into)
}

function* chunksOf(rows: Iterable<Cell[]>) {
  let lines: string[] = []
  for (const row of rows) {
    lines.push(row.map((cell) => cell ?? '\\N').join('\t'))
    if (lines.length === ROWS_A_CHUNK) {
      yield `${lines.join('\n')}\n`
      lines = []
    }
  }
  if (lines.length > 0) yield `${lines.join('\n')}\n`
}
