import { isOneLetterAway } from '#lib/one-letter-away.ts'
import type { Commune, Listed } from './listed-communes.ts'
import { joined, type Word, wordsOf } from './place-words.ts'

/** A commune under one of its names. */
export type Named = { commune: Commune /** Null: that of today. */; former: string | null }

type Key = { text: string; named: Named }

const ARTICLES = new Set(['le', 'la', 'les', 'l'])
const LINKS = new Set([...ARTICLES, 'de', 'du', 'des', 'd', 'en', 'sur', 'sous', 'a', 'au', 'aux', 'et'])

/** What is asked of the list of communes, without going through it. */
export function indexOf({ communes, formerNames, departements }: Listed) {
  const byCode = new Map(communes.map((commune) => [commune.cityCode, commune]))
  const exact = new Map<string, Named[]>()
  const loose = new Map<string, Named[]>()
  const byLastWord = new Map<string, Key[]>()
  const byLength = new Map<number, Key[]>()
  const keys: Key[] = []
  const byPostCode = new Map<string, Commune[]>()
  const byDepartement = new Map<string, Commune[]>()
  const arrondissements = new Map<string, Map<number, Commune>>()

  for (const commune of communes) {
    for (const postCode of commune.postCodes) push(byPostCode, postCode, commune)
    if (commune.arrondissement) {
      const { city, number } = commune.arrondissement
      arrondissements.set(city, (arrondissements.get(city) ?? new Map()).set(number, commune))
    } else push(byDepartement, commune.departement, commune)
    know(commune.name, { commune, former: null })
  }
  for (const { name, cityCode } of formerNames) {
    const commune = byCode.get(cityCode)
    if (commune && commune.name !== name) know(name, { commune, former: name })
  }
  for (const list of byDepartement.values()) list.sort(byPopulation)
  for (const list of byPostCode.values()) list.sort(byArrondissementThenPopulation)
  keys.sort((a, b) => (a.text < b.text ? -1 : 1))
  const postCodes = [...byPostCode.keys()].sort()
  const departementNames = new Map(
    // Saint-Martin and Saint-Barthélemy are one commune each, whose name is that of many others.
    departements
      .filter(({ number }) => (byDepartement.get(number)?.length ?? 0) > 1 || number === '75')
      .flatMap(({ number, name }) => spellings(wordsOf(name)).map((words) => [compact(words), number])),
  )
  const departementNumbers = new Set(byDepartement.keys())

  function know(name: string, named: Named) {
    const words = wordsOf(name)
    const last = words.at(-1)?.text ?? ''
    push(byLastWord, last, { text: joined(words), named })
    if (bare(words) !== '') push(loose, bare(words), named)
    for (const spelling of spellings(words)) {
      const [text, whole] = [joined(spelling), compact(spelling)]
      push(exact, whole, named)
      push(byLength, whole.length, { text: whole, named })
      keys.push({ text, named })
      if (text !== whole) keys.push({ text: whole, named })
    }
  }

  const oneLetterAway = (text: string) =>
    [-1, 0, 1].flatMap((more) =>
      (byLength.get(text.length + more) ?? []).flatMap((key) => (isOneLetterAway(text, key.text) ? [key.named] : [])),
    )

  return {
    /** Names that are these words, whatever their spaces, the article said or not. */
    exact: (words: readonly Word[]) => exact.get(compact(words)) ?? exact.get(compact(articleFirst(words))) ?? [],
    beginning(words: readonly Word[]) {
      for (const start of [joined(words), joined(articleFirst(words)), compact(words)]) {
        const found = startingWith(keys, start)
        if (found.length > 0) return found
      }
      return []
    },
    /** Long names whose last words are these. */
    ending(words: readonly Word[]) {
      const end = ` ${joined(words)}`
      const candidates = byLastWord.get(words.at(-1)?.text ?? '') ?? []
      return candidates.filter(({ text }) => text.endsWith(end)).map(({ named }) => named)
    },
    /** The same words, whatever the small ones between them. */
    loosely: (words: readonly Word[]) => loose.get(bare(words)) ?? [],
    closeTo(words: readonly Word[]) {
      const text = compact(articleFirst(words))
      return text.length < SHORTEST_MISSPELT || /\d/.test(text) ? [] : oneLetterAway(text)
    },
    ofPostCode: (postCode: string): readonly Commune[] => byPostCode.get(postCode) ?? [],
    ofPostCodesFrom: (digits: string): readonly Commune[] => [
      ...new Set(slice(postCodes, (code) => code, digits).flatMap((postCode) => byPostCode.get(postCode) ?? [])),
    ],
    ofDepartement: (number: string): readonly Commune[] => [
      ...(byDepartement.get(number) ?? []),
      ...(byDepartement.get(number) ?? []).flatMap(({ cityCode }) => [
        ...(arrondissements.get(cityCode)?.values() ?? []),
      ]),
    ],
    arrondissements: (commune: Commune) => arrondissements.get(commune.cityCode) ?? null,
    cityOf: ({ arrondissement }: Commune) => (arrondissement ? (byCode.get(arrondissement.city) ?? null) : null),
    departementNamed: (words: readonly Word[]) => departementNames.get(compact(words)) ?? null,
    isDepartement: (number: string) => departementNumbers.has(number),
  }
}

export type CommuneIndex = ReturnType<typeof indexOf>

const SHORTEST_MISSPELT = 3

const bare = (words: readonly Word[]) => compact(words.filter(({ text }) => !LINKS.has(text)))

const compact = (words: readonly Word[]) => words.map(({ text }) => text).join('')

/** With its article and without. */
const spellings = (words: readonly Word[]): (readonly Word[])[] =>
  words.length > 1 && ARTICLES.has(words[0]?.text ?? '') ? [words, words.slice(1)] : [words]

/** « Havre (Le) » */
function articleFirst(words: readonly Word[]): readonly Word[] {
  const last = words.at(-1)
  return words.length > 1 && last && ARTICLES.has(last.text) ? [last, ...words.slice(0, -1)] : words
}

const startingWith = (keys: readonly Key[], start: string) =>
  start === '' ? [] : slice(keys, ({ text }) => text, start).map(({ named }) => named)

/** Those of a sorted list that begin so: two searches by halves. */
function slice<Item>(sorted: readonly Item[], textOf: (item: Item) => string, start: string): readonly Item[] {
  return sorted.slice(rank(sorted, textOf, start), rank(sorted, textOf, `${start}\uffff`))
}

function rank<Item>(sorted: readonly Item[], textOf: (item: Item) => string, text: string): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const item = sorted[middle]
    if (item !== undefined && textOf(item) < text) low = middle + 1
    else high = middle
  }
  return low
}

export const byPopulation = (a: Commune, b: Commune) => b.population - a.population
const byArrondissementThenPopulation = (a: Commune, b: Commune) =>
  Number(b.arrondissement !== null) - Number(a.arrondissement !== null) || byPopulation(a, b)

function push<Value>(lists: Map<string, Value[]>, key: string, value: Value): void
function push<Value>(lists: Map<number, Value[]>, key: number, value: Value): void
function push<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value) {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}
