import { AsyncLocalStorage } from 'node:async_hooks'
import type { Catalogue } from './catalogue.ts'
import { frenchWords, type Words } from './french.ts'

export type Language = {
  /** BCP 47: `fr`, `ar`. */
  code: string
  /** Its own name, in its own words. */
  name: string
  direction: 'ltr' | 'rtl'
  /** Null for French, whose messages are themselves. */
  messages: Catalogue | null
  words: Words
}

export const french: Language = { code: 'fr', name: 'Français', direction: 'ltr', messages: null, words: frenchWords }

const spoken = new AsyncLocalStorage<Language>()

/** The language of the page being answered; French where none was chosen (jobs, agents). */
export const spokenLanguage = (): Language => spoken.getStore() ?? french

export const speak = <Done>(language: Language, run: () => Done): Done => spoken.run(language, run)

/** Dates, hours and numbers for sentences written in TypeScript: `words().time(startsAt, zone)`. */
export const words = (): Words => spokenLanguage().words
