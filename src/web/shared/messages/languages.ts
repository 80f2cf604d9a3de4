import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { z } from 'zod'
import { type Catalogue, keyOf } from '#lib/catalogue.ts'
import { intlWords } from '#lib/intl-words.ts'
import { french, type Language } from '#lib/language.ts'
import { checkTranslation } from './check-translation.ts'

const catalogueFile = z.record(z.string(), z.union([z.string(), z.object({ other: z.string() }).catchall(z.string())]))

const folder = new URL('../../../../messages', import.meta.url).pathname

/** French, and each `messages/usagers.<code>.json`. */
export const languages: readonly Language[] = [
  french,
  ...globSync(`${folder}/usagers.*.json`).sort().flatMap(readLanguage),
]

/** None for French, whose file lists what is said. */
export function readLanguage(file: string): Language[] {
  const code = basename(file).split('.')[1] ?? ''
  if (code === french.code) return []

  const written = Object.entries(catalogueFile.parse(JSON.parse(readFileSync(file, 'utf8'))))
  for (const [message, translation] of written) checkTranslation(message, translation)
  return [languageWith(code, new Map(written.map(([message, translation]) => [keyOf(message), translation])))]
}

const languageWith = (code: string, messages: Catalogue): Language => ({
  code,
  name: new Intl.DisplayNames(code, { type: 'language' }).of(code) ?? code,
  direction: directionOf(new Intl.Locale(code).maximize().script),
  messages,
  words: intlWords(code, messages),
})

const directionOf = (script = '') => (['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo'].includes(script) ? 'rtl' : 'ltr')
