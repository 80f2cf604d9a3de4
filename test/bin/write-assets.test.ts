import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { type AssetFile, writeAssets } from '../../bin/assets/write-assets.ts'

const aFolder = () => mkdtempSync(join(tmpdir(), 'assets-'))

const written = (files: readonly AssetFile[]) => {
  const folder = aFolder()
  const names = writeAssets(folder, files)
  return (name: string) => ({
    hashed: names.get(name)?.hashed ?? '',
    text: readFileSync(join(folder, names.get(name)?.hashed ?? ''), 'utf8'),
  })
}

test('a script imports the scripts beside it by the names that they got', () => {
  const files = [
    { name: 'js/page.js', text: "import { a } from './parts/a.js'\nconst b = await import('./parts/b.js')\n" },
    { name: 'js/parts/a.js', text: "import './b.js'\nexport const a = './b.js'\n" },
    { name: 'js/parts/b.js', text: 'export const b = 1\n' },
  ]

  const read = written(files)

  const [a, b] = ['js/parts/a.js', 'js/parts/b.js'].map((name) => read(name).hashed.replace('js/', './'))
  assert.equal(read('js/page.js').text, `import { a } from '${a}'\nconst b = await import('${b}')\n`)
  assert.equal(read('js/parts/a.js').text, `import '${b?.replace('parts/', '')}'\nexport const a = './b.js'\n`)
})

test('a script gets a new name when one that it imports changes', () => {
  const page = { name: 'js/page.js', text: "import './a.js'\n" }

  const [first, second] = ['1', '2'].map((text) => written([page, { name: 'js/a.js', text }])('js/page.js').hashed)

  assert.notEqual(first, second)
})

test('a script that imports what is not there, or itself, is refused', () => {
  assert.throws(
    () => written([{ name: 'js/page.js', text: "import './gone.js'\n" }]),
    /js\/page\.js names js\/gone\.js, which does not exist/,
  )
  const [a, b] = [
    { name: 'js/a.js', text: "import './b.js'\n" },
    { name: 'js/b.js', text: "import './a.js'\n" },
  ]
  assert.throws(() => written([a, b]), /js\/a\.js → js\/b\.js → js\/a\.js turns in a circle/)
})
