import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { accessMatrix } from '#test/support/access-matrix.ts'
import { judgeAccess } from '../bin/cases-access/access-verdict.ts'
import './support/database.ts'

async function failuresAmong(cases: readonly { id: string }[]) {
  const judged = []
  for (const given of cases) judged.push({ id: given.id, ...(await judgeAccess(given)) })
  return judged.filter(({ ok }) => !ok)
}

test('the rules answer every case of the sample', async () => {
  const { cases } = JSON.parse(readFileSync(new URL('cases/access.sample.json', import.meta.url), 'utf8'))

  const failures = await failuresAmong(cases)

  assert.equal(cases.length, 154)
  assert.deepEqual(failures, [])
})

test('the rules answer each cell of the matrix', async () => {
  const cases = accessMatrix()

  const failures = await failuresAmong(cases)

  assert.deepEqual(failures, [])
})

const allowed = {
  id: 'LIEU',
  actor: { kind: 'agent', roles: ['admin@org_a1'] },
  resource: { type: 'lieu', organisation: 'org_a1' },
  action: 'create',
  expect: 'allow',
}

const WRONG = [
  { ...allowed, expect: 'deny' },
  { ...allowed, action: 'burn' },
  { ...allowed, actor: { kind: 'agent', roles: ['boss@org_a1'] } },
  { ...allowed, resource: { ...allowed.resource, colour: 'blue' } },
  { ...allowed, resource: { ...allowed.resource, type: 'cellar' } },
  { ...allowed, actor: { kind: 'ghost', roles: [] } },
]

test('a wrong answer and an unknown word are failures, counted on the last line', (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'cases-'))
  context.after(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'cases.json'), JSON.stringify({ cases: [allowed, ...WRONG] }))

  const { status, stdout } = spawnSync(process.execPath, ['bin/cases-access.ts', join(folder, 'cases.json')])

  assert.equal(status, 1)
  assert.match(stdout.toString(), /^LIEU: expected deny, got allow$/m)
  assert.match(stdout.toString(), /\n1 passed, 6 failed\n$/)
})

test('the command needs no database given', () => {
  const { DATABASE_URL: _, ...env } = process.env

  const { status, stdout } = spawnSync(process.execPath, ['bin/cases-access.ts', 'test/cases/access.sample.json'], {
    env,
  })

  assert.match(stdout.toString(), /\d+ passed, 0 failed\n$/)
  assert.equal(status, 0)
})
