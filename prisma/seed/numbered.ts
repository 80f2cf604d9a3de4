export type Numbered<Row> = Row & { id: number }

/** The database is empty: rows are numbered here, so that others can name them before they are written. */
export const numbered = <Row>(rows: readonly Row[]): Numbered<Row>[] => rows.map((row, at) => ({ ...row, id: at + 1 }))

/** A world is a whole: what it refers to is in it. */
export function found<Row>(row: Row | undefined, what: string): Row {
  if (row === undefined) throw new Error(`The demo world lacks ${what}`)
  return row
}
