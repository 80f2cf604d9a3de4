import { z } from 'zod'

/** Rows packed as one JSON array a column, null when there are none: a big answer is written and read faster so. */
export type Packed<Row> = { [Column in keyof Row]: Row[Column][] | null }

export function unpacked<Row extends object>(packed: Packed<Row>): Row[] {
  const columns = Object.entries<unknown[] | null>(packed)
  const rows: Record<string, unknown>[] = Array.from(columns[0]?.[1] ?? [], () => ({}))
  for (const [column, values] of columns) if (values) for (const [at, row] of rows.entries()) row[column] = values[at]
  // The columns are those of a row, by the type of `packed`.
  return rows as Row[]
}

/** One column of packed rows. */
export const packed = <Column extends z.ZodType>(column: Column) => z.array(column).nullable()

/** SQL that packs expressions of a FROM clause, each under its column. */
export const pack = (columns: Record<string, string>): string =>
  `json_build_object(${Object.entries(columns).map(([column, sql]) => `'${column}', array_agg(${sql})`)})`
