import { execFileSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readArguments } from './command/read-arguments.ts'

const usage = `
Usage: npm run check:citations

Looks for comments and documents that point to what is not in the repository: one line each, and ends with 1 when there is one.`

readArguments({ usage })

// What a comment or a document points to is in the repository: a document by its path, a decision by its number.
const WRITTEN_BY_US = /^(src|jobs|bin|prisma|test|views|public\/js|docs|README\.md)(\/|$)/
const NOT_READ = /^test\/cases\/|\.(png|svg|woff2?|csv|gz)$/

const DOCUMENT = /[\w./-]*\w\.md\b/g
const DECISIONS = /\bdecisions? (\d+(?:(?:, | and )\d+)*)/gi

const numberOf = (file: string) => Number(file.match(/(\d+)-[^/]*$/)?.[1])
const files = globSync('docs/decisions/*.md').sort()
const decided = new Set(files.map(numberOf))
const doubled = files.filter((file, at) => files.findIndex((other) => numberOf(other) === numberOf(file)) !== at)
const missing = tracked().flatMap((file) => missingIn(file, readFileSync(file, 'utf8')))

for (const problem of [...missing, ...doubled.map((file) => `${file}: its number is that of another decision`)])
  process.stderr.write(`${problem}\n`)
process.exitCode = missing.length + doubled.length > 0 ? 1 : 0

function tracked() {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  return listed.split('\n').filter((file) => WRITTEN_BY_US.test(file) && !NOT_READ.test(file) && existsSync(file))
}

function missingIn(file: string, text: string): string[] {
  return text.split('\n').flatMap((line, at) => {
    const documents = [...line.matchAll(DOCUMENT)].map(([path]) => path).filter((path) => !isThere(path, file))
    const numbers = [...line.matchAll(DECISIONS)].flatMap(([, list = '']) => list.match(/\d+/g) ?? [])
    const undecided = numbers.filter((number) => !decided.has(Number(number))).map((number) => `decision ${number}`)
    return [...documents, ...undecided].map((cited) => `${file}:${at + 1}: ${cited} is not in the repository`)
  })
}

function isThere(path: string, citing: string) {
  return existsSync(path) || existsSync(join(dirname(citing), path))
}
