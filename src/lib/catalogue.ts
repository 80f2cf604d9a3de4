import { remembered } from './remember.ts'

/** Forms of a message that counts, by the plural rules of the language: « place | places ». */
export type Plurals = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string }

/** The words of a language: a French message is its own key. */
export type Catalogue = ReadonlyMap<string, string | Plurals>

/** One spelling of a message, however it is spaced and its apostrophes typed. */
export const keyOf = (message: string) => (UNTIDY.test(message) ? tidied(message) : message)

const UNTIDY = /'|[^\S ]|^ | $| {2}/

const tidied = (message: string) =>
  message
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/(\p{L})'(?=[\p{L}\d«{<]|$)/gu, '$1’')
    .trim()

export const pluralKey = (singular: string, many = `${singular}s`) => keyOf(`${singular} | ${many}`)

/** Null: the language has no word for it. */
export function findMessage(catalogue: Catalogue, message: string): string | null {
  const found = catalogue.get(keyOf(message))
  return typeof found === 'string' ? found : null
}

/** The blanks around a message are not of the message. */
export function around(text: string, core: string) {
  const trimmed = text.trim()
  const at = text.indexOf(trimmed)
  return text.slice(0, at) + core + text.slice(at + trimmed.length)
}

export type Values = Readonly<Record<string, string | number>>

/** « Il reste {count} places. » */
export const fill = (message: string, values: Values) =>
  remembered(cut, message, () => message.split(/\{(\w+)\}/))
    .map((part, at) => (at % 2 ? (values[part] ?? `{${part}}`) : part))
    .join('')

/** Words and names of values, in turn. */
const cut = new Map<string, readonly string[]>()
