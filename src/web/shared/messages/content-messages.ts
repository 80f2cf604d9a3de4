import { findMessage } from '#lib/catalogue.ts'
import type { Language } from '#lib/language.ts'

/** What was typed comes back as it is. */
const TYPED = 'values'

/** What a page says beside its template (title, flash, messages of a form, words of tables), in the language of the page. */
export function contentIn<Content extends object>({ messages }: Language, content: Content): object {
  return messages === null ? content : Object(said(content))

  function said(value: unknown): unknown {
    if (typeof value === 'string') return (messages && findMessage(messages, value)) ?? value
    if (Array.isArray(value)) return value.map(said)
    return isPlain(value)
      ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, key === TYPED ? one : said(one)]))
      : value
  }
}

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
