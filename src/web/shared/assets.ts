import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export type AssetPath = (name: string) => string

/** From a name under public/ (« css/usager.css ») to its hashed address; an unknown name is an error. */
export function loadAssets(directory: string, prefix = '/assets'): AssetPath {
  const manifest = new Map<string, string>(Object.entries(readManifest(directory)))
  return (name) => {
    const hashed = manifest.get(name)
    if (!hashed) throw new Error(`no asset is named ${name}: run npm run assets`)
    return `${prefix}/${hashed}`
  }
}

const readManifest = (directory: string): Record<string, string> =>
  JSON.parse(readFileSync(join(directory, 'manifest.json'), 'utf8'))
