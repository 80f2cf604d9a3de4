import type { Request } from 'express'
import { recordConsultation } from '#domain/journal/journal/record-consultation.ts'
import { type FileToEdit, findFileToEdit } from '#domain/people/usager/agent-file-queries.ts'
import { lockedByItsOwner } from '#domain/people/usager/file-change.ts'
import { fileVersion, updateUsager } from '#domain/people/usager/update-usager.ts'
import { type AgentField, usagerFields } from '#domain/people/usager/usager-fields.ts'
import { findSwitches } from '#domain/territory/territoire/field-switch-queries.ts'
import { plainDate } from '#lib/day.ts'
import { emptyForm, type Form } from '#lib/form.ts'
import { displayName, fullName } from '#lib/names.ts'
import { homeOf } from '#lib/phone.ts'
import { dayNumeric } from '#lib/spoken-words.ts'
import { typo } from '#lib/typography.ts'
import { localDay } from '#lib/zone.ts'
import { goTo, showPage } from '#web/shared/answer.ts'
import { success } from '#web/shared/flash.ts'
import { found, idOf, notFound } from '#web/shared/refusal.ts'
import { typedIn } from '#web/shared/sent.ts'
import { usagerFieldWords } from '#web/shared/usager-field-words.ts'
import { type OrganisationVisit, organisationFormPage } from '../visit.ts'
import { askAboutDoubles } from './doublons.ts'
import { emailTaken, type FichePage, fichePage, formOf } from './fiche.ts'
import { fileForm, fileValues } from './file-form.ts'
import { askedFields } from './file-questions.ts'
import { canWait, openerOf } from './opener.ts'
import { editUsagerPath, usagerPath, usagersPath } from './paths.ts'

type Subject = { file: FileToEdit; asked: Parameters<typeof fileForm>[0]; opener: string | null }

export const { show: edit, create: update } = organisationFormPage({
  page: fichePage,
  subject: subjectOf,
  form: ({ visit, subject }) =>
    fileForm(subject.asked, {
      today: localDay(visit.now, visit.timeZone),
      departement:
        homeOf(subject.file.address, [visit.organisation.territoire.departementNumber]) ??
        visit.organisation.territoire.departementNumber,
    }),
  values: ({ subject }) => fileValues(subject.file),
  content: ({ visit, subject }, form) => contentOf(visit, subject, form),
  async submit({ visit, subject, data }, req) {
    const { actor, author, organisation } = visit
    const { file, opener } = subject
    const typed = typedIn(req)
    const again = (form: Form, more = {}, status = 422) =>
      showPage(fichePage, { ...contentOf(visit, subject, form), form, ...more }, status)
    if (Object.hasOwn(typed, 'revenir')) return again(emptyForm(typed), {}, 200)

    const { file: change, ...asShown } = data
    const ofFile = { actor, author, organisationId: organisation.id, usagerId: file.id }
    const done = await updateUsager({ ...ofFile, change, ...asShown })
    if (done.ok)
      return goTo(backOf(visit, subject).href, success(typo(`Fiche enregistrée : ${fullName({ ...file, ...change })}`)))
    switch (done.reason) {
      case 'introuvable':
        throw notFound()
      case 'change-entre-temps':
        return again(emptyForm(typed), { changed: changedMeanwhile(subject, typed) })
      case 'doublons':
        return askAboutDoubles(req, { visit, duplicates: done.duplicates, opener, action: actionOf(visit, file) })
      case 'email-pris': {
        const { form, taken } = emailTaken(visit, done.taken, typed, null)
        return again(form, { taken })
      }
    }
  },
})

/** Somebody else's file is not there. Who opens it is written in the journal of consultations. */
async function subjectOf(visit: OrganisationVisit, req: Request): Promise<Subject> {
  const { actor, author, organisation, brand, now } = visit
  const usagerId = idOf(req.params.usagerId)
  const file = found(await findFileToEdit({ actor, organisationId: organisation.id }, usagerId))
  void recordConsultation({
    usagerIds: [usagerId],
    actor: author,
    organisationId: organisation.id,
    screen: 'modification',
    now,
  })
  const locked = lockedByItsOwner(file)
  const isProche = file.responsible !== null
  const switches = await findSwitches(organisation.territoire.id)
  const fields = askedFields({ isProche, switches, asksBirthAndAddress: brand.asksBirthAndAddress, locked })
  const asked = { fields, asksNotifications: !isProche && !locked.some((field) => field === 'notifyByEmail') }
  return { file, asked, opener: openerOf(req, organisation.id) }
}

function contentOf(visit: OrganisationVisit, subject: Subject, form: Form): FichePage & { title: string } {
  const { file, asked, opener } = subject
  const heading = typo(`${displayName(file)} : modifier sa fiche`)
  return {
    title: heading,
    heading,
    form,
    kinds: [],
    responsible: file.responsible && {
      name: displayName(file.responsible),
      link: { text: 'Modifier la fiche du responsable', href: responsibleHref(visit, file, opener) },
    },
    ...formOf(asked, form),
    locked: lockedFacts(file),
    changed: [],
    taken: null,
    action: actionOf(visit, file),
    fields: [{ name: 'version', value: fileVersion(file) }, ...(opener ? [{ name: 'return_to', value: opener }] : [])],
    save: 'Enregistrer',
    back: backOf(visit, subject),
  }
}

const actionOf = ({ organisation }: OrganisationVisit, { id }: FileToEdit) =>
  usagerPath({ organisationId: organisation.id, usagerId: id })

/** Then back to the proche, and from there to the page that waits. */
function responsibleHref({ organisation }: OrganisationVisit, file: FileToEdit, opener: string | null) {
  const place = { organisationId: organisation.id }
  const here = editUsagerPath({ ...place, usagerId: file.id }, { return_to: opener })
  return editUsagerPath(
    { ...place, usagerId: file.responsible?.id ?? file.id },
    { return_to: canWait(here) ? here : opener },
  )
}

const backOf = ({ organisation }: OrganisationVisit, { file, opener }: Subject) =>
  opener
    ? { text: 'Revenir sans enregistrer', href: opener }
    : {
        text: 'Usagers',
        href: usagersPath({ organisationId: organisation.id }, { search: `${file.lastName} ${file.firstName}` }),
      }

/** What only the person changes, with the reason. */
function lockedFacts(file: FileToEdit): FichePage['locked'] {
  const given = new Set(file.givenByFranceconnect)
  return lockedByItsOwner(file).map((field) => ({
    term: usagerFieldWords[field].label,
    value: written(file[field]),
    why: given.has(usagerFields[field].column)
      ? 'Donné par FranceConnect'
      : 'La personne a un compte : elle le change elle-même',
  }))
}

function written(value: FileToEdit[AgentField]) {
  if (value instanceof Date) return dayNumeric(plainDate(value))
  if (typeof value === 'boolean') return value ? 'Oui' : 'Non'
  return value === null || value === '' ? 'Non renseigné' : String(value)
}

/** Of the fields of the form, what the file holds now and was not typed. */
function changedMeanwhile({ file, asked }: Subject, typed: Form['values']): string[] {
  const now = fileValues(file)
  return asked.fields
    .filter((field) => {
      const column = usagerFields[field].column
      return JSON.stringify(now[column] ?? '') !== JSON.stringify(typed[column] ?? '')
    })
    .map((field) => typo(`${usagerFieldWords[field].label} : ${written(file[field])}`))
}
