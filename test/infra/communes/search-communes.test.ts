import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { z } from 'zod'
import { readListedCommunes } from '#infra/communes/listed-communes.ts'
import { searchCommunes } from '#infra/communes/search-communes.ts'
import { judgeCommunes } from '../../../bin/cases/communes-verdict.ts'

const SAMPLE = 'test/cases/communes.sample.json'
const form = z.object({ cases: z.array(z.looseObject({ id: z.string(), typed: z.string() })) })
const casesOf = (file: string) => form.parse(JSON.parse(readFileSync(file, 'utf8'))).cases

for (const given of [...casesOf(SAMPLE), ...casesOf('test/cases/communes.json')])
  test(`« ${given.typed.trim()} »: case ${given.id}`, async () => {
    const { ok, expected, got } = await judgeCommunes(given)

    assert.ok(ok, `expected ${expected}, got ${got}`)
  })

const [ofSample] = casesOf(SAMPLE)

const WRONG = [
  { ...ofSample, expect: { first: '59350' } },
  { ...ofSample, expect: { none: true } },
  { ...ofSample, expect: { only: true } },
  { ...ofSample, expect: { includes: ['59350'] } },
  { ...ofSample, expect: { excludes: ['62041'] } },
  { ...ofSample, expect: { allIn: { departement: '59' } } },
  { ...ofSample, expect: { allIn: { postcode: '59' } } },
  { ...ofSample, expect: { atLeast: 1000 } },
  { ...ofSample, expect: { maxMs: 0 } },
  { ...ofSample, expect: {} },
  { ...ofSample, expect: { weather: 'fine' } },
  { ...ofSample, typed: 3 },
  null,
]

test('the runner counts what passed; a wrong answer and an unknown word fail', (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'cases-'))
  context.after(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'cases.json'), JSON.stringify({ cases: [ofSample, ...WRONG] }))

  const passed = execFileSync(process.execPath, ['bin/cases-communes.ts', SAMPLE], { encoding: 'utf8' })
  const failed = spawnSync(process.execPath, ['bin/cases-communes.ts', join(folder, 'cases.json')])

  assert.equal(passed, `${casesOf(SAMPLE).length} passed, 0 failed\n`)
  assert.equal(failed.status, 1)
  assert.match(failed.stdout.toString(), new RegExp(`\\n1 passed, ${WRONG.length} failed\\n$`))
})

test('each commune of the served départements is the only answer to her postcode and name, as shown and as written on letters', async () => {
  const { communes } = await readListedCommunes()
  const ours = communes.filter(({ departement }) => departement === '62' || departement === '974')

  const lost = []
  for (const { name, cityCode, postCodes } of ours)
    for (const typed of [
      `${postCodes[0]} ${name}`,
      `12 bis rue de Paris ${postCodes[0]} ${name.toUpperCase().replaceAll('-', ' ')}`,
    ]) {
      const found = await searchCommunes(typed)
      if (found.length !== 1 || found[0]?.commune.cityCode !== cityCode) lost.push(typed)
    }

  assert.equal(ours.length, 911)
  assert.deepEqual(lost, [])
})

test('whatever is typed is answered, however long', async () => {
  const texts = [
    'a'.repeat(100_000),
    '62000 '.repeat(2_000),
    '(((',
    '%00',
    '😀 Arras',
    'rue '.repeat(200),
    "d'l's/".repeat(99),
  ]

  for (const text of texts) assert.ok(Array.isArray(await searchCommunes(text, ['62'])), text.slice(0, 20))
})
