import { globSync, readFileSync } from 'node:fs'
import { readArguments } from './command/read-arguments.ts'
import { functionsOf } from './sizes/functions.ts'

const usage = `
Usage: npm run sizes

Prints how many lines files and functions have, the median of each kind, and the longest.`

readArguments({ usage })

// What good neighbours keep is usual, not a gate: this prints where we stand, and what stands out.
type Usual = { what: string; files: string; lines: number }

const USUAL: Usual[] = [
  { what: 'TypeScript files', files: '{src,jobs,prisma,bin}/**/*.ts', lines: 60 },
  { what: 'tests', files: 'test/**/*.ts', lines: 60 },
  { what: 'components', files: '{views/components,src/telling/channels}/**/*.njk', lines: 40 },
  { what: 'page templates', files: '{views,src/telling}/**/*.njk', lines: 80 },
  { what: 'browser modules', files: 'public/js/**/*.js', lines: 60 },
]
const FUNCTION_LINES = 12
const SHOWN = 10

for (const usual of USUAL) printFiles(usual)
printFunctions()

function printFiles({ what, files, lines }: Usual) {
  const sizes = ours(files).map((file) => ({ name: file, lines: readFileSync(file, 'utf8').split('\n').length - 1 }))
  print(`${what}, usually ≤ ${lines} lines`, sizes, lines)
}

function printFunctions() {
  const sizes = ours('{src,jobs,prisma,bin}/**/*.ts').flatMap((file) => functionsOf(file, readFileSync(file, 'utf8')))
  print(`functions, usually ≤ ${FUNCTION_LINES} lines`, sizes, FUNCTION_LINES)
}

function ours(pattern: string) {
  return globSync(pattern).filter((file) => !file.startsWith('src/infra/prisma/'))
}

function print(title: string, sizes: { name: string; lines: number }[], usual: number) {
  const sorted = sizes.toSorted((a, b) => b.lines - a.lines)
  const above = sorted.filter(({ lines }) => lines > usual)
  const median = sorted[Math.floor(sorted.length / 2)]?.lines ?? 0
  process.stdout.write(`\n${title}: ${sizes.length}, median ${median}, ${above.length} above\n`)
  for (const { name, lines } of above.slice(0, SHOWN)) process.stdout.write(`  ${String(lines).padStart(5)}  ${name}\n`)
}
