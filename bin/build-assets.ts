import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { assembleCss } from './assets/assemble-css.ts'
import { bundles, connect } from './assets/bundles.ts'
import { fontsCss } from './assets/fonts.ts'
import { readTree } from './assets/read-tree.ts'
import { type AssetFile, writeAssets } from './assets/write-assets.ts'

const root = join(import.meta.dirname, '..')
const out = join(root, 'public/assets')

const templates = readTree(join(root, 'views'), '.njk')
const scripts = readTree(join(root, 'public/js'), '.js')
const screens = readTree(join(root, 'src/web'), '.ts')

rmSync(out, { recursive: true, force: true })

const files: AssetFile[] = [
  ...scripts.map(({ path, text }) => ({ name: `js/${path}`, text })),
  ...readTree(join(root, 'public/icons'), '.svg').map(({ path, text }) => ({ name: `icons/${path}`, text })),
  ...fontsCss(root),
]
for (const bundle of [...bundles, connect]) {
  files.push(...(await assembleCss(root, bundle, [...templates, ...scripts, ...screens])))
}

const manifest = writeAssets(out, files)
for (const [name, { raw, gzip, brotli }] of manifest) {
  if (name.endsWith('.css')) console.log(`${name}: ${raw} bytes, gzip ${gzip}, brotli ${brotli}`)
}
