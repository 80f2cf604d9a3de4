import { globSync, readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { readArguments } from './command/read-arguments.ts'

const usage = `
Usage: npm run rules

Among the rules of imports: what is pure leads to no infra at run time. One line a way that does, and ends with 1 then.`

readArguments({ usage })

// dependency-cruiser sees types and values alike; what is pure may take types from anywhere, and at run time leads to no infra at all.
const root = process.cwd()
const aliases: Record<string, string> = JSON.parse(readFileSync('package.json', 'utf8')).imports
const impure = pureFiles().flatMap((file) => wayToInfra([resolve(file)]) ?? [])

for (const way of impure) process.stderr.write(`  error what-is-pure-reaches-no-infra: ${way}\n`)
process.exitCode = impure.length > 0 ? 1 : 0

function pureFiles() {
  const isNoun = (file: string) => /^src\/domain\/(.+\/)?([^/]+)\/\2\.ts$/.test(file)
  return globSync('src/domain/**/*.ts').filter(
    (file) => isNoun(file) || /(-(rules|scope)|\/notifications-of)\.ts$/.test(file),
  )
}

function wayToInfra(way: string[], seen = new Set<string>()): string | undefined {
  const file = way.at(-1) ?? ''
  if (file.startsWith(join(root, 'src/infra/'))) return way.map((step) => relative(root, step)).join(' → ')
  if (seen.has(file)) return undefined

  seen.add(file)
  for (const imported of runtimeImports(file)) {
    const found = wayToInfra([...way, imported], seen)
    if (found) return found
  }
  return undefined
}

function runtimeImports(file: string): string[] {
  const code = stripTypeScriptTypes(readFileSync(file, 'utf8'))
  const names = [...code.matchAll(/(?:from|import)\s*\(?\s*'([^']+\.ts)'/g)].map(([, name]) => name ?? '')
  return names.map((name) => (name.startsWith('#') ? aliased(name) : resolve(dirname(file), name)))
}

function aliased(name: string) {
  const [alias = '', rest] = [name.slice(0, name.indexOf('/')), name.slice(name.indexOf('/') + 1)]
  return resolve((aliases[`${alias}/*`] ?? '').replace('*', rest))
}
