import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

export type AssetFile = { name: string; text: string | Buffer }

export type Written = { hashed: string; raw: number; gzip: number; brotli: number }

/** Writes each file under a name that changes with its content, compressed beside it, and the manifest of the names. */
export function writeAssets(out: string, files: readonly AssetFile[]) {
  const written = new Map<string, Written>()
  for (const { name, text } of [...files].sort(dependenciesFirst)) {
    if (!written.has(name)) written.set(name, writeAsset(out, name, withHashedUrls(name, text, written)))
  }
  const names = [...written].map(([name, { hashed }]) => [name, hashed] as const).sort()
  writeFileSync(join(out, 'manifest.json'), `${JSON.stringify(Object.fromEntries(names), null, 1)}\n`)
  return written
}

/** Style sheets name the other files, so they come last. */
const dependenciesFirst = (a: AssetFile, b: AssetFile) =>
  Number(a.name.endsWith('.css')) - Number(b.name.endsWith('.css'))

function writeAsset(out: string, name: string, content: Buffer): Written {
  const hashed = name.replace(/(\.\w+)$/, `.${createHash('sha256').update(content).digest('hex').slice(0, 10)}$1`)
  const path = join(out, hashed)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
  if (!/\.(css|js|svg)$/.test(name))
    return { hashed, raw: content.length, gzip: content.length, brotli: content.length }
  const [gzip, brotli] = [gzipSync(content, { level: 9 }), brotliCompressSync(content, brotliOptions(content))]
  writeFileSync(`${path}.gz`, gzip)
  writeFileSync(`${path}.br`, brotli)
  return { hashed, raw: content.length, gzip: gzip.length, brotli: brotli.length }
}

const brotliOptions = (content: Buffer) => ({
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
})

function withHashedUrls(name: string, text: string | Buffer, written: ReadonlyMap<string, Written>) {
  if (typeof text !== 'string') return text
  return Buffer.from(
    text.replaceAll(/asset:([\w/.-]+)/g, (_, target: string) =>
      posix.relative(posix.dirname(name), written.get(target)?.hashed ?? target),
    ),
  )
}
