import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { z } from 'zod'
import { judgeRdvChecks } from '../bin/cases-rdv-checks/rdv-checks-verdict.ts'
import './support/database.ts'

const casesOf = (file: string) =>
  z
    .object({ cases: z.array(z.looseObject({ id: z.string() })) })
    .parse(JSON.parse(readFileSync(new URL(`cases/${file}`, import.meta.url), 'utf8'))).cases

async function failuresAmong(cases: readonly { id: string }[]) {
  const judged = []
  for (const given of cases) judged.push({ id: given.id, ...(await judgeRdvChecks(given)) })
  return judged.filter(({ ok }) => !ok)
}

for (const [file, count] of [
  ['rdv-checks.sample.json', 25],
  ['rdv-checks.json', 122],
] as const)
  test(`checks, deeds and rules answer every case of ${file}`, async () => {
    const cases = casesOf(file)

    const failures = await failuresAmong(cases)

    assert.equal(cases.length, count)
    assert.deepEqual(failures, [])
  })

test('a wrong answer and an unknown word are failures', async () => {
  const right = {
    id: 'right',
    kind: 'rdv',
    rdv: {},
    expect: { errors: [], warnings: [], saved: true, exclusive: { A: true } },
  }
  const wrong = [
    { ...right, expect: { ...right.expect, saved: false } },
    { ...right, expect: { ...right.expect, exclusive: { A: false } } },
    { ...right, expect: { ...right.expect, warnings: ['past-start'] } },
    { ...right, rdv: { colour: 'blue' } },
    { ...right, kind: 'dream' },
    null,
  ]

  const verdicts = []
  for (const given of [right, ...wrong]) verdicts.push((await judgeRdvChecks(given)).ok)

  assert.deepEqual(verdicts, [true, false, false, false, false, false, false])
})
