import { folded } from '#lib/folding.ts'

/** In months: from this age on, until the day before that one; null where there is no bound. */
export type Ages = { from: number | null; before: number | null }

const YEAR = 12

/** Whom a motif says it is for: « 0 à 6 ans », « moins de 3 ans », « plus de 60 ans ». Null when its texts name no age, or not one alone. */
export function agesIn(texts: readonly (string | null)[]): Ages | null {
  for (const text of texts) {
    const found = text === null ? [] : rangesIn(folded(text))
    const [first, ...others] = found
    if (first && others.every(({ from, before }) => from === first.from && before === first.before)) return first
    if (first) return null
  }
  return null
}

/** On that day. */
export function isOfAge({ from, before }: Ages, birth: Temporal.PlainDate, day: Temporal.PlainDate): boolean {
  const months = birth.until(day, { largestUnit: 'months' }).months
  return (from === null || months >= from) && (before === null || months < before)
}

/** A number and its unit, which the second bound gives to the first when that has none. */
const COUNT = String.raw`(\d{1,3})`
const UNIT = String.raw`\s*(ans?|annees?|mois)(?![a-z])`
const MAYBE_UNIT = String.raw`(?:\s*(ans?|annees?|mois))?`

/** What has that many years without being a person: « carte d’identité de plus de 10 ans », « depuis moins de 5 ans ». */
const PERIODS = 'depuis|il y a|pendant|tous les|toutes les|dans|sous|valables?|duree|perimee?s?|expiree?s?'
const THINGS = 'carte|passeport|permis|titre|piece|document|logement|bail|contrat|emploi|residence|mariage|vie commune'
const NOBODY = new RegExp(String.raw`(?:${PERIODS}|(?:${THINGS})[^.,;:()]*)\s*(?:de\s|d['’])?\s*$`)

type Range = Ages & { at: number; end: number }

function rangesIn(text: string): Ages[] {
  const taken: Range[] = []
  for (const { form, read } of FORMS)
    for (const match of text.matchAll(form)) {
      const at = match.index
      const end = at + match[0].length
      const isTaken = taken.some((range) => at < range.end && end > range.at)
      if (!isTaken && !NOBODY.test(text.slice(0, at))) taken.push({ ...read(match), at, end })
    }
  return taken.map(({ from, before }) => ({ from, before }))
}

type Form = { form: RegExp; read: (match: RegExpExecArray) => Ages }

const months = (count: string | undefined, unit: string | undefined) => Number(count) * (unit === 'mois' ? 1 : YEAR)

/** « Jusqu’à 6 ans » is until the day before the seventh birthday. */
const through = (count: string | undefined, unit: string | undefined) =>
  months(count, unit) + (unit === 'mois' ? 1 : YEAR)

/** The more precise first. */
const FORMS: readonly Form[] = [
  {
    form: new RegExp(String.raw`${COUNT}${MAYBE_UNIT}\s*(?:a|et|-|–|/)\s*${COUNT}${UNIT}`, 'g'),
    read: ([, first, firstUnit, last, unit]) => ({
      from: months(first, firstUnit ?? unit),
      before: through(last, unit),
    }),
  },
  {
    form: new RegExp(String.raw`${COUNT}${UNIT}\s*(?:et|ou)\s*(?:plus|\+)`, 'g'),
    read: ([, first, unit]) => ({ from: months(first, unit), before: null }),
  },
  {
    form: new RegExp(String.raw`moins\s*(?:de|d['’])?\s*${COUNT}${UNIT}`, 'g'),
    read: ([, last, unit]) => ({ from: null, before: months(last, unit) }),
  },
  {
    form: new RegExp(String.raw`avant\s*(?:l['’]age\s*de|ses|leurs)?\s*${COUNT}${UNIT}`, 'g'),
    read: ([, last, unit]) => ({ from: null, before: months(last, unit) }),
  },
  {
    form: new RegExp(String.raw`plus\s*(?:de|d['’])?\s*${COUNT}${UNIT}`, 'g'),
    read: ([, first, unit]) => ({ from: months(first, unit), before: null }),
  },
  {
    form: new RegExp(String.raw`(?:a partir de|des|des l['’]age de|age minimum\s*:?)\s*${COUNT}${UNIT}`, 'g'),
    read: ([, first, unit]) => ({ from: months(first, unit), before: null }),
  },
  {
    form: new RegExp(String.raw`jusqu['’]?\s*a\s*(?:l['’]age\s*de\s*)?${COUNT}${UNIT}`, 'g'),
    read: ([, last, unit]) => ({ from: null, before: through(last, unit) }),
  },
]
