import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'

const READS_THE_CLOCK = /\bTemporal\.Now\b|\bDate\.now\(|\bnew Date\(\)/
const DECLARES_RENDER = /\b(?:function|const) render\b/

/** What all pages share is where the clock is read, and form pages are made. */
const screens = globSync('src/web/**/*.ts').filter((file) => !file.startsWith('src/web/shared/'))

/** One field read by itself, or a body: what reads a whole query proves it with zod. */
const READS_A_FIELD = /\breq\.body\b|\breq\.query(?:\.|\[|\?)|\} = req\.query\b|\breq\.params(?:\.|\[)/
const PROVES_A_PARAMETER = /\b(?:idOf|textOf)\(req\.params\.\w+\)/g

const screensThat = (pattern: RegExp) => screens.filter((file) => pattern.test(readFileSync(file, 'utf8')))

test('a request has one instant: no screen reads the clock', () => {
  assert.ok(screens.length > 100, 'screens were found')
  assert.match('now: Temporal.Now.instant()', READS_THE_CLOCK)

  assert.deepEqual(screensThat(READS_THE_CLOCK), [])
})

test('a form page is made once: no screen shows it by itself', () => {
  assert.match('function render(req: Request, res: Response, form: Form, status = 200) {', DECLARES_RENDER)

  assert.deepEqual(screensThat(DECLARES_RENDER), [])
})

test('what a request brings is read by the kit, bounded: no screen reads a field, a body or a parameter by itself', () => {
  for (const line of ['req.query.date', 'const { date } = req.query', 'req.body?.date', 'String(req.params.token)'])
    assert.match(line, READS_A_FIELD)
  assert.match('idOf(req.params.rdvId)', PROVES_A_PARAMETER)

  const reading = screens.filter((file) =>
    READS_A_FIELD.test(readFileSync(file, 'utf8').replaceAll(PROVES_A_PARAMETER, '')),
  )

  assert.deepEqual(reading, [])
})
