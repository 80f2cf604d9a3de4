import type { Catalogue } from './catalogue.ts'
import { countWords } from './count-words.ts'
import { dateWords } from './date-words.ts'
import type { Words } from './french.ts'

/** Dates, hours and numbers of a language that has nobody to write its own. */
export const intlWords = (code: string, catalogue: Catalogue): Words => ({
  ...dateWords(code),
  ...countWords(code, catalogue),
  ofName: (name) => name,
  typo: (text) => text,
})
