import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import type { CheerioAPI } from 'cheerio'
import { buildKitchenSinkAssets } from '../support/kitchen-sink/kitchen-sink.ts'
import { agentPage, bundle, usagerHtml, usagerPage, written } from '../support/kitchen-sink/rendered.ts'

/** Classes of the DSFR's markup that have no rule in the DSFR either. */
const HOOKS = new Set(['fr-input--error', 'fr-footer__content-item'])

const faces = [
  { name: 'css/usager.css', page: usagerPage },
  { name: 'css/agent.css', page: agentPage },
] as const

test('each class of the pages has a rule in its bundle', () => {
  for (const { name, page } of faces) {
    const css = bundle(name) + bundle('css/franceconnect.css')
    const without = classesOf(page).filter((word) => !HOOKS.has(word) && !css.includes(`.${word}`))
    assert.deepEqual(without, [], name)
  }
})

test('a usager page weighs less than 30 KB compressed, fonts apart', () => {
  const css = written.get('css/usager.css')?.gzip ?? Number.POSITIVE_INFINITY

  assert.ok(css + gzipSync(usagerHtml).length < 30_000)
})

test('each script keeps its budget', () => {
  const budgets = {
    combobox: 2500,
    focus: 300,
    hold: 400,
    menu: 400,
    conditional: 500,
    copy: 400,
    password: 400,
    print: 300,
    refresh: 500,
    shortcuts: 900,
  }
  for (const [name, budget] of Object.entries(budgets)) {
    const size = written.get(`js/${name}.js`)?.brotli ?? Number.POSITIVE_INFINITY
    assert.ok(size <= budget, `${name}: ${size} bytes`)
  }
})

test('the scripts of the agenda weigh at most 60 KB compressed, and are all fetched at once', () => {
  const names = [...written.keys()].filter((name) => name.startsWith('js/agenda/'))
  assert.ok(names.includes('js/agenda/event-calendar.js'))

  const sizes = names.map((name) => written.get(name)?.gzip ?? Number.POSITIVE_INFINITY)
  assert.ok(sizes.reduce((sum, size) => sum + size, 0) <= 60_000, `${sizes}`)

  const page = readFileSync(join(import.meta.dirname, '../../views/agents/agenda/agenda.njk'), 'utf8')
  const preloaded = page.match(/for name in \[([^\]]+)\]/)?.[1]?.match(/[\w-]+/g)
  assert.deepEqual(
    preloaded?.map((name) => `js/agenda/${name}.js`).sort(),
    names.filter((name) => name !== 'js/agenda/agenda.js').sort(),
  )
})

test('the notice of the DSFR stays at the head of the style sheets', () => {
  for (const { name } of faces) assert.match(bundle(name), /^\/\*!\s+\* DSFR v1\.14\.4 \| SPDX-License-Identifier: MIT/)
})

test('the style sheets name only files that were written', () => {
  const hashed = new Set([...written.values()].map((file) => file.hashed))
  for (const { name } of faces) {
    const urls = [...bundle(name).matchAll(/url\((\.\.\/[^)]+)\)/g)].map(([, url]) => join('css', url ?? ''))
    assert.ok(urls.length > 10)
    assert.deepEqual(
      urls.filter((url) => !hashed.has(url)),
      [],
    )
  }
})

test('the dark tokens follow the device too', () => {
  assert.match(bundle('css/usager.css'), /@media\(prefers-color-scheme:dark\)\{:root\[data-fr-theme=system\]\{--/)
})

test('no typeface of the State is named outside its own style sheet', () => {
  for (const { name } of faces) assert.doesNotMatch(bundle(name), /@font-face/)
  assert.match(bundle('css/fonts.css'), /Marianne-Bold\.[0-9a-f]{10}\.woff2/)
})

test('assembling twice gives the same names', async () => {
  const again = await buildKitchenSinkAssets(mkdtempSync(join(tmpdir(), 'kitchen-sink-')))

  assert.deepEqual(
    [...again].map(([, file]) => file.hashed),
    [...written].map(([, file]) => file.hashed),
  )
})

const classesOf = ($: CheerioAPI) => [
  ...new Set(
    $('[class]')
      .toArray()
      .flatMap((element) => ($(element).attr('class') ?? '').split(/\s+/).filter(Boolean)),
  ),
]
