import type { TakenEmail } from '#domain/people/usager/duplicate.ts'
import type { Person } from '#domain/people/usager/person.ts'
import { type Form, refusedForm } from '#lib/form.ts'
import { displayName, ofPerson } from '#lib/names.ts'
import { typo } from '#lib/typography.ts'
import { adressesPath } from '#web/usagers/prise-de-rdv/paths.ts'
import { page } from '../page.ts'
import type { OrganisationVisit } from '../visit.ts'
import { type Asked, communeFields, type QuestionShown, questionsShown } from './file-form.ts'
import { withUsager } from './opener.ts'
import { editUsagerPath } from './paths.ts'

export type Link = { text: string; href: string }

/** The form of a file, to create or to change it. */
export type FichePage = {
  form: Form
  heading: string
  /** « Responsable », « Proche »: of a file that is being made. */
  kinds: (Link & { current: boolean })[]
  /** Who answers for a proche. */
  responsible: { name: string; link: Link | null } | null
  questions: QuestionShown[]
  communes: Record<string, string>
  addresses: string
  asksNotifications: boolean
  locked: { term: string; value: string; why: string }[]
  /** What somebody else wrote meanwhile. */
  changed: string[]
  /** The file that has this e-mail already. */
  taken: Link | null
  action: string
  fields: { name: string; value: string }[]
  save: string
  back: Link
}

export const fichePage = page<FichePage>('agents/usagers/fiche')

/** What every form of a file holds, whatever it is for. */
export const formOf = (asked: Asked, form: Form) => ({
  questions: questionsShown(asked, form),
  communes: communeFields(form),
  addresses: `${adressesPath()}?q=`,
  asksNotifications: asked.asksNotifications,
})

/** An address is of one person: whose it is, as far as that may be said here, and the way to use that file. */
export function emailTaken(
  visit: OrganisationVisit,
  { person }: TakenEmail,
  typed: Form['values'],
  opener: string | null,
) {
  const text = person
    ? `Une fiche existe déjà avec cet e-mail : ${displayName(person)}.`
    : 'Cet e-mail est déjà celui d’une autre fiche.'
  return { form: refusedForm(typed, { email: typo(text) }), taken: person && useLink(visit, person, opener) }
}

/** Back to the page that waits, with that person; else his file, where it is open. */
export function useLink({ organisation }: OrganisationVisit, person: Person, opener: string | null): Link | null {
  const name = displayName(person)
  if (opener) return { text: typo(`Choisir la fiche ${ofPerson(name)}`), href: withUsager(opener, person.id) }
  if (person.isMasked) return null
  const address = { organisationId: organisation.id, usagerId: person.id }
  return { text: typo(`Ouvrir la fiche ${ofPerson(name)}`), href: editUsagerPath(address) }
}
