import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { uncalled } from '../../bin/unused/uncalled.ts'
import { unusedVerdict } from '../../bin/unused/unused-verdict.ts'

const PLANTED = {
  'package.json': '{ "name": "planted", "type": "module" }',
  'knip.json': '{ "entry": ["src/server.ts!", "test/*.test.ts"], "project": ["src/**/*.ts!", "test/**/*.ts"] }',
  'src/server.ts': "import * as plageRules from './plage-rules.ts'\nplageRules.edit()\n",
  'src/plage-rules.ts': 'export const edit = () => null\nexport function destroy() {}\n',
  'src/lieu-rules.ts':
    "export type LieuRefusal = 'ferme'\nexport const edit = () => null\nexport async function open() {}\n",
  'test/rules.test.ts':
    "import { destroy } from '../src/plage-rules.ts'\nimport { edit } from '../src/lieu-rules.ts'\ndestroy(edit())\n",
}

test('what only tests call is found: members of a namespace, and a file that production never loads', async (context) => {
  const root = mkdtempSync(join(tmpdir(), 'uncalled-'))
  context.after(() => rmSync(root, { recursive: true }))
  for (const [file, text] of Object.entries(PLANTED)) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }

  assert.deepEqual(await uncalled(root), [
    'src/lieu-rules.ts#edit',
    'src/lieu-rules.ts#open',
    'src/plage-rules.ts#destroy',
  ])
})

const listed = (waiting: Record<string, string[]>) => ({
  'waiting for a screen': waiting,
  'for tests and tools': { 'src/app.ts': ['routeTables'] },
})

test('what is not called and what is listed are the same', () => {
  const found = ['src/app.ts#routeTables', 'src/lieu-rules.ts#edit']

  assert.deepEqual(unusedVerdict(found, listed({ 'src/lieu-rules.ts': ['edit'] })), [])
})

const wrong: [why: string, found: string[], waiting: Record<string, string[]>, said: RegExp][] = [
  ['is not listed', ['src/lieu-rules.ts#edit'], {}, /no page, deed or job calls src\/lieu-rules\.ts#edit/],
  ['is called after all', [], { 'src/lieu-rules.ts': ['edit'] }, /src\/lieu-rules\.ts#edit is called, or gone/],
]
for (const [why, found, waiting, said] of wrong)
  test(`the list is refused when an export ${why}`, () => {
    const problems = unusedVerdict(['src/app.ts#routeTables', ...found], listed(waiting))

    assert.equal(problems.length, 1)
    assert.match(problems[0] ?? '', said)
  })
