import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { crc32, inflateRawSync } from 'node:zlib'
import type { Cell, RowsFile } from '#lib/cell.ts'
import { csv } from '#lib/csv.ts'
import { xlsx } from '#lib/xlsx.ts'
import { fileIn, readXlsx } from '#test/support/read-xlsx.ts'

async function* pagesOf(pages: Cell[][][]) {
  yield* pages
}

async function written(file: RowsFile, header: string[], ...pages: Cell[][][]) {
  const pieces = await Array.fromAsync(file.write(header, pagesOf(pages)))
  return Buffer.concat(pieces)
}

const DAY = Temporal.PlainDate.from('2027-03-02')
const HOUR = Temporal.PlainTime.from('09:30')

test('an XLSX has one sheet of typed cells, across its pages', async () => {
  const file = await written(
    xlsx,
    ['jour', 'heure'],
    [[DAY, HOUR]],
    [
      ['<a & b>', 2027],
      [null, ''],
    ],
  )

  assert.deepEqual(readXlsx(file), [
    [{ text: 'jour' }, { text: 'heure' }],
    [
      { number: 46_448, style: '1' },
      { number: 9.5 / 24, style: '2' },
    ],
    [{ text: '<a & b>' }, { number: 2027, style: null }],
    [null, null],
  ])
  assert.match(fileIn(file, 'xl/workbook.xml'), /<sheet name="Export"/)
})

test('what looks like a formula is a text in an XLSX, and signs that XML refuses are left out', async () => {
  const file = await written(xlsx, ['a'], [['=1+1'], ['@cmd'], ['a\u0000b\uD800']])

  assert.deepEqual(readXlsx(file).slice(1), [[{ text: '=1+1' }], [{ text: '@cmd' }], [{ text: 'ab\uFFFD' }]])
  assert.doesNotMatch(fileIn(file, 'xl/worksheets/sheet1.xml'), /<f[ >]/)
})

test('the archive says the true checksum and sizes of what it holds', async () => {
  const file = await written(xlsx, ['a'], [['é'.repeat(5000)]], [['b']])

  const at = file.lastIndexOf(Buffer.from('PK\x01\x02'))
  const [crc, packed, size, local] = [16, 20, 24, 42].map((offset) => file.readUInt32LE(at + offset))
  const start = (local ?? 0) + 30 + file.readUInt16LE((local ?? 0) + 26)
  const content = inflateRawSync(file.subarray(start, start + (packed ?? 0)))
  assert.deepEqual([crc32(content), content.length], [crc, size])
})

test('other programs open the archive', { skip: !hasUnzip() }, async () => {
  const directory = mkdtempSync(join(tmpdir(), 'xlsx-'))
  const path = join(directory, 'export.xlsx')
  writeFileSync(path, await written(xlsx, ['a'], [['b']]))

  const said = execFileSync('unzip', ['-t', path]).toString()

  rmSync(directory, { recursive: true })
  assert.match(said, /No errors detected/)
})

test('a CSV has a BOM, semicolons, and days and hours as they are read', async () => {
  const file = await written(csv, ['jour', 'heure', 'texte'], [[DAY, HOUR, 'a;b "c"\nd']], [[null, 2027, 'e']])

  assert.equal(file.toString(), '\uFEFFjour;heure;texte\r\n02/03/2027;09h30;"a;b ""c""\nd"\r\n;2027;e\r\n')
})

for (const text of ['=1+1', '+33', '-1', '@cmd', '\tx', '\rx'])
  test(`in a CSV ${JSON.stringify(text)} stays a text`, async () => {
    const file = await written(csv, ['a'], [[text]])

    assert.equal(file.toString().split('\r\n').slice(1).join('\r\n').replaceAll('"', ''), `'${text}\r\n`)
  })

function hasUnzip() {
  try {
    execFileSync('unzip', ['-v'])
    return true
  } catch {
    return false
  }
}
