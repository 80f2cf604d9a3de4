import type { Person } from '#domain/people/usager/person.ts'
import { displayName } from '#lib/names.ts'
import { phone } from '#lib/phone.ts'
import { age, dayNumeric } from '#lib/spoken-words.ts'
import { typo } from '#lib/typography.ts'

/** Somebody in a list, with what tells namesakes apart. */
export type PersonShown = {
  id: number
  /** « BENALI Inès » */
  name: string
  isProche: boolean
  /** « 03/06/2026 (8 mois), responsable : Nadia BENALI, 06 12 34 56 78 » */
  detail: string
  isMasked: boolean
}

export const personShown = (person: Person, today: Temporal.PlainDate): PersonShown => ({
  id: person.id,
  name: listName(person),
  isProche: person.responsible !== null,
  detail: detailOf(person, today),
  isMasked: person.isMasked,
})

/** In lists by name. « BENALI (Martin) Nadia » */
export function listName({ firstName, lastName, birthName }: Pick<Person, 'firstName' | 'lastName' | 'birthName'>) {
  const isOther = birthName && birthName.toLowerCase() !== lastName.toLowerCase()
  return `${lastName.toLocaleUpperCase('fr')}${isOther ? ` (${birthName})` : ''} ${firstName}`
}

/** « Inès BENALI » */
export const nameOf = (person: Person) => displayName(person)

function detailOf(person: Person, today: Temporal.PlainDate) {
  const facts = [birthOf(person, today), ...reachOf(person), responsibleOf(person)].filter((fact) => fact !== null)
  const said = facts.length > 0 ? facts.join(', ') : 'Ni date de naissance ni coordonnées'
  return typo(person.isMasked ? `${said}. Coordonnées masquées.` : said)
}

function birthOf({ birthDate, isMasked }: Person, today: Temporal.PlainDate) {
  if (birthDate === null) return null
  if (isMasked) return `${birthDate.slice(3)}/${birthDate.slice(0, 2)}/••••`
  const day = Temporal.PlainDate.from(birthDate)
  return `${dayNumeric(day)} (${age(day, today)})`
}

const reachOf = ({ phoneNumber, email, isMasked }: Pick<Person, 'phoneNumber' | 'email' | 'isMasked'>) => [
  phoneNumber && (isMasked ? phoneNumber : phone(phoneNumber)),
  email,
]

function responsibleOf({ responsible, isMasked }: Person) {
  if (!responsible) return null
  const reach = reachOf({ ...responsible, isMasked }).filter(Boolean)
  return [`responsable : ${displayName(responsible)}`, ...reach].join(', ')
}
