import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { bundles } from '../../bin/assets/bundles.ts'
import { readTree } from '../../bin/assets/read-tree.ts'
import { bundle } from '../support/kitchen-sink/rendered.ts'

const views = join(import.meta.dirname, '../../views')
const WRITTEN = /(?:class|classes|icon)(?:="|: ')([^"']*)/g

test('each class that a page names has a rule in the style sheet of its face', () => {
  assert.deepEqual(orphansOf('usagers', 'css/usager.css'), [])
  assert.deepEqual(orphansOf('agents', 'css/agent.css'), [])
})

test('the style sheet of a face leaves out no component that its pages import', () => {
  for (const [face, sheet] of [
    ['usagers', 'css/usager.css'],
    ['agents', 'css/agent.css'],
  ] as const) {
    const { without } = found(bundles.find(({ name }) => name === sheet))
    const imported = importedBy(readTree(join(views, face), '.njk').map(({ text }) => text))
    assert.ok(imported.size > 5)
    assert.deepEqual(
      without.filter((component) => imported.has(component)),
      [],
      face,
    )
  }
})

/** With what they import themselves. */
function importedBy(texts: readonly string[], known = new Set<string>()): Set<string> {
  const names = texts.flatMap((text) =>
    [...text.matchAll(/from "(components\/[\w-]+\.njk)"/g)].map(([, name = '']) => name),
  )
  const fresh = [...new Set(names)].filter((name) => !known.has(name))
  if (fresh.length === 0) return known
  for (const name of fresh) known.add(name)
  return importedBy(
    fresh.map((name) => readFileSync(join(views, name), 'utf8')),
    known,
  )
}

function found<Found>(value: Found | undefined): Found {
  assert.ok(value)
  return value
}

/** Classes with a computed part are the components' business, and are tested once drawn. */
function orphansOf(face: string, sheet: string) {
  const css = bundle(sheet) + bundle('css/franceconnect.css')
  return readTree(join(views, face), '.njk').flatMap(({ path, text }) =>
    [...text.matchAll(WRITTEN)]
      .flatMap(([, words = '']) => words.split(/\s+/))
      .filter((word) => /^(fr|rdv)-[\w-]+$/.test(word) && !css.includes(`.${word}`))
      .map((word) => `${path}: ${word}`),
  )
}
