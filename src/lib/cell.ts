/** What a cell of a file of rows holds, as what it is. */
export type Cell = string | number | Temporal.PlainDate | Temporal.PlainTime | null

/** A file written as its rows come, page by page. */
export type RowsFile = {
  contentType: string
  write(header: readonly string[], pages: AsyncIterable<readonly (readonly Cell[])[]>): AsyncGenerator<Buffer>
}
