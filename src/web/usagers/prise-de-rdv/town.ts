import { ofName } from '#lib/spoken-words.ts'
import type { Parcours } from './parcours.ts'

/** « d’Arras »: the town whose centre stands for the address: it is one alone, « 62000 Arras », or nobody knew the street. */
export function townOf({ address, street_ban_id, ville }: Parcours): string | null {
  const town = ville ? /\b\d{5} (.+)$/ : /^\d{5} (.+)$/
  const name = street_ban_id === undefined ? town.exec(address ?? '')?.[1] : undefined
  return name === undefined ? null : ofName(name)
}
