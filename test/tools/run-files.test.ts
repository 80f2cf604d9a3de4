import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FileReport } from '../../bin/tests/file-report.ts'
import { runFiles } from '../../bin/tests/run-files.ts'

async function reportsOf(...names: string[]) {
  const reports: FileReport[] = []
  await runFiles(
    names.map((name) => `test/tools/run-files/${name}.ts`),
    { processes: 1, env: {}, report: (file) => reports.push(file) },
  )
  return reports
}

const counts = ({ passed, failed, skipped }: FileReport) => ({ passed, failed, skipped })
const said = ({ failures }: FileReport) => failures.map((failure) => `${failure.place} ${failure.said}`).join('\n')

test('a file finds nothing of the one that ran before in its process', async () => {
  const [leaves, finds] = await reportsOf('leaves-things', 'finds-nothing')

  assert.deepEqual(
    [leaves, finds].map((report) => report && said(report)),
    ['', ''],
  )
  assert.deepEqual(finds && counts(finds), { passed: 3, failed: 0, skipped: 0 })
})

test('a file that does not ask for a database has none, not even that of the file before', async () => {
  const reports = await reportsOf('leaves-things', 'asks-nothing')

  assert.deepEqual(reports.map(said), ['', ''])
})

test('a file that asks to be alone has a process of its own, and the others keep theirs', async () => {
  const reports = await reportsOf('leaves-things', 'is-alone', 'finds-nothing')

  assert.deepEqual(reports.map(said), ['', '', ''])
  assert.deepEqual(
    reports.map(({ passed }) => passed),
    [1, 1, 3],
  )
})

test('tests that pass, fail or are skipped are counted, and a hook that fails with them', async () => {
  const [fails] = await reportsOf('fails')

  assert.deepEqual(fails && counts(fails), { passed: 1, failed: 2, skipped: 1 })
  assert.match(fails ? said(fails) : '', /run-files\/fails\.ts:11 fails\n.*1 !== 2/s)
  assert.match(fails ? said(fails) : '', /the hook fails too/)
})

test('a process that dies fails its file, and the next file runs in another', async () => {
  const [dies, unread, leaves] = await reportsOf('dies', 'cannot-be-read', 'leaves-things')

  assert.match(dies ? said(dies) : '', /ended \(code 3\)/)
  assert.match(unread ? said(unread) : '', /not even one test/)
  assert.deepEqual(leaves && counts(leaves), { passed: 1, failed: 0, skipped: 0 })
})
