import { displayName } from '#lib/names.ts'
import { editUsagerPath } from '../usagers/paths.ts'
import type { Parcours } from './parcours.ts'
import { type Prescribing, searchHref } from './prescribing.ts'

/** For whom, and where he lives, which leads the search; of somebody masked, his name alone. */
export type PersonNote = { text: string; link: { href: string; text: string } | null }

export function personNote({ visit, usager }: Prescribing, parcours: Parcours): PersonNote | null {
  if (!usager) return null
  const { person, address } = usager
  const name = displayName(person)
  if (person.isMasked) return { text: `Pour ${name}`, link: null }
  const place = { organisationId: visit.organisation.id, usagerId: person.id }
  const href = editUsagerPath(place, { return_to: searchHref({ visit }, parcours) })
  return address
    ? { text: `Pour ${name}, ${address}`, link: { href, text: 'Modifier l’adresse' } }
    : {
        text: `Pour ${name}, sans adresse connue : les motifs réservés à un secteur ne sont pas proposés.`,
        link: { href, text: 'Ajouter une adresse' },
      }
}
