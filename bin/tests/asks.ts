import { readFileSync } from 'node:fs'

/** What a test file asks of its process, as its imports say. */
export type Asks = { database: boolean; alone: boolean }

export function asksOf(file: string): Asks {
  const code = readFileSync(file, 'utf8')
  return { database: code.includes("'#test/support/database.ts'"), alone: code.includes("'#test/support/alone.ts'") }
}
