import { byPopulation, type CommuneIndex, indexOf, type Named } from './commune-index.ts'
import { type Commune, readListedCommunes } from './listed-communes.ts'
import { joined, type Word, wordsOf } from './place-words.ts'
import {
  isLinked,
  isNumber,
  type Mention,
  type Mentions,
  mentionsIn,
  readTypedPlace,
  type TypedPlace,
  withoutSurroundings,
} from './typed-place.ts'

export type CommuneFound = Named & {
  /** The one that was typed when it is hers, else her first. */
  postCode: string
  /** She was named, not only begun. */
  isExact: boolean
}

/** Communes alike; in each group those of served départements come first, then the most populated. */
type Group = { named: readonly Named[]; isExact?: boolean; isSorted?: boolean; most?: number }
type Found = { groups: readonly Group[]; most?: number }

const MOST = 20
const MOST_OF_DEPARTEMENT = 30
/** What served départements leave to the others when the list is cut. */
const LEFT_TO_OTHERS = 5
const NOTHING: Found = { groups: [] }

let loading: Promise<CommuneIndex> | undefined

/** Communes by what people type as an address, from the State's list shipped with the product: works when no service answers. */
export async function searchCommunes(typed: string, served: readonly string[] = []): Promise<CommuneFound[]> {
  loading ??= readListedCommunes().then(indexOf)
  const index = await loading
  const place = readTypedPlace(typed)
  const found = place.postCode === null ? byNames(index, place, served) : byPostCode(index, place.postCode, place)
  return listed(found, served, place.postCode)
}

function listed({ groups, most = MOST }: Found, served: readonly string[], postCode: string | null): CommuneFound[] {
  const found = new Map<string, CommuneFound>()
  for (const { named, isExact = false, isSorted = false, most: mostOfGroup } of groups)
    for (const { commune, former } of isSorted ? named : best(named, most, served).slice(0, mostOfGroup)) {
      const own = postCode !== null && commune.postCodes.includes(postCode) ? postCode : (commune.postCodes[0] ?? '')
      if (!found.has(commune.cityCode)) found.set(commune.cityCode, { commune, former, postCode: own, isExact })
    }
  return cut([...found.values()], most, served)
}

/** Only as many as can be shown are sorted: « sa » begins two thousand names. */
function best(named: readonly Named[], most: number, served: readonly string[]): readonly Named[] {
  const first = servedFirst(served)
  if (named.length <= most) return named.toSorted(first)
  const sides = [named.filter((one) => isServed(served, one)), named.filter((one) => !isServed(served, one))]
  return sides.flatMap((side) => largest(side, most).sort(first))
}

/** At least so many of the most populated, all of those alike. */
function largest(named: readonly Named[], most: number): Named[] {
  if (named.length <= most) return [...named]
  const least = Float64Array.from(named, ({ commune }) => -commune.population).sort()[most * 2] ?? 0
  return named.filter(({ commune }) => commune.population >= -least)
}

const servedFirst = (served: readonly string[]) => (a: Named, b: Named) =>
  Number(isServed(served, b)) - Number(isServed(served, a)) ||
  byPopulation(a.commune, b.commune) ||
  Number(a.former !== null) - Number(b.former !== null)

const isServed = (served: readonly string[], { commune }: Named) => served.includes(commune.departement)

/** Served départements never hide the others. */
function cut(found: CommuneFound[], most: number, served: readonly string[]): CommuneFound[] {
  if (found.length <= most) return found
  const isOther = (one: CommuneFound) => !isServed(served, one)
  const missing = LEFT_TO_OTHERS - found.slice(0, most).filter(isOther).length
  const others = found.slice(most).filter(isOther).slice(0, Math.max(0, missing))
  return [...found.slice(0, most - others.length), ...others]
}

/** The postcode says among which communes, a name which of them. */
function byPostCode(index: CommuneIndex, postCode: string, { before, after, cedex }: TypedPlace): Found {
  const here = index.ofPostCode(postCode)
  const isHere = ({ commune }: Named) =>
    here.length > 0 ? here.includes(commune) : isOfDepartement(commune, departementsOf(postCode))
  const words = withoutDepartement(index, withoutCountry(after))
  const { named, rest } = namedAround(index, { before, after: words, cedex })

  const agreed = named.flatMap((one) => cityAmong(here, one)).filter(isHere)
  if (agreed.length > 0) return { groups: [{ named: agreed, isExact: true, isSorted: true }] }

  const near = here.length > 0 ? here : index.ofPostCodesFrom(postCode.slice(0, 3)).toSorted(byPopulation)
  const all = { named: near.filter(isWithoutParts(here)).map(today), isSorted: true }
  const begun = firstOf([index.beginning(rest), index.ending(rest), index.loosely(rest)], isHere)
  if (named.length > 0 && (here.length > 0 || begun.length === 0)) {
    const elsewhere = { named: ofDepartementIfAny(named, postCode), isExact: true }
    return { groups: [{ named: begun }, { ...elsewhere, most: FEW }, all, elsewhere], most: MANY }
  }
  if (begun.length > 0) return { groups: [{ named: begun }] }
  return { groups: [{ named: index.closeTo(rest).filter(isHere) }, all], most: MANY }
}

const MANY = 100
/** Of a name that the postcode contradicts, before the communes of the postcode. */
const FEW = 4
/** « 75001 » is an arrondissement: Paris beside it would ask which Paris. */
const isWithoutParts = (here: readonly Commune[]) => (commune: Commune) =>
  !here.some(({ arrondissement }) => arrondissement?.city === commune.cityCode)
const today = (commune: Commune): Named => ({ commune, former: null })

/** The name after the postcode, else the last before it; `rest`: the words there, which may be part of a name. */
function namedAround(index: CommuneIndex, { before, after, cedex }: Pick<TypedPlace, 'before' | 'after' | 'cedex'>) {
  const whole = cedex === null ? index.exact(after) : []
  if (whole.length > 0) return { named: whole, rest: after }
  const [said, earlier] = [mentionsIn(index, after, cedex), mentionsIn(index, before, cedex)]
  const isStreet = after.length > 0 ? said.isAddress : earlier.isAddress
  return {
    named: said.mentions[0]?.named ?? earlier.mentions.at(-1)?.named ?? [],
    rest: isStreet ? [] : after.length > 0 ? after : before,
  }
}

/** « 75011 Paris » is its arrondissement. */
function cityAmong(here: readonly Commune[], { commune, former }: Named): Named[] {
  const parts = here.filter(({ arrondissement }) => arrondissement?.city === commune.cityCode)
  return parts.length > 0 ? parts.map(today) : [{ commune, former }]
}

function ofDepartementIfAny(named: readonly Named[], postCode: string): readonly Named[] {
  const inside = named.filter(({ commune }) => isOfDepartement(commune, departementsOf(postCode)))
  return inside.length > 0 ? inside : named
}

const departementsOf = (postCode: string) => {
  if (postCode.startsWith('20')) return ['2A', '2B']
  return [postCode.slice(0, /^9[78]/.test(postCode) ? 3 : 2)]
}

const isOfDepartement = ({ departement }: Commune, departements: readonly string[]) =>
  departements.includes(departement)

const firstOf = (lists: readonly (readonly Named[])[], isHere: (named: Named) => boolean): readonly Named[] =>
  lists.map((list) => list.filter(isHere)).find((list) => list.length > 0) ?? []

/** Without a postcode, names decide: the whole text first, then those said in it, then what nearly says them. */
function byNames(index: CommuneIndex, { after, cedex }: TypedPlace, served: readonly string[]): Found {
  const words = withoutCountry(after)
  if (words.every(({ text }) => isNumber(text))) return byDigits(index, words)
  const said = mentionsIn(index, words, cedex)
  const [first] = said.mentions
  if (first && isWhole(words, first) && hasNumber(words, first, cedex)) return asSaid([first])
  return (
    byWholeText(index, words, served) ??
    besideDepartement(index, words, cedex) ??
    byBareWords(index, words) ??
    bySaid(index, words, said) ??
    byWholeText(index, withoutSurroundings(words), served) ??
    nearly(index, words) ??
    NOTHING
  )
}

function byDigits(index: CommuneIndex, words: readonly Word[]): Found {
  const [digits, ...others] = words.map(({ text }) => text)
  if (digits === undefined || others.length > 0 || digits.length < 2 || digits.length > 4) return NOTHING
  const communes = index.isDepartement(digits)
    ? index.ofDepartement(digits)
    : index.ofPostCodesFrom(digits).toSorted(byPopulation)
  return { groups: [{ named: communes.map(today), isSorted: true }], most: MOST_OF_DEPARTEMENT }
}

/** « Paris 11 », « Lyon Cedex 03 » */
const isWhole = (words: readonly Word[], { from, to }: Mention) => from === 0 && to === words.length
const hasNumber = (words: readonly Word[], { from, to }: Mention, cedex: number | null) =>
  cedex !== null || words.slice(from, to).some(({ text }) => /^\d|^[xvi]+(e|er|eme)?$/.test(text))

const asSaid = (mentions: readonly Mention[]): Found => ({
  groups: mentions.flatMap(({ named }) =>
    named.some(({ commune }) => commune.arrondissement)
      ? named.map((one) => ({ named: [one], isExact: true }))
      : [{ named, isExact: true }],
  ),
})

function byWholeText(index: CommuneIndex, words: readonly Word[], served: readonly string[]): Found | null {
  if (words.length === 0) return null
  const exact = index.exact(words)
  const departement = departementSaid(index, words)
  const begun = joined(words).length > 1 ? index.beginning(words) : []
  const ended = exact.length === 0 && joined(words).length > 2 ? index.ending(words) : []
  if (exact.length + begun.length + ended.length === 0 && departement === null) return null
  const isMisspelt = exact.length + ended.length === 0 && departement === null && begun.every(isGlued(words))
  const names: Group[] = [{ named: exact, isExact: true }, { named: isMisspelt ? index.closeTo(words) : [] }]
  if (departement !== null) {
    const all: Group = { named: index.ofDepartement(departement).map(today), isSorted: true }
    if (served.includes(departement) && !exact.some((one) => isServed(served, one))) names.unshift(all)
    else names.push(all)
  }
  const most = departement === null ? MOST : MOST_OF_DEPARTEMENT
  return { groups: [...names, { named: begun }, { named: ended }], most }
}

/** « Arrass » begins Arras-sur-Rhône without its spaces only: it is as likely Arras with a letter too many. */
const isGlued =
  (words: readonly Word[]) =>
  ({ commune, former }: Named) =>
    !joined(wordsOf(former ?? commune.name)).includes(joined(words))

/** « Arras 62 », « Saint-Denis (La Réunion) »: only the communes of that département, when one has this name. */
function besideDepartement(index: CommuneIndex, words: readonly Word[], cedex: number | null): Found | null {
  for (let at = 1; at < words.length; at++)
    for (const [rest, tail] of [
      [words.slice(0, at), words.slice(at)],
      [words.slice(at), words.slice(0, at)],
    ] as const) {
      const departement = departementSaid(index, tail)
      if (departement === null) continue
      const isInside = ({ commune }: Named) => commune.departement === departement
      const exact = firstOf([index.exact(rest), lastSaid(index, rest, cedex)], isInside)
      if (exact.length > 0) return { groups: [{ named: exact, isExact: true }] }
      const begun = firstOf(
        [index.beginning(rest), index.ending(rest), index.loosely(rest), index.closeTo(rest)],
        isInside,
      )
      if (begun.length > 0) return { groups: [{ named: begun }] }
    }
  return null
}

/** « Isle sur Sorgue » */
function byBareWords(index: CommuneIndex, words: readonly Word[]): Found | null {
  const named = index.loosely(words)
  return named.length > 0 ? { groups: [{ named }] } : null
}

const lastSaid = (index: CommuneIndex, words: readonly Word[], cedex: number | null) =>
  mentionsIn(index, words, cedex).mentions.at(-1)?.named ?? []

/** By its name, or by its number alone. */
function departementSaid(index: CommuneIndex, words: readonly Word[]): string | null {
  const number = words.length === 1 ? (words[0]?.text.toUpperCase() ?? '') : ''
  return index.isDepartement(number) ? number : index.departementNamed(words)
}

/** In an address the last name is the commune; « Villeneuve d’Asq » is nearly Villeneuve-d’Ascq before it is a Villeneuve. */
function bySaid(index: CommuneIndex, words: readonly Word[], { mentions, isAddress }: Mentions): Found | null {
  if (mentions.length === 0) return null
  if (isAddress) return asSaid(mentions.slice(-1))
  return { groups: [{ named: index.closeTo(words) }, ...asSaid(mentions).groups] }
}

function nearly(index: CommuneIndex, words: readonly Word[]): Found | null {
  const end = words.slice(words.findLastIndex(({ opens }) => opens))
  const near = firstOf([index.closeTo(words), index.beginning(end), index.closeTo(end)], () => true)
  return near.length > 0 ? { groups: [{ named: near }] } : null
}

const COUNTRY = new Set(['france', 'metropolitaine', 'fr', 'f'])

function withoutCountry(words: readonly Word[]): readonly Word[] {
  const last = words.length - 1
  return last > 0 && COUNTRY.has(words[last]?.text ?? '') && !isLinked(words, last)
    ? withoutCountry(words.slice(0, last))
    : words
}

/** Said after the commune, it adds nothing to the postcode; « 53100 Mayenne » is a commune. */
function withoutDepartement(index: CommuneIndex, words: readonly Word[]): readonly Word[] {
  if (index.exact(words).length > 0) return words
  const at = words.findIndex((_, from) => departementSaid(index, words.slice(from)) !== null && !isLinked(words, from))
  return at < 0 ? words : words.slice(0, at)
}
