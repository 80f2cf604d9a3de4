import { relative } from 'node:path'
import type { TestEvent } from 'node:test/reporters'
import { inspect } from 'node:util'
import type { FileReport } from '../../../bin/tests/file-report.ts'

type Told = Extract<TestEvent, { type: 'test:pass' | 'test:fail' }>

/** Tells whoever started this process how each file ended; says nothing itself. */
// biome-ignore lint/style/noDefaultExport: Node takes a reporter by its default export
export default async function* report(events: AsyncIterable<TestEvent>) {
  let seen: Told[] = []
  for await (const event of events) {
    if (event.type !== 'test:pass' && event.type !== 'test:fail') continue
    seen.push(event)
    if (event.data.nesting > 0) continue

    process.send?.(reportOf(event, seen))
    seen = []
  }
  yield ''
}

/** A file is the suite of its tests; what it fails itself, in a hook or before its first test, counts too. */
function reportOf(file: Told, seen: readonly Told[]): FileReport {
  const tests = seen.filter(({ data }) => data.details.type !== 'suite' && !data.skip && !data.todo)
  const failed = seen.filter((one) => one.type === 'test:fail' && !isOfItsTests(one))
  return {
    file: file.data.name,
    passed: tests.filter(({ type }) => type === 'test:pass').length,
    failed: failed.length,
    skipped: seen.filter(({ data }) => data.skip || data.todo).length,
    failures: failed.map(inWords),
  }
}

const isOfItsTests = (told: Told) => failureType(told) === 'subtestsFailed'

const failureType = ({ data }: Told) =>
  'error' in data.details && 'failureType' in data.details.error ? data.details.error.failureType : undefined

function inWords({ data }: Told) {
  const error = 'error' in data.details ? data.details.error : undefined
  const place = `${relative(process.cwd(), data.file ?? '')}:${data.line ?? 0}`
  return { place, said: `${data.name}\n${inspect(error?.cause ?? error, { depth: 6 })}` }
}
