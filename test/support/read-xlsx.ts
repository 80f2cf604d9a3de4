import { inflateRawSync } from 'node:zlib'
import { load } from 'cheerio'

export type ReadCell = { text: string } | { number: number; style: string | null } | null

/** The rows of the sheet, read by the directory at the end of the archive, as spreadsheets do. */
export function readXlsx(archive: Buffer): ReadCell[][] {
  const $ = load(fileIn(archive, 'xl/worksheets/sheet1.xml'), { xml: true })
  return $('row')
    .toArray()
    .map((row) =>
      $(row)
        .children('c')
        .toArray()
        .map((cell) => {
          if ($(cell).attr('t') === 'inlineStr') return { text: $(cell).find('t').text() }
          const value = $(cell).children('v').text()
          return value === '' ? null : { number: Number(value), style: $(cell).attr('s') ?? null }
        }),
    )
}

export function fileIn(archive: Buffer, wanted: string): string {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06'))
  let at = archive.readUInt32LE(end + 16)
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const [packed, nameLength] = [archive.readUInt32LE(at + 20), archive.readUInt16LE(at + 28)]
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength)
    const local = archive.readUInt32LE(at + 42)
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
    if (name === wanted) return inflateRawSync(archive.subarray(start, start + packed)).toString()
    at += 46 + nameLength
  }
  throw new Error(`no ${wanted} in the archive`)
}
