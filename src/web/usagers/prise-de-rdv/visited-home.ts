import { foldedWords } from '#lib/folding.ts'
import { say } from '#lib/say.ts'
import { backTo, type Parcours, searchHref } from './parcours.ts'
import type { RecapRow } from './recap.ts'

export type Town = { postCode: string; name: string }

/** Where a visit at home was sought: a street, which is where it goes, a town, whose street is asked, or neither. */
export type SoughtHome = { street: string | null; town: Town | null }

export function soughtHomeOf({ address, street_ban_id }: Parcours): SoughtHome {
  const written = PLACE.exec(address?.trim() ?? '')
  if (!address || !written) return { street: street_ban_id && address ? address : null, town: null }
  const [, street = '', postCode = '', name = ''] = written
  return street === '' ? { street: null, town: { postCode, name } } : { street: address, town: null }
}

/** « 14 rue des Rosati, 62000 Arras » */
const PLACE = /^(.*?)[\s,]*\b(\d{5}) (\D+)$/

/** What was typed, with its town; null: it is elsewhere, or one cannot tell. */
export function homeIn(typed: string, town: Town): string | null {
  const written = PLACE.exec(typed.trim())
  if (written) {
    const [, street = '', postCode = '', name = ''] = written
    return street !== '' && isSame(name, town) && isNear(postCode, town) ? typed.trim() : null
  }
  const [street = '', ...others] = typed.split(',').map((part) => part.trim())
  const isHere = others.length === 0 || (others.length === 1 && isSame(others[0] ?? '', town))
  return isHere && street !== '' && !isSame(street, town) && !/\b\d{5}\b/.test(street)
    ? `${street}, ${townWords(town)}`
    : null
}

/** A former commune is written in brackets after the one it is now. */
const isSame = (name: string, town: Town) =>
  [town.name, town.name.replace(/ \(.*$/, '')].some((one) => foldedWords(one) === foldedWords(name))

/** Towns have several postcodes, in one département. */
const isNear = (postCode: string, town: Town) => postCode.slice(0, 2) === town.postCode.slice(0, 2)

const townWords = ({ postCode, name }: Town) => `${postCode} ${name}`

export const notInTown = (town: Town) =>
  say('Écrivez le numéro et la rue, à {town}. Pour une autre ville, changez d’horaire puis d’adresse.', {
    town: townWords(town),
  })

type Home = { value: string; lines?: string[]; mention?: string | undefined }

/** Where the visit is, with the way to change it. */
export const homeRow = ({ value, lines, mention }: Home, href: string | undefined): RecapRow => ({
  term: say('Adresse de la visite'),
  value,
  ...(lines ? { lines } : {}),
  mention,
  ...(href ? { href, hidden: say('l’adresse de la visite') } : {}),
})

/** Back to the question of the address, since it says who comes. */
export const homeHref = (parcours: Parcours) => searchHref(backTo.adresse(parcours))
