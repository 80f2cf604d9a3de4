import type { Request } from 'express'
import { z } from 'zod'
import { createUsager } from '#domain/people/usager/create-usager.ts'
import type { Person } from '#domain/people/usager/person.ts'
import { listPersons } from '#domain/people/usager/person-queries.ts'
import { findSwitches } from '#domain/territory/territoire/field-switch-queries.ts'
import { emptyForm } from '#lib/form.ts'
import { displayName, fullName } from '#lib/names.ts'
import { typo } from '#lib/typography.ts'
import { localDay } from '#lib/zone.ts'
import { id, ids, words } from '#web/shared/address-values.ts'
import { type Answer, goTo, showPage } from '#web/shared/answer.ts'
import { success } from '#web/shared/flash.ts'
import { notFound } from '#web/shared/refusal.ts'
import { bodyOf, isAsked, queryOf, typedIn } from '#web/shared/sent.ts'
import { page } from '../page.ts'
import { type OrganisationVisit, organisationFormPage } from '../visit.ts'
import { askAboutDoubles } from './doublons.ts'
import { emailTaken, type FichePage, fichePage, formOf, type Link } from './fiche.ts'
import { fileForm, fileValues } from './file-form.ts'
import { askedFields } from './file-questions.ts'
import { isAmong } from './found-persons.ts'
import { openerOf, withUsager } from './opener.ts'
import { newUsagerPath, usagersPath } from './paths.ts'
import { type PersonPicker, personPicker, pickerAnswer } from './picker.ts'

type Role = 'responsable' | 'proche'

/** Whose file is made, for which page. */
type Subject = { role: Role; opener: string | null; responsible: Person | null; asked: Parameters<typeof fileForm>[0] }

type ResponsiblePage = {
  picker: PersonPicker
  kinds: FichePage['kinds']
  action: string
  fields: { name: string; value: string }[]
  back: Link
}

const responsiblePage = page<ResponsiblePage>('agents/usagers/responsable')

export const { show, create } = organisationFormPage({
  page: fichePage,
  subject: subjectOf,
  form: ({ visit, subject }) =>
    fileForm(subject.asked, {
      today: localDay(visit.now, visit.timeZone),
      departement: visit.organisation.territoire.departementNumber,
    }),
  values: (_about, req) => ({ ...fileValues({ notifyByEmail: true, notifyBySms: true }), ...soughtBefore(req) }),
  content: ({ visit, subject }, form) => contentOf(visit, subject, form),
  async submit({ visit, subject, data, once }, req) {
    const { actor, author, organisation } = visit
    const { opener, responsible } = subject
    const typed = typedIn(req)
    const again = (form = emptyForm(typed), more = {}, status = 422) =>
      showPage(fichePage, { ...contentOf(visit, subject, form), form, ...more }, status)
    if (Object.hasOwn(typed, 'revenir')) return again(emptyForm(typed), {}, 200)

    const { file, confirmed } = data
    const { firstName = '', lastName = '' } = file
    const made = await createUsager({
      actor,
      author,
      organisationId: organisation.id,
      file: { ...file, firstName, lastName },
      responsibleId: responsible?.id ?? null,
      confirmed,
      once,
    })
    if (made.ok) return created(visit, opener, made.usagerId, { firstName, lastName })
    if (made.reason === 'doublons')
      return askAboutDoubles(req, { visit, duplicates: made.duplicates, opener, action: actionOf(visit) })
    if (made.reason === 'introuvable') throw notFound()
    if (made.reason === 'responsable-introuvable') return chooseResponsible(visit, opener, null)
    const { form, taken } = emailTaken(visit, made.taken, typed, opener)
    return again(form, { taken })
  },
})

/** A proche has a responsable, who is asked for first. */
async function subjectOf(visit: OrganisationVisit, req: Request): Promise<Subject | Answer> {
  const { organisation, brand } = visit
  const opener = openerOf(req, organisation.id)
  const role = (bodyOf(req, { role: roles }).role ?? queryOf(req, { role: roles }).role) || 'responsable'
  const switches = await findSwitches(organisation.territoire.id)
  const isProche = role === 'proche'
  const fields = askedFields({ isProche, switches, asksBirthAndAddress: brand.asksBirthAndAddress, locked: [] })
  const asked = { fields, asksNotifications: !isProche }
  if (!isProche) return { role, opener, responsible: null, asked }

  const picked = await pickerAnswer({ visit, sent: req.query, usagerIds: [], hrefWith: pickingHref(visit, opener) })
  if (picked) return picked
  const responsible = await responsibleOf(visit, req)
  return responsible ? { role, opener, responsible, asked } : chooseResponsible(visit, opener, termOf(req))
}

const roles = z.enum(['responsable', 'proche'])

async function responsibleOf({ actor, organisation }: OrganisationVisit, req: Request): Promise<Person | null> {
  const field = { responsible_id: id }
  const named = bodyOf(req, field).responsible_id ?? queryOf(req, field).responsible_id
  const chosen = named ?? queryOf(req, { user_ids: ids }).user_ids?.at(-1)
  if (chosen === undefined) return null
  const [person] = await listPersons({ actor, organisationId: organisation.id }, [chosen])
  return person && isAmong.responsables(person) ? person : null
}

async function chooseResponsible(visit: OrganisationVisit, opener: string | null, term: string | null) {
  const picker = await personPicker({ visit, usagerIds: [], term, among: 'responsables' })
  const content = {
    title: 'Nouveau proche : qui est responsable ?',
    picker,
    kinds: kindsOf(visit, 'proche', opener),
    action: newUsagerPath({ organisationId: visit.organisation.id }),
    fields: carried('proche', opener),
    back: backOf(visit, opener),
  }
  return showPage(responsiblePage, content)
}

const pickingHref =
  ({ organisation }: OrganisationVisit, opener: string | null) =>
  ({ usagerIds, term }: { usagerIds: number[]; term: string | null }) =>
    newUsagerPath({ organisationId: organisation.id }, { role: 'proche', return_to: opener, user_ids: usagerIds, term })

function contentOf(visit: OrganisationVisit, subject: Subject, form: FichePage['form']): FichePage & { title: string } {
  const { role, opener, responsible, asked } = subject
  const heading = role === 'proche' ? 'Nouveau proche' : 'Nouvel usager'
  return {
    title: heading,
    heading,
    form,
    kinds: kindsOf(visit, role, opener),
    responsible: responsible && {
      name: displayName(responsible),
      link: { text: 'Changer de responsable', href: pickingHref(visit, opener)({ usagerIds: [], term: null }) },
    },
    ...formOf(asked, form),
    locked: [],
    changed: [],
    taken: null,
    action: actionOf(visit),
    fields: [
      ...carried(role, opener),
      ...(responsible ? [{ name: 'responsible_id', value: String(responsible.id) }] : []),
    ],
    save: opener ? 'Créer et choisir cette fiche' : 'Créer la fiche',
    back: backOf(visit, opener),
  }
}

const actionOf = ({ organisation }: OrganisationVisit) => usagersPath({ organisationId: organisation.id })

const kindsOf = ({ organisation }: OrganisationVisit, current: Role, opener: string | null) =>
  roles.options.map((role) => ({
    text: role === 'proche' ? 'Proche d’un usager' : 'Usager responsable',
    href: newUsagerPath({ organisationId: organisation.id }, { role, return_to: opener }),
    current: role === current,
  }))

const carried = (role: Role, opener: string | null) => [
  { name: 'role', value: role },
  ...(opener ? [{ name: 'return_to', value: opener }] : []),
]

const backOf = ({ organisation }: OrganisationVisit, opener: string | null): Link =>
  opener
    ? { text: 'Revenir sans créer de fiche', href: opener }
    : { text: 'Usagers', href: usagersPath({ organisationId: organisation.id }) }

function created(
  { organisation }: OrganisationVisit,
  opener: string | null,
  usagerId: number,
  names: { firstName: string; lastName: string },
) {
  const said = success(
    typo(opener ? `Fiche créée et ajoutée : ${fullName(names)}` : `Fiche créée : ${fullName(names)}`),
  )
  const list = usagersPath({ organisationId: organisation.id }, { search: `${names.lastName} ${names.firstName}` })
  return goTo(opener ? withUsager(opener, usagerId) : list, said)
}

const termOf = (req: Request) => queryOf(req, { term: words }).term

/** What was sought, and not found, is the beginning of the file. */
function soughtBefore(req: Request): Record<string, string> {
  const term = isAsked(req, 'term') ? (termOf(req) ?? '') : ''
  if (term === '') return {}
  if (term.includes('@')) return { email: term }
  if (/\d/.test(term)) return { phone_number: term }
  return /\s/.test(term) ? {} : { last_name: term }
}
