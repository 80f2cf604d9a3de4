import { existsSync, readFileSync } from 'node:fs'
import { refuse } from '../command/read-arguments.ts'

export type Verdict = { ok: boolean; expected: string; got: string }

/** Judges each case of a file: a line for each failure, then the count; true when none failed. */
export async function reportCases(file: string, judge: (raw: unknown) => Verdict | Promise<Verdict>): Promise<boolean> {
  const judged = []
  for (const [at, raw] of readCases(file).entries()) judged.push({ id: idOf(raw, at), ...(await judge(raw)) })
  const failed = judged.filter(({ ok }) => !ok)
  for (const { id, expected, got } of failed) console.log(`${id}: expected ${expected}, got ${got}`)
  console.log(`${judged.length - failed.length} passed, ${failed.length} failed`)
  return failed.length === 0
}

function readCases(file: string): unknown[] {
  if (!existsSync(file)) refuse(`There is no file ${file}.`)
  const content: unknown = JSON.parse(readFileSync(file, 'utf8'))
  if (typeof content === 'object' && content && 'cases' in content && Array.isArray(content.cases)) return content.cases
  throw new Error(`${file} holds no "cases"`)
}

const idOf = (raw: unknown, at: number) =>
  typeof raw === 'object' && raw && 'id' in raw && typeof raw.id === 'string' ? raw.id : `case ${at + 1}`
