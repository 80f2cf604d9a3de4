import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'

const rows = [...readFileSync('docs/security.md', 'utf8').matchAll(/^\| ([TW]\d+) \| (.+) \| (.+) \|$/gm)].map(
  ([, id = '', , shownBy = '']) => ({ id, shownBy }),
)
const testsOf = (shownBy: string) =>
  [...shownBy.matchAll(/`(test\/[^`]+)` « (.+?) »(?=;|$)/g)].map(([, file = '', title = '']) => ({ file, title }))

const numbered = (letter: string, count: number) => Array.from({ length: count }, (_, at) => `${letter}${at + 1}`)

test('docs/security.md names each threat and each weakness once', () => {
  assert.deepEqual(
    rows.map(({ id }) => id),
    [...numbered('T', 27), ...numbered('W', 31)],
  )
})

test('each is shown by tests that exist under that title, or waits for a feature that is named', () => {
  const wrong = rows.flatMap(({ id, shownBy }) => {
    const tests = testsOf(shownBy)
    const isEmpty = tests.length === 0 && !/to come: \S/.test(shownBy)
    const missing = tests.filter(
      ({ file, title }) => !existsSync(file) || !titlesIn(file).some((one) => one.includes(title)),
    )
    return [...(isEmpty ? [`${id}: nothing`] : []), ...missing.map(({ file, title }) => `${id}: ${file} « ${title} »`)]
  })

  assert.deepEqual(wrong, [])
})

test('each test named after a threat or a weakness is in its row', () => {
  const absent = globSync('test/**/*.test.ts').flatMap((file) =>
    titlesIn(file).flatMap((title) =>
      [...title.matchAll(/\b([TW]\d{1,2})\b/g)]
        .map(([, id = '']) => id)
        .filter((id) => !rows.some((row) => row.id === id && row.shownBy.includes(`\`${file}\``)))
        .map((id) => `${id}: ${file} « ${title} »`),
    ),
  )

  assert.deepEqual(absent, [])
})

test('every file of tests that docs/security.md names exists', () => {
  const named = readFileSync('docs/security.md', 'utf8').matchAll(/\btest\/[\w/-]+\.test\.ts/g)

  assert.deepEqual(
    [...named].map(([file]) => file).filter((file) => !existsSync(file)),
    [],
  )
})

/** As written: a title of many tests keeps its ${…}. */
function titlesIn(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(/\btest\(\s*(['"`])(.*?[^\\])\1/gs)].map(([, , title = '']) => title)
}
