import { z } from 'zod'
import { type CommuneFound, searchCommunes } from '#infra/communes/search-communes.ts'
import type { Verdict } from './report.ts'

const code = z.string().regex(/^[0-9AB]{5}$/)
const communesCase = z.object({
  id: z.string(),
  kind: z.string().optional(),
  why: z.string().optional(),
  typed: z.string(),
  served: z.array(z.string()).optional(),
  expect: z
    .strictObject({
      within: z.number().int().positive().optional(),
      includes: z.array(code).optional(),
      first: code.optional(),
      only: z.boolean().optional(),
      excludes: z.array(code).optional(),
      none: z.boolean().optional(),
      allIn: z.strictObject({ departement: z.string().optional(), postcode: z.string().optional() }).optional(),
      atLeast: z.number().int().optional(),
      maxMs: z.number().optional(),
    })
    .refine((expect) => Object.keys(expect).length > 0, 'nothing is expected'),
})

type Expected = z.infer<typeof communesCase>['expect']
type Answer = { found: CommuneFound[]; tookMs: number }

const WITHIN = 8

/** Judges one case of a file; whatever is wrong with it is a failure of that case only. */
export async function judgeCommunes(raw: unknown): Promise<Verdict> {
  const read = communesCase.safeParse(raw)
  if (!read.success) return { ok: false, expected: 'a case of known words', got: z.prettifyError(read.error) }
  const { typed, served, expect } = read.data
  await searchCommunes('')
  const startedAt = performance.now()
  const found = await searchCommunes(typed, served)
  const answer = { found, tookMs: performance.now() - startedAt }
  const wrong = Object.entries(checks).filter(([word, check]) => word in expect && !check(expect, answer))
  return {
    ok: wrong.length === 0,
    expected: JSON.stringify(Object.fromEntries(wrong.map(([word]) => [word, expect[word as keyof Expected]]))),
    got: `${found.length} in ${Math.ceil(answer.tookMs)} ms: ${found.slice(0, 12).map(shown).join(', ')}`,
  }
}

const codes = (found: readonly CommuneFound[]) => found.map(({ commune }) => commune.cityCode)
const looked = (expect: Expected, { found }: Answer) => found.slice(0, expect.within ?? WITHIN)

const checks: Record<keyof Expected, (expect: Expected, answer: Answer) => boolean> = {
  within: () => true,
  includes: (expect, answer) => (expect.includes ?? []).every((one) => codes(looked(expect, answer)).includes(one)),
  first: ({ first }, { found }) => codes(found)[0] === first,
  only: ({ only }, { found }) => (found.length === 1) === only,
  excludes: ({ excludes = [] }, { found }) => !excludes.some((one) => codes(found).includes(one)),
  none: ({ none }, { found }) => (found.length === 0) === none,
  allIn: (expect, answer) => looked(expect, answer).every(isIn(expect.allIn ?? {})),
  atLeast: ({ atLeast = 0 }, { found }) => found.length >= atLeast,
  maxMs: ({ maxMs = 0 }, { tookMs }) => tookMs <= maxMs,
}

const isIn =
  ({ departement, postcode = '' }: NonNullable<Expected['allIn']>) =>
  ({ commune }: CommuneFound) =>
    (departement === undefined || commune.departement === departement) &&
    (postcode === '' || commune.postCodes.some((one) => one.startsWith(postcode)))

const shown = ({ commune }: CommuneFound) => `${commune.cityCode} ${commune.name}`
