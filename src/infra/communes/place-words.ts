import { folded } from '#lib/folding.ts'

/** A word as names are compared by; `opens`: the first of a line, or after a comma or a postcode. */
export type Word = { text: string; opens: boolean }

const ABBREVIATED: Readonly<Record<string, string>> = {
  st: 'saint',
  ste: 'sainte',
  sts: 'saints',
  stes: 'saintes',
  lez: 'les',
  ss: 'sous',
  nd: 'notre dame',
  gd: 'grand',
  gde: 'grande',
  mt: 'mont',
}

/** « S/ » is « Saint » at the beginning and « sur » between words, as « / » alone is; « s/s » is « sous ». */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/(?<![a-z0-9])s\s?\/\s?s(?![a-z])\s?\/?/g, ' ss '],
  [/(?<![a-z0-9])s\s?\//g, ' s '],
  [/(?<=[a-z]) ?\/ ?(?=[a-z])/g, ' sur '],
  [/[()[\]\n\r;]| [-–—] /g, ','],
  [/(?<![0-9])([0-9]{5})(?=[a-z])/g, '$1 '],
]

/** The words of a text, in the spelling that all names share: no capitals, accents, hyphens nor abbreviations. */
export function wordsOf(text: string): Word[] {
  const signed = SIGNS.reduce((known, [sign, by]) => known.replace(sign, by), folded(text))
  const words: Word[] = []
  let opens = true
  for (const [found] of signed.matchAll(/[\p{L}\p{N}]+|,/gu)) {
    if (found === ',') opens = true
    else {
      const [first = '', ...others] = spelledOut(found, opens)
      words.push({ text: first, opens }, ...others.map((text) => ({ text, opens: false })))
      opens = /^\d{5}$/.test(found)
    }
  }
  return words
}

const spelledOut = (word: string, opens: boolean) =>
  (word === 's' ? (opens ? 'saint' : 'sur') : (ABBREVIATED[word] ?? word)).split(' ')

export const joined = (words: readonly Word[]) => words.map(({ text }) => text).join(' ')
