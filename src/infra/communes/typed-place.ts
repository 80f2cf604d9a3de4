import type { CommuneIndex, Named } from './commune-index.ts'
import { joined, type Word, wordsOf } from './place-words.ts'

/** What somebody typed as his address, cut where the post cuts it. */
export type TypedPlace = {
  /** Five digits, the last such group; null: none was typed. */
  postCode: string | null
  before: readonly Word[]
  /** Without a postcode, everything. */
  after: readonly Word[]
  /** The number that follows CEDEX. */
  cedex: number | null
}

/** The end counts: what comes before so many letters is no commune. */
const LONGEST = 400
const EMAIL = /\S*@\S*/g
const PHONE = /(?<![\d+])(?:\+33|0033|0)\s?[1-9](?:[\s.-]*\d\d){4}(?!\d)/g

export function readTypedPlace(text: string): TypedPlace {
  const written = wordsOf(text.slice(-LONGEST).replaceAll(EMAIL, ' ').replaceAll(PHONE, ' '))
  const { words, cedex } = withoutCedex(withoutBoxes(written))
  const at = postCodeAt(words)
  if (!at) return { postCode: null, before: [], after: words, cedex }
  return { postCode: at.postCode, before: words.slice(0, at.from), after: words.slice(at.to), cedex }
}

const BOXES = new Set(['bp', 'cs', 'tsa'])

/** A box of the post office decides nothing: « BP 12 », « B.P. 50 007 », « CS 20001 ». */
function withoutBoxes(words: readonly Word[]): readonly Word[] {
  const kept: Word[] = []
  for (let at = 0; at < words.length; at++) {
    const length = boxAt(words, at)
    if (length > 0) at += length - 1
    else kept.push(...words.slice(at, at + 1))
  }
  return kept
}

function boxAt(words: readonly Word[], at: number): number {
  const text = (offset: number) => words[at + offset]?.text ?? ''
  const name = BOXES.has(text(0)) ? 1 : BOXES.has(text(0) + text(1)) ? 2 : 0
  if (name === 0 || !isNumber(text(name))) return 0
  return isNumber(text(name + 1)) && text(name).length <= 2 && text(name + 1).length === 3 ? name + 2 : name + 1
}

function withoutCedex(words: readonly Word[]): { words: readonly Word[]; cedex: number | null } {
  const at = words.findLastIndex(({ text }) => /^cedex\d{0,2}$/.test(text))
  if (at < 0) return { words, cedex: null }
  const glued = words[at]?.text.slice('cedex'.length) ?? ''
  const next = words[at + 1]?.text ?? ''
  const number = glued || (/^\d{1,2}$/.test(next) ? next : '')
  const rest = number === '' || glued !== '' ? at + 1 : at + 2
  return { words: [...words.slice(0, at), ...words.slice(rest)], cedex: number === '' ? null : Number(number) }
}

function postCodeAt(words: readonly Word[]): { postCode: string; from: number; to: number } | null {
  const whole = words.findLastIndex(({ text }) => /^\d{5}$/.test(text))
  if (whole >= 0) return { postCode: words[whole]?.text ?? '', from: whole, to: whole + 1 }
  for (let from = words.length - 2; from >= 0; from--) {
    const [first, second] = [words[from]?.text ?? '', words[from + 1]?.text ?? '']
    if (isNumber(first) && isNumber(second) && first.length > 1 && second.length > 1 && (first + second).length === 5)
      return { postCode: first + second, from, to: from + 2 }
  }
  return null
}

export const isNumber = (text: string) => /^\d+$/.test(text)

/** Communes that a few words name, and where those words are. */
export type Mention = { from: number; to: number; named: readonly Named[] }

const LONGEST_NAME = 10
/** What stands before a name that is that of a street, a building or a person. */
const NOT_PLACES = new Set(
  (
    'rue r allee allees all avenue av ave boulevard bd bld blvd place pl chemin che chem ch impasse imp route rte quai cours square sq passage pass sentier sente ' +
    'ruelle venelle voie villa cite residence res lotissement lot hameau ham lieu faubourg fbg fg esplanade promenade mail rond traverse montee cote ' +
    'batiment bat immeuble imm escalier esc etage appartement appt apt app porte hall entree tour bloc zone za zi zac parc domaine quartier clos galerie ' +
    'chez m mr mme mlle monsieur madame mademoiselle'
  ).split(' '),
)
const LINKS = new Set('de du des d la le les l au aux et sur sous en saint sainte'.split(' '))
/** « sur Marne », « d'Allier »: part of what is before. */
export const isLinked = (words: readonly Word[], at: number) =>
  words[at]?.opens === false && LINKS.has(words[at - 1]?.text ?? '')

/** « sur mer », « sous bois » say which of several, not where. */
const QUALIFIERS = new Set(['sur', 'sous', 'en', 'les'])
/** Said around a name, and themselves the names of villages: they count alone only. */
const AROUND = new Set(
  'ville bourg mer centre plage nord sud est ouest mairie hotel village commune gare france vous us by un une je suis ici les la le y a'.split(
    ' ',
  ),
)

/** `isAddress`: a street or a building is said too. */
export type Mentions = { mentions: readonly Mention[]; isAddress: boolean }

/** The names said in these words, from left to right, each as long as it can be; never those of streets and persons. */
export function mentionsIn(index: CommuneIndex, words: readonly Word[], cedex: number | null = null): Mentions {
  const mentions: Mention[] = []
  let streetAt = Number.POSITIVE_INFINITY
  let street: 'none' | 'begins' | 'goes on' = 'none'
  for (let at = 0; at < words.length; at++) {
    const word = words[at]
    if (word?.opens) street = 'none'
    const longest = longestAt(index, words, at)
    if (longest && mayCount(words, longest, street)) {
      const mention = withArrondissement(index, words, longest, cedex)
      mentions.push(mention)
      at = mention.to - 1
    } else if (word && NOT_PLACES.has(word.text)) {
      street = isNamedByItself(words, at) ? 'goes on' : 'begins'
      streetAt = Math.min(streetAt, at)
    } else if (longest) {
      at = longest.to - 1
      if (street === 'begins') street = 'goes on'
    } else if (street === 'begins' && word && !LINKS.has(word.text)) street = 'goes on'
  }
  const isAddress = streetAt < words.length
  return {
    mentions: mentions.filter((mention) => mention.from > streetAt || !isAddress || isAlone(words, mention)),
    isAddress,
  }
}

/** Before a street stands a commune, or somebody's name. */
const isAlone = (words: readonly Word[], { from, to }: Mention) =>
  words[from]?.opens === true && (words[to]?.opens ?? true)

/** « Grande Rue », « Grand-Place » */
const isNamedByItself = (words: readonly Word[], at: number) => /^grande?$/.test(words[at - 1]?.text ?? '')

/** A name in a street is a commune when nothing ties it to the name of the street: « rue Pasteur Lens », not « rue de Lens ». */
function mayCount(words: readonly Word[], { from, to }: Mention, street: 'none' | 'begins' | 'goes on') {
  const alone = to - from === 1 ? (words[from]?.text ?? '') : ''
  if (AROUND.has(alone) || (alone !== '' && (LINKS.has(alone) || NOT_PLACES.has(alone)))) return false
  if (street === 'none') return words[from]?.opens !== false || !QUALIFIERS.has(words[from - 1]?.text ?? '')
  return street === 'goes on' && !isLinked(words, from)
}

/** Hardly a name begins with them, though two words together may look like one: « de Ville », Deville. */
const HARDLY_FIRST = new Set('de du des d en sur sous a au aux et'.split(' '))

function longestAt(index: CommuneIndex, words: readonly Word[], from: number): Mention | null {
  let limit = from + 1
  while (limit < words.length && limit - from < LONGEST_NAME && !words[limit]?.opens) limit++
  for (let to = limit; to > from; to--) {
    const named = spelledSo(index, words.slice(from, to))
    if (named.length > 0) return { from, to, named }
  }
  return null
}

function spelledSo(index: CommuneIndex, words: readonly Word[]): readonly Named[] {
  const named = index.exact(words)
  if (!HARDLY_FIRST.has(words[0]?.text ?? '')) return named
  return named.filter(({ commune, former }) => joined(wordsOf(former ?? commune.name)) === joined(words))
}

const ROMAN = /^(x{0,2})(ix|iv|v?i{0,3})(?:e|er|eme|ieme)?$/
const ORDINAL = new Set(['e', 'er', 'eme', 'ieme', 'nd', 'nde', 'de', 'arr', 'ardt', 'arrdt', 'arrondissement'])

/** « Paris 11e », « Lyon Cedex 03 », « 8e arrondissement de Marseille »: the arrondissement, where there is one. */
function withArrondissement(
  index: CommuneIndex,
  words: readonly Word[],
  mention: Mention,
  cedex: number | null,
): Mention {
  const city = mention.named.find(({ commune }) => index.arrondissements(commune))
  if (!city) return mention
  const after = numberAt(words, mention.to)
  const before = after ? null : numberBefore(words, mention.from)
  const said = after ?? before
  const number = said?.number ?? cedex
  const arrondissement = number === null ? undefined : index.arrondissements(city.commune)?.get(number)
  const [from, to] = [before?.from ?? mention.from, after?.to ?? mention.to]
  if (!arrondissement) return { ...mention, from, to }
  const isAlsoDepartement = said && !said.isOrdinal && String(number).padStart(2, '0') === city.commune.departement
  return { from, to, named: [{ commune: arrondissement, former: null }, ...(isAlsoDepartement ? [city] : [])] }
}

type Said = { number: number; isOrdinal: boolean; from: number; to: number }

function numberAt(words: readonly Word[], from: number): Said | null {
  const read = arrondissementIn(words[from]?.text ?? '')
  if (!read) return null
  let to = from + 1
  while (ORDINAL.has(words[to]?.text ?? '')) to++
  return { ...read, isOrdinal: read.isOrdinal || to > from + 1, from, to }
}

function numberBefore(words: readonly Word[], to: number): Said | null {
  let from = to - 1
  while (from > 0 && (ORDINAL.has(words[from]?.text ?? '') || words[from]?.text === 'd')) from--
  const read = arrondissementIn(words[from]?.text ?? '')
  if (!read) return null
  const isOrdinal = read.isOrdinal || from < to - 1
  return isOrdinal || from === 0 ? { ...read, isOrdinal, from, to } : null
}

function arrondissementIn(text: string): { number: number; isOrdinal: boolean } | null {
  const digits = /^(\d{1,3})(e|er|eme|ieme|nd|nde)?$/.exec(text)
  if (digits) return { number: Number(digits[1]), isOrdinal: digits[2] !== undefined }
  const roman = ROMAN.exec(text)
  if (!roman || text === '' || !/^[xvi]/.test(text)) return null
  return { number: (roman[1]?.length ?? 0) * 10 + UNITS.indexOf(roman[2] ?? ''), isOrdinal: true }
}

const UNITS = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix']

/** Without what is said around a name at both ends: « mairie de … », « … plage », « … sur mer ». */
export function withoutSurroundings(words: readonly Word[]): readonly Word[] {
  const isCore = ({ text }: Word) => !AROUND.has(text) && !LINKS.has(text)
  return words.slice(Math.max(0, words.findIndex(isCore)), words.findLastIndex(isCore) + 1)
}
