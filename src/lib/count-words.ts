import type { Catalogue } from './catalogue.ts'
import { pluralKey } from './catalogue.ts'
import { remembered } from './remember.ts'
import { NBSP } from './typography.ts'

/** Numbers, and what is counted, as `Intl` writes them: never parted at the end of a line. */
export function countWords(code: string, catalogue: Catalogue) {
  const rules = new Intl.PluralRules(code)
  const number = whole(new Intl.NumberFormat(code))
  const [kilometres, metres] = [unit(code, 'kilometer', 'short'), unit(code, 'meter', 'short')]
  const [years, months] = [unit(code, 'year', 'long'), unit(code, 'month', 'long')]

  const duration = (style: 'long' | 'short') => {
    const format = new Intl.DurationFormat(code, { style })
    return (minutes: number) => format.format(Temporal.Duration.from({ minutes }).round({ largestUnit: 'hour' }))
  }

  function pluralWord(count: number, singular: string, many = `${singular}s`) {
    const forms = catalogue.get(pluralKey(singular, many))
    if (forms === undefined || typeof forms === 'string') return Math.abs(count) < 2 ? singular : many
    return forms[rules.select(count)] ?? forms.other
  }

  return {
    number,
    plural: (count: number, singular: string, many?: string) =>
      `${number(count)}${NBSP}${pluralWord(count, singular, many)}`,
    pluralWord,
    duration: duration('long'),
    durationShort: duration('short'),
    /** In steps of 100 m, of one kilometre from ten on. */
    distance(length: number) {
      const hundreds = Math.max(1, Math.round(length / 100))
      if (hundreds < 10) return metres(hundreds * 100)
      return kilometres(hundreds < 100 ? hundreds / 10 : Math.round(length / 1_000))
    },
    /** In months until 2 years. */
    age(birthDate: Temporal.PlainDate, today: Temporal.PlainDate) {
      const lived = birthDate.until(today, { largestUnit: 'year' })
      return lived.years < 2 ? months(lived.years * 12 + lived.months) : years(lived.years)
    },
  }
}

/** « 30 minutes » */
export const unit = (code: string, name: string, unitDisplay: 'long' | 'short') =>
  whole(new Intl.NumberFormat(code, { style: 'unit', unit: name, unitDisplay }))

/** U+00A0 in place of U+202F and of blanks where a line may end. */
function whole(format: Intl.NumberFormat) {
  const memory = new Map<number, string>()
  return (value: number) => remembered(memory, value, () => format.format(value).replaceAll(/\s/g, NBSP))
}
