import { readFileSync } from 'node:fs'
import type { Catalogue, Plurals } from '#lib/catalogue.ts'
import type { Words } from '#lib/french.ts'
import { intlWords } from '#lib/intl-words.ts'
import type { Language } from '#lib/language.ts'

const extracted: Record<string, string[]> = JSON.parse(readFileSync('messages/usagers.fr.json', 'utf8'))

/** Every message that was extracted, between ⟦ and ⟧; values and tags stay outside. */
const messages: Catalogue = new Map(
  Object.values(extracted)
    .flat()
    .map((message) => [message, message.includes(' | ') ? counted(message) : bracketed(message)]),
)

function counted(message: string): Plurals {
  const [one = '', other = ''] = message.split(' | ').map(bracketed)
  return { one, other }
}

function bracketed(message: string) {
  const isWord = (part: string) => /\p{L}/u.test(part) && !/^[{<]/.test(part)
  return message
    .split(/(\{\w+\}|<\/?\w+>)/)
    .map((part) => (isWord(part) ? `⟦${part}⟧` : part))
    .join('')
}

const said =
  <Given extends unknown[]>(write: (...given: Given) => string) =>
  (...given: Given) =>
    `⟦${write(...given)}⟧`

const plain = intlWords('fr', messages)

const words: Words = {
  ...plain,
  day: said(plain.day),
  dayShort: said(plain.dayShort),
  date: said(plain.date),
  dayOfMonth: said(plain.dayOfMonth),
  dayRange: said(plain.dayRange),
  weekday: said(plain.weekday),
  weekdayShort: said(plain.weekdayShort),
  month: said(plain.month),
  monthShort: said(plain.monthShort),
  monthYear: said(plain.monthYear),
  time: said(plain.time),
  timeRange: said(plain.timeRange),
  dateTime: said(plain.dateTime),
  dateTimeShort: said(plain.dateTimeShort),
  duration: said(plain.duration),
  durationShort: said(plain.durationShort),
  distance: said(plain.distance),
  age: said(plain.age),
}

/** Not a language: what it does not bracket would stay French in any other. */
export const pseudoLanguage: Language = { code: 'qps', name: 'Pseudo', direction: 'rtl', messages, words }
