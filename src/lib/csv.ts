import type { Cell, RowsFile } from './cell.ts'

/** As spreadsheets of here open it: BOM, semicolons, CRLF. */
export const csv: RowsFile = {
  contentType: 'text/csv; charset=utf-8',
  async *write(header, pages) {
    yield Buffer.from(`\uFEFF${lineOf(header)}`)
    for await (const rows of pages) yield Buffer.from(rows.map(lineOf).join(''))
  },
}

const lineOf = (cells: readonly Cell[]) => `${cells.map((cell) => quoted(textOf(cell))).join(';')}\r\n`

const quoted = (text: string) => (/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

function textOf(cell: Cell): string {
  if (cell === null) return ''
  if (cell instanceof Temporal.PlainDate) return `${two(cell.day)}/${two(cell.month)}/${cell.year}`
  if (cell instanceof Temporal.PlainTime) return `${two(cell.hour)}h${two(cell.minute)}`
  return typeof cell === 'number' ? String(cell) : inert(cell)
}

/** What a spreadsheet would take for a formula stays a text. */
const inert = (text: string) => (/^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text)

const two = (value: number) => String(value).padStart(2, '0')
