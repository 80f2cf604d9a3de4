import { join } from 'node:path'
import { buildAssets } from './assets/build-assets.ts'

const root = join(import.meta.dirname, '..')

const written = await buildAssets({ root, out: join(root, 'public/assets'), views: [join(root, 'views')] })
for (const [name, { raw, gzip, brotli }] of written) {
  if (name.endsWith('.css')) console.log(`${name}: ${raw} bytes, gzip ${gzip}, brotli ${brotli}`)
}
