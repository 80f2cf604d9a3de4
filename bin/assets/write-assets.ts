import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

export type AssetFile = { name: string; text: string | Buffer }

export type Written = { hashed: string; raw: number; gzip: number; brotli: number }

/** Writes each file under a name that changes with its content, compressed beside it, and the manifest of the names. */
export function writeAssets(out: string, files: readonly AssetFile[]) {
  const byName = new Map(files.toReversed().map((file) => [file.name, file]))
  const written = new Map<string, Written>()
  for (const { name } of files) writeNamed(name, { out, byName, written, above: [] })
  const names = [...written].map(([name, { hashed }]) => [name, hashed] as const).sort()
  writeFileSync(join(out, 'manifest.json'), `${JSON.stringify(Object.fromEntries(names), null, 1)}\n`)
  return written
}

type Writing = {
  out: string
  byName: ReadonlyMap<string, AssetFile>
  written: Map<string, Written>
  /** The files that wait for this one: what a file names is written before it. */
  above: readonly string[]
}

function writeNamed(name: string, writing: Writing): Written {
  const { out, byName, written, above } = writing
  const known = written.get(name)
  if (known) return known
  const file = byName.get(name)
  if (!file) throw new Error(`${above.at(-1)} names ${name}, which does not exist`)
  if (above.includes(name)) throw new Error(`${[...above, name].join(' → ')} turns in a circle`)
  const hashedOf = (target: string) => writeNamed(target, { ...writing, above: [...above, name] }).hashed
  const fresh = writeAsset(out, name, Buffer.from(withHashedNames(file, hashedOf)))
  written.set(name, fresh)
  return fresh
}

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

/** Style sheets name files by « asset: », scripts by their place beside them. */
const NAMED = { '.css': /()asset:([\w/.-]+)/g, '.js': /(\b(?:from |import |import\()')(\.[\w/.-]+)(?=')/g } as const

function withHashedNames({ name, text }: AssetFile, hashedOf: (target: string) => string) {
  const extension = posix.extname(name)
  if (typeof text !== 'string' || (extension !== '.css' && extension !== '.js')) return text
  const folder = posix.dirname(name)
  return text.replaceAll(NAMED[extension], (_, before: string, named: string) => {
    if (extension === '.css') return posix.relative(folder, hashedOf(named))
    return `${before}./${posix.relative(folder, hashedOf(posix.join(folder, named)))}`
  })
}
