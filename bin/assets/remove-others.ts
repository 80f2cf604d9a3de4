import { readdirSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Written } from './write-assets.ts'

/** What earlier assemblies left goes last, so that no moment is without assets. */
export function removeOthers(out: string, written: ReadonlyMap<string, Written>) {
  const kept = new Set([...written.values()].map(({ hashed }) => hashed))
  for (const entry of readdirSync(out, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    const name = relative(out, path)
    if (entry.isFile() && name !== 'manifest.json' && !kept.has(name.replace(/\.(gz|br)$/, ''))) rmSync(path)
  }
}
