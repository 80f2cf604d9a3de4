import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { readTree } from '../../bin/assets/read-tree.ts'
import { bundle } from '../support/kitchen-sink/rendered.ts'

const views = join(import.meta.dirname, '../../views')
const WRITTEN = /(?:class|classes|icon)(?:="|: ')([^"']*)/g

test('each class that a page names has a rule in the style sheet of its face', () => {
  assert.deepEqual(orphansOf('usagers', 'css/usager.css'), [])
  assert.deepEqual(orphansOf('agents', 'css/agent.css'), [])
})

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
