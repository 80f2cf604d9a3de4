import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { z } from 'zod'
import { judgeCreneaux } from '../../../../bin/cases/creneaux-verdict.ts'

const SAMPLE = 'test/cases/creneaux.sample.json'
const { cases } = z
  .object({ cases: z.array(z.looseObject({ id: z.string() })) })
  .parse(JSON.parse(readFileSync(SAMPLE, 'utf8')))

for (const given of cases)
  test(`case ${given.id}`, () => {
    const { ok, expected, got } = judgeCreneaux(given)

    assert.ok(ok, `expected ${expected}, got ${got}`)
  })

test('a case of unknown words fails, and so does one that expects nothing', () => {
  const [first] = cases

  for (const wrong of [
    null,
    3,
    {},
    { ...first, expect: {} },
    { ...first, expect: { weather: 'fine' } },
    { ...first, query: { kind: 'dream' } },
  ])
    assert.equal(judgeCreneaux(wrong).ok, false)
})

test('the runner counts what passed, and ends in 1 when a case fails', () => {
  const passed = execFileSync(process.execPath, ['bin/cases-creneaux.ts', SAMPLE], { encoding: 'utf8' })
  const refused = spawnSync(process.execPath, ['bin/cases-creneaux.ts', 'test/support/cases-that-fail.json'], {
    encoding: 'utf8',
  })

  assert.equal(passed, `${cases.length} passed, 0 failed\n`)
  assert.equal(refused.stdout.trim().split('\n').at(-1), '0 passed, 1 failed')
  assert.equal(refused.status, 1)
})
