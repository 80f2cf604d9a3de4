import { countWords, unit } from './count-words.ts'
import { type Day, dateWords, type Time } from './date-words.ts'
import { NBSP, typo } from './typography.ts'

/** Where French is not written as `Intl` does: « 1er mars », « 9 h 30 », « avril » in full; what follows a number stays on its line. */
const FRENCH: readonly (readonly [RegExp, string])[] = [
  [/(?<!\d)1(?= \p{L}|\s–)/gu, '1er'],
  [/(?<=(?<!\d)\d\d?|1er) (?=\p{L})/gu, NBSP],
  [/0?(\d+):00/, `$1${NBSP}h`],
  [/0?(\d+):(\d\d)/, `$1${NBSP}h${NBSP}$2`],
  [/avr\./, 'avril'],
]

const dates = dateWords('fr', (written) => FRENCH.reduce((set, [pattern, by]) => set.replace(pattern, by), written))

/** « 1 heure 30 », « 1 h 30 » */
function duration(display: 'long' | 'short') {
  const [hour, minute] = [unit('fr', 'hour', display), unit('fr', 'minute', display)]
  return (minutes: number) => {
    const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
    if (hours === 0) return minute(rest)
    return hour(hours) + (rest === 0 ? '' : NBSP + String(rest).padStart(2, '0'))
  }
}

const ARTICLES = { 'le ': 'du ', 'les ': 'des ' } as const

/** A town or a département has its article, or begins as a vowel is heard. */
function ofName(name: string) {
  for (const [article, contracted] of Object.entries(ARTICLES))
    if (name.toLowerCase().startsWith(article)) return contracted + name.slice(article.length)
  return /^[aeiouyœh]/i.test(name.normalize('NFD')) ? `d’${name}` : `de ${name}`
}

/** What each language says its own way. Instants need their zone: `{{ rdv.startsAt | time(zone) }}`. */
export const frenchWords = {
  ...dates,
  ...countWords('fr', new Map()),
  /** « Du mardi 2 au lundi 8 mars 2027 »: what the two days share is said once. */
  dayRange: (from: Day, to: Day, zone?: string) => `du ${dates.dayRange(from, to, zone).replace(/\s–\s/, ' au ')}`,
  /** « de 9 h à 12 h » */
  timeRange: (from: Time, to: Time, zone?: string) => `de ${dates.time(from, zone)} à ${dates.time(to, zone)}`,
  /** « 9 h – 9 h 30 », for tables */
  timeRangeShort: (from: Time, to: Time, zone?: string) =>
    `${dates.time(from, zone)}${NBSP}–${NBSP}${dates.time(to, zone)}`,
  /** « d’Arras », « du Havre », « du Pas-de-Calais » */
  ofName,
  duration: duration('long'),
  durationShort: duration('short'),
  typo,
}

export type Words = typeof frenchWords
