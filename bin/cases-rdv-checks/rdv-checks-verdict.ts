import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { Verdict } from '../cases/report.ts'
import { absenceAnswer, plageAnswer } from './planning-answers.ts'
import { rdvAnswer } from './rdv-answer.ts'
import { type RdvChecksCase, rdvChecksCase } from './rdv-checks-case.ts'
import { cascadeAnswer, menuAnswer, transitionAnswer } from './status-answers.ts'

/** Judges one case of a file; whatever is wrong with it is a failure of that case only. */
export async function judgeRdvChecks(raw: unknown): Promise<Verdict> {
  const read = rdvChecksCase.safeParse(raw)
  if (!read.success) return { ok: false, expected: 'a case of known words', got: z.prettifyError(read.error) }
  const { expect } = read.data
  try {
    const answer = await answerOf(read.data)
    const ok = isDeepStrictEqual(inOrder(expect), inOrder(wordsOf(expect, answer)))
    return { ok, expected: JSON.stringify(expect), got: JSON.stringify(answer) }
  } catch (error) {
    return { ok: false, expected: JSON.stringify(expect), got: String(error) }
  }
}

function answerOf(given: RdvChecksCase): object | Promise<object> {
  switch (given.kind) {
    case 'rdv':
      return rdvAnswer(given)
    case 'plage':
      return plageAnswer(given)
    case 'absence':
      return absenceAnswer(given)
    case 'menu':
      return menuAnswer(given)
    case 'transition':
      return transitionAnswer(given)
    case 'cascade':
      return cascadeAnswer(given)
  }
}

/** What a case expects nothing of is not compared. */
const wordsOf = (expect: object, answer: object) =>
  Object.fromEntries(Object.entries(answer).filter(([word]) => Object.hasOwn(expect, word)))

const AS_SETS = ['errors', 'warnings']

/** What is compared as a set is sorted. */
const inOrder = (answer: object) =>
  Object.fromEntries(
    Object.entries(answer).map(([word, value]) => [
      word,
      AS_SETS.includes(word) && Array.isArray(value) ? value.map(String).toSorted() : value,
    ]),
  )
