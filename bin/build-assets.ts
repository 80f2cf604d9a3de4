import { join } from 'node:path'
import { buildAssets } from './assets/build-assets.ts'
import { readArguments } from './command/read-arguments.ts'

const usage = `
Usage: npm run assets

Assembles the CSS of each audience, the fonts and the scripts of pages, compresses them, and writes them in public/assets.`

readArguments({ usage })

const root = join(import.meta.dirname, '..')

const written = await buildAssets({ root, out: join(root, 'public/assets'), views: [join(root, 'views')] })
for (const [name, { raw, gzip, brotli }] of written) {
  if (name.endsWith('.css')) console.log(`${name}: ${raw} bytes, gzip ${gzip}, brotli ${brotli}`)
}
