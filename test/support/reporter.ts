import { relative } from 'node:path'
import type { TestEvent } from 'node:test/reporters'
import { inspect } from 'node:util'

/** One line a file; what a failure says comes right after its file's line, and again in the list at the end. */
// biome-ignore lint/style/noDefaultExport: node --test takes a reporter by its default export
export default async function* report(events: AsyncIterable<TestEvent>) {
  const failures = new Map<string, string[]>()
  for await (const event of events) {
    if (event.type === 'test:fail') remember(failures, event.data)
    if (event.type === 'test:stderr' || event.type === 'test:stdout') yield event.data.message
    if (event.type === 'test:summary')
      yield event.data.file === undefined ? ending(event.data, failures) : line(event.data)
  }
}

type TestFail = Extract<TestEvent, { type: 'test:fail' }>['data']
type Summary = Extract<TestEvent, { type: 'test:summary' }>['data']

const from = (file: string) => relative(process.cwd(), file)
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`

function line({ file = '', counts, duration_ms, success }: Summary) {
  return `${success ? '✔' : '✘'} ${from(file)} ${counts.passed}/${counts.tests} ${seconds(duration_ms)}\n`
}

function remember(failures: Map<string, string[]>, { name, file = '', line: at, details }: TestFail) {
  const { error } = details
  if ('failureType' in error && error.failureType === 'subtestsFailed') return

  const place = `${from(file)}:${at ?? 0}`
  failures.set(place, [...(failures.get(place) ?? []), `${name}\n${inspect(error.cause ?? error, { depth: 6 })}`])
}

function ending({ counts, duration_ms }: Summary, failures: Map<string, string[]>) {
  const details = [...failures].flatMap(([place, said]) => said.map((text) => `\n✘ ${place} ${text}\n`))
  const skipped = counts.skipped + counts.todo > 0 ? `, ${counts.skipped + counts.todo} skipped` : ''
  return `${details.join('')}\n${counts.passed} passed, ${counts.tests - counts.passed} not passed${skipped}, ${seconds(duration_ms)}\n`
}
