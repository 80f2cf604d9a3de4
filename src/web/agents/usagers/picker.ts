import { z } from 'zod'
import type { Person } from '#domain/people/usager/person.ts'
import { listPersons } from '#domain/people/usager/person-queries.ts'
import { searchPersons } from '#domain/people/usager/search-persons.ts'
import { plural } from '#lib/spoken-words.ts'
import { typo } from '#lib/typography.ts'
import { localDay } from '#lib/zone.ts'
import { id, words } from '#web/shared/address-values.ts'
import { type Answer, goTo } from '#web/shared/answer.ts'
import { success, warning } from '#web/shared/flash.ts'
import { found } from '#web/shared/refusal.ts'
import type { OrganisationVisit } from '../visit.ts'
import { type Among, type FoundGroup, groupsOf, isAmong } from './found-persons.ts'
import { canWait } from './opener.ts'
import { editUsagerPath, newUsagerPath, personsPath } from './paths.ts'
import { nameOf, type PersonShown, personShown } from './person-words.ts'

/*
 * How a page picks persons (views/components/person-picker.njk):
 * - the page keeps who is chosen in its own address, `user_ids[]`, and what is sought, `term`;
 * - its content holds `picker: await personPicker({ visit, usagerIds, term })`, its view `{{ personPicker({ picker: picker }) }}` inside
 *   the form where everything else is typed, so that nothing typed is lost;
 * - where that form is sent, before anything is judged: `const picked = await pickerAnswer({ … }); if (picked) return picked`
 *   (with the kit of forms: in `subject`, with `typedIn(req)`).
 * The buttons of the picker are buttons of that form, named `personne`; nothing is written before the last step.
 */

/** What the content of a page holds for its picker. */
export type PersonPicker = {
  chosen: PersonShown[]
  term: string
  /** « 3 personnes trouvées pour « martin » »; null when nothing was sought. */
  sought: string | null
  groups: FoundGroup[]
  /** Nobody can be added any more. */
  isFull: boolean
  /** Where the combobox asks. */
  source: string
  error: string | null
}

type Picking = {
  visit: OrganisationVisit
  /** Those of the address, whoever they are: who is not to be given a rdv here is not shown. */
  usagerIds: readonly number[]
  term?: string | null
  /** How many the page wants at most. */
  most?: number
  /** Everybody who may be given a rdv, unless it is said. */
  among?: Among
  /** Of the form that failed: nobody was chosen, or not who is needed. */
  error?: string | null
}

export async function personPicker({
  visit,
  usagerIds,
  term,
  most,
  among = 'tous',
  error = null,
}: Picking): Promise<PersonPicker> {
  const { actor, now, timeZone, organisation } = visit
  const asking = { actor, organisationId: organisation.id }
  const chosen = await listPersons(asking, usagerIds)
  const isFull = most !== undefined && chosen.length >= most
  const sought = isFull ? '' : (term ?? '')
  const found = await searchPersons({ ...asking, term: sought, except: chosen.map((person) => person.id) })
  const people = found.filter(isAmong[among])
  const today = localDay(now, timeZone)
  return {
    chosen: chosen.map((person) => personShown(person, today)),
    term: sought,
    sought: sought === '' ? null : soughtWords(people, sought),
    groups: groupsOf(people, today),
    isFull,
    source: sourceOf(organisation.id, chosen, among),
    error,
  }
}

function soughtWords(people: readonly Person[], term: string) {
  const count = plural(people.length, 'personne trouvée', 'personnes trouvées')
  return typo(people.length === 0 ? `Personne n’a été trouvé pour « ${term} »` : `${count} pour « ${term} »`)
}

function sourceOf(organisationId: number, chosen: readonly Person[], among: Among) {
  const exclude_ids = chosen.map((person) => person.id)
  return `${personsPath({}, { organisation_id: organisationId, among: among === 'tous' ? null : among, exclude_ids })}&term=`
}

type Act = { kind: 'entree' | 'chercher' | 'creer' } | { kind: 'ajouter' | 'retirer' | 'modifier'; usagerId: number }

type Sent = {
  visit: OrganisationVisit
  /** The body or the query that holds the button. */
  sent: unknown
  usagerIds: readonly number[]
  /** The address of the page with these persons, and with what is sought. */
  hrefWith: (state: { usagerIds: number[]; term: string | null }) => string
  /** Most who come for this are proches (PMI): their file is proposed first. */
  prefersProches?: boolean
}

/** What a button of the picker leads to; null when the form was sent by another one. */
export async function pickerAnswer({
  visit,
  sent,
  usagerIds,
  hrefWith,
  prefersProches = false,
}: Sent): Promise<Answer | null> {
  const asked = buttons.safeParse(sent).data
  if (!asked) return null
  const { personne: act, term, term_shown: shown } = asked
  const place = { organisationId: visit.organisation.id }
  const here = (ids: readonly number[], sought: string | null = null) => hrefWith({ usagerIds: [...ids], term: sought })
  if ((act.kind === 'creer' || act.kind === 'modifier') && !canWait(here(usagerIds)))
    return goTo(`${here(usagerIds)}#personnes`, warning(typo(CANNOT_WAIT)))
  switch (act.kind) {
    // The key « Entrée », in whatever field: a search where something new is sought, else the form itself.
    case 'entree':
      return term === null || term === shown ? null : goTo(`${here(usagerIds, term)}#personnes`)
    case 'chercher':
      return goTo(`${here(usagerIds, term)}#personnes`)
    case 'creer':
      return goTo(newUsagerPath(place, { role: prefersProches ? 'proche' : null, term, return_to: here(usagerIds) }))
    case 'modifier':
      return goTo(editUsagerPath({ ...place, usagerId: act.usagerId }, { return_to: here(usagerIds) }))
    case 'retirer':
      return goTo(here(usagerIds.filter((usagerId) => usagerId !== act.usagerId)))
    case 'ajouter': {
      const [added] = await listPersons({ actor: visit.actor, ...place }, [act.usagerId])
      const said = success(typo(`Ajout : ${nameOf(found(added))}`))
      return goTo(here([...new Set([...usagerIds, act.usagerId])]), said)
    }
  }
}

const CANNOT_WAIT =
  'Cette page contient trop de texte pour attendre pendant que vous ouvrez une fiche : raccourcissez-le, ou ouvrez « Usagers » dans un autre onglet.'

/** « chercher », « ajouter:12 ». */
const button = z.string().transform((value, context): Act => {
  const [kind, usagerId] = value.split(':')
  if (kind === 'entree' || kind === 'chercher' || kind === 'creer') return { kind }
  const of = id.safeParse(usagerId)
  if (of.success && (kind === 'ajouter' || kind === 'retirer' || kind === 'modifier'))
    return { kind, usagerId: of.data }
  context.issues.push({ code: 'custom', input: value })
  return z.NEVER
})

const sought = words.nullable().catch(null).default(null)
const buttons = z.object({ personne: button, term: sought, term_shown: sought })
