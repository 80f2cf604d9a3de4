import { ofName } from '#lib/spoken-words.ts'
import type { Parcours } from './parcours.ts'

/** « d’Arras »: the town whose centre stands for the address, when it is one alone: « 62000 Arras ». */
export function townOf({ address, street_ban_id }: Parcours): string | null {
  const name = street_ban_id === undefined ? /^\d{5} (.+)$/.exec(address ?? '')?.[1] : undefined
  return name === undefined ? null : ofName(name)
}
