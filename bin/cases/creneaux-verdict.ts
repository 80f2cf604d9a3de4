import { isDeepStrictEqual } from 'node:util'
import { answerOf } from './creneaux-answer.ts'
import { type CreneauxCase, creneauxCase } from './creneaux-case.ts'
import type { Verdict } from './report.ts'

/** Judges one case of a file; whatever is wrong with it is a failure of that case only. */
export function judgeCreneaux(raw: unknown): Verdict {
  const read = creneauxCase.safeParse(raw)
  if (!read.success)
    return { ok: false, expected: 'a case of known words', got: read.error.issues.map(issueLine).join('; ') }
  try {
    return judge(read.data)
  } catch (error) {
    return { ok: false, expected: shown(read.data.expect), got: String(error) }
  }
}

function judge(given: CreneauxCase): Verdict {
  const answer = answerOf(given)
  const words = Object.entries(given.expect).filter(([, expected]) => expected !== undefined)
  const wrong = words.filter(([word, expected]) => !(word in answer) || !agree(word, expected, answer[word]))
  const got = Object.fromEntries(wrong.map(([word]) => [word, word in answer ? answer[word] : 'not answered']))
  return { ok: wrong.length === 0, expected: shown(Object.fromEntries(wrong)), got: shown(got) }
}

const AS_SETS = ['slots', 'agentAnyOf']
const ANY_OF = ['firstSlot', 'nextAvailability']

function agree(word: string, expected: unknown, got: unknown): boolean {
  if (AS_SETS.includes(word)) return isDeepStrictEqual(asSet(expected), asSet(got))
  if (ANY_OF.includes(word)) return Array.isArray(got) && got.some((one) => isSameSlot(expected, one))
  return isDeepStrictEqual(expected, got)
}

const asSet = (list: unknown) =>
  Array.isArray(list) ? new Set(list.map((one) => JSON.stringify(sortKeys(one)))) : list

const sortKeys = (one: unknown) =>
  typeof one === 'object' && one ? Object.entries(one).sort(([a], [b]) => a.localeCompare(b)) : one

/** The words given must all be those of the answer; a collective one may name its rdv `rdv` or `id`. */
function isSameSlot(expected: unknown, got: unknown): boolean {
  if (typeof expected !== 'object' || typeof got !== 'object' || !expected || !got) return expected === got
  const known: Record<string, unknown> = { ...got, ...('rdv' in got ? { id: got.rdv } : {}) }
  return Object.entries(expected).every(([word, value]) => value === undefined || known[word] === value)
}

const shown = (value: unknown) =>
  JSON.stringify(value, (word, inner) =>
    word === 'startsAt' && typeof inner === 'number' ? new Date(inner).toISOString() : inner,
  )

const issueLine = ({ path, message }: { path: PropertyKey[]; message: string }) =>
  `${path.join('.') || 'case'}: ${message}`
