import { readFileSync } from 'node:fs'

/** What a test file asks of its process, as its imports say. */
export type Asks = { database: boolean; alone: boolean }

export function asksOf(file: string): Asks {
  const code = readFileSync(file, 'utf8')
  const imports = (name: string) => new RegExp(`^import .*/support/${name}\\.ts'$`, 'm').test(code)
  return { database: imports('database'), alone: imports('alone') }
}
