import { type Adresse, searchAdresses } from '#infra/adresse.ts'
import { type CommuneFound, searchCommunes } from '#infra/communes/search-communes.ts'
import { foldedWords } from '#lib/folding.ts'
import type { Point } from '#lib/great-circle.ts'
import { listServedDepartements } from '../territoire/territoire-queries.ts'
import { findCentres } from './commune-centre-queries.ts'

/** What was found for what somebody typed as his address. */
export type Places = {
  /** The likeliest first. */
  found: readonly Adresse[]
  /** The one that was surely meant; null: there is a choice to make, or nothing. */
  only: Adresse | null
  /** Communes stand in for addresses. */
  areTowns: boolean
  isServiceDown: boolean
}

/** Addresses, by the national service; communes where it does not answer or knows none. */
export async function findPlaces(typed: string, now: Temporal.Instant): Promise<Places> {
  const addresses = await searchAdresses(typed)
  if (addresses && addresses.length > 0)
    return { found: addresses, only: onlyAddress(addresses, typed), areTowns: false, isServiceDown: false }

  const served = await listServedDepartements(now)
  const communes = await searchCommunes(typed, served)
  const centres = await findCentres(communes.map(({ commune }) => commune.cityCode))
  const only = onlyTown(communes, served)
  return {
    found: communes.map((commune) => townOf(commune, centres)),
    only: only && withStreet(townOf(only, centres), typed),
    areTowns: true,
    isServiceDown: addresses === null,
  }
}

/** The only one found, or the only one written as it was typed, with its postcode or without. */
function onlyAddress(addresses: readonly Adresse[], typed: string): Adresse | null {
  if (addresses.length === 1) return addresses[0] ?? null
  const asTyped = addresses.filter((adresse) => spellings(adresse).includes(foldedWords(typed)))
  return asTyped.length === 1 ? (asTyped[0] ?? null) : null
}

function spellings({ label, postCode }: Adresse) {
  const words = foldedWords(label)
  return [words, words.replace(`${postCode} `, '')]
}

/** Of « Arras » nobody asks which, where the two other Arras are in départements that are not served. */
function onlyTown(communes: readonly CommuneFound[], served: readonly string[]): CommuneFound | null {
  if (communes.length === 1) return communes[0] ?? null
  const ours = communes.filter(({ commune }) => served.includes(commune.departement))
  const named = communes.filter(({ isExact }) => isExact)
  return ours.length === 1 && named.length === 1 && ours[0] === named[0] ? (named[0] ?? null) : null
}

const townOf = ({ commune, former, postCode }: CommuneFound, centres: ReadonlyMap<string, Point>): Adresse => ({
  label: `${postCode} ${commune.name}${former ? ` (${former})` : ''}`.trim(),
  departement: commune.departement,
  cityCode: commune.cityCode,
  cityName: commune.name,
  postCode,
  streetBanId: null,
  latitude: centres.get(commune.cityCode)?.latitude ?? null,
  longitude: centres.get(commune.cityCode)?.longitude ?? null,
})

/** The house number and street before the postcode are kept: a home visit asks for them later. */
function withStreet(town: Adresse, typed: string): Adresse {
  const at = town.postCode === '' ? -1 : typed.lastIndexOf(town.postCode)
  const street =
    at < 0
      ? ''
      : typed
          .slice(0, at)
          .replace(/[\s,(-]+$/, '')
          .trim()
  const label = `${street} ${town.label}`
  return !/\d/.test(street) || label.length > LONGEST_LABEL ? town : { ...town, label }
}

const LONGEST_LABEL = 200
