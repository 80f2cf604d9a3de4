/** U+00A0, not U+202F: the typeface of the State has no narrow one. */
export const NBSP = '\u00A0'

const UNITS = '%|€|km|m|h|min|Ko|Mo|minutes?|heures?|jours?|mois|ans?|semaines?|chiffres?|caractères?|fois'
const MONTHS = 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre'

const RULES: readonly (readonly [RegExp, string])[] = [
  [/(\p{L})'(?=[\p{L}\d«]|$)/gu, '$1’'],
  [/ (?=[:;!?»])(?![:;!?][\w/-])/g, NBSP],
  [/« /g, `«${NBSP}`],
  [/(\d) h (?=\d\d)/g, `$1${NBSP}h${NBSP}`],
  [new RegExp(`(\\d) (?=(?:${UNITS})(?![\\p{L}\\d]))`, 'gu'), `$1${NBSP}`],
  [new RegExp(`(\\d|1er) (?=(?:${MONTHS})(?!\\p{L}))`, 'gu'), `$1${NBSP}`],
  [/(?<!\d)(\d{5}) (?=\p{Lu})/gu, `$1${NBSP}`],
  [/(?<!\d)(\d{1,3}) (?=\d{3}(?!\d))/g, `$1${NBSP}`],
  [/(?<=(?<!\d)\d{2}) (?=\d{2}(?!\d))/g, NBSP],
  [/n° (?=[\d{])/g, `n°${NBSP}`],
]

/** French typography for a text without markup; doing it twice changes nothing. */
export const typo = (text: string) => RULES.reduce((set, [pattern, by]) => set.replace(pattern, by), text)

/** « n° 9063 »: a name, not a quantity. */
export const numero = (id: number | string) => `n°${NBSP}${id}`

/** A capital at its head. */
export const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** What people wrote over several lines, without the empty ones. */
export const linesOf = (text: string | null) => (text ?? '').split(/\r?\n/).filter((line) => line.trim() !== '')
