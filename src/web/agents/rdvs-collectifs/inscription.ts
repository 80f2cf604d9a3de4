import type { Request } from 'express'
import { z } from 'zod'
import { type EditOutcome, editRdv } from '#domain/booking/rdv/edit-rdv.ts'
import { isCancelled } from '#domain/booking/rdv/rdv.ts'
import { findRdvVersion } from '#domain/booking/rdv/rdv-version-queries.ts'
import type { Person } from '#domain/people/usager/person.ts'
import { listPersons } from '#domain/people/usager/person-queries.ts'
import { findPlannedRdv } from '#domain/telling/notification/rdv-notification-queries.ts'
import { MINUTE_MS } from '#lib/day.ts'
import { emptyForm, type Form } from '#lib/form.ts'
import { displayName, fullName } from '#lib/names.ts'
import { dateTime, duration, plural } from '#lib/spoken-words.ts'
import { typo } from '#lib/typography.ts'
import { id, listed, words } from '#web/shared/address-values.ts'
import { type Answer, goTo, showPage } from '#web/shared/answer.ts'
import { success, warning } from '#web/shared/flash.ts'
import { type About, refuseFields } from '#web/shared/form-page.ts'
import { found, notFound } from '#web/shared/refusal.ts'
import { queryOf, typedIn } from '#web/shared/sent.ts'
import { errorWords, type Point, pointOf } from '../checks/check-words.ts'
import { confirmedKeys } from '../checks/confirmed.ts'
import { type ToldPerson, toldPeople } from '../nouveau-rdv/told-people.ts'
import { page } from '../page.ts'
import { plannedOf } from '../rdvs/planned.ts'
import { type RdvFrom, rdvHref } from '../rdvs/rdv-address.ts'
import { rdvOf } from '../rdvs/rdv-editor.ts'
import { seatsInWords } from '../seats-words.ts'
import { type PersonPicker, personPicker, pickerAnswer } from '../usagers/picker.ts'
import { type OrganisationVisit, organisationFormPage } from '../visit.ts'
import { inscriptionCollectifPath, rdvsCollectifsPath } from './paths.ts'

type Content = {
  heading: string
  facts: string[]
  /** Who takes part already. */
  enrolled: string[]
  points: Point[]
  picker: PersonPicker
  /** Who joins, what leaves to each, and his two boxes. */
  people: (ToldPerson & { isTold: boolean; isReminded: boolean })[]
  action: string
  fields: { name: string; value: string | number }[]
  back: string
}

/** Those who are to join, not those who have. */
type Subject = { rdv: RdvFrom; usagerIds: readonly number[]; term: string | null }
type Asking = About<OrganisationVisit, Subject>

const inscriptionPage = page<Content & { form: Form }>('agents/rdvs-collectifs/inscription')

const NOBODY = 'Choisissez une personne à inscrire.'

const sentForm = z.object({
  version: z.string().max(100).catch(''),
  lifecycle: z.preprocess(listed, z.array(id.catch(0))),
  reminder: z.preprocess(listed, z.array(id.catch(0))),
  confirmed: confirmedKeys,
})

/** « Ajouter un participant » */
export const { show: edit, create: update } = organisationFormPage({
  page: inscriptionPage,
  subject: subjectOf,
  form: () => sentForm,
  content: contentOf,
  async submit(about, req) {
    const { visit, subject, data } = about
    const { rdv, usagerIds } = subject
    if (usagerIds.length === 0) return refuseFields({ term: NOBODY })
    const before = plannedOf(rdv)
    if (!before)
      return goTo(rdvHref(rdv), warning('Le contexte de ce rendez-vous ne peut pas être lu : il serait perdu.'))
    const added = usagerIds.map((usagerId) => ({
      usagerId,
      sendLifecycleNotifications: data.lifecycle.includes(usagerId),
      sendReminderNotification: data.reminder.includes(usagerId),
    }))
    const planned = { ...before, participants: [...before.participants, ...added] }
    const { actor, author, organisation, now } = visit
    const { version, confirmed } = data
    const place = { rdvId: rdv.id, organisationId: organisation.id }
    const edited = await editRdv({ ...place, version, confirmed, planned, actor, author, now })
    return edited.ok ? done(visit, rdv, usagerIds.length) : refused(about, req, edited)
  },
})

const someIds = z.preprocess(listed, z.array(id.catch(0)).max(200)).catch([])

/** A button of the picker leads back here with one person more, or less. */
async function subjectOf(visit: OrganisationVisit, req: Request): Promise<Subject | Answer> {
  const rdv = rdvOf(req)
  if (!rdv.motif.collectif) throw notFound()
  if (isCancelled(rdv))
    return goTo(rdvHref(rdv), warning('Ce rendez-vous est annulé : personne ne peut y être inscrit.'))
  const asked = queryOf(req, { user_ids: someIds, add_user: someIds, term: words })
  const enrolled = rdv.participations.map(({ usager }) => usager.id)
  const wanted = [...(asked.user_ids ?? []), ...(asked.add_user ?? [])]
  const usagerIds = [...new Set(wanted)].filter((one) => one > 0 && !enrolled.includes(one))
  if (req.method === 'POST') {
    const hrefWith = (state: { usagerIds: number[]; term: string | null }) => hrefOf(rdv, state)
    const picked = await pickerAnswer({ visit, sent: typedIn(req), usagerIds, hrefWith })
    if (picked) return picked
  }
  return { rdv, usagerIds, term: asked.term }
}

const hrefOf = (rdv: RdvFrom, { usagerIds, term }: { usagerIds: readonly number[]; term: string | null }) =>
  inscriptionCollectifPath({ organisationId: rdv.organisationId, rdvId: rdv.id }, { user_ids: usagerIds, term })

async function contentOf({ visit, subject: { rdv, usagerIds, term } }: Asking, form: Form) {
  const { actor, organisation, timeZone } = visit
  const asking = { actor, organisationId: organisation.id }
  const picker = await personPicker({ visit, usagerIds, term, error: form.errors.term ?? null })
  const chosen = picker.chosen.map((one) => one.id)
  return {
    title: typo(`Ajouter un participant : ${rdv.name ?? rdv.motif.name}`),
    heading: rdv.name ?? rdv.motif.name,
    facts: [
      dateTime(rdv.startsAt.toTemporalInstant(), timeZone),
      duration((rdv.endsAt.getTime() - rdv.startsAt.getTime()) / MINUTE_MS),
      rdv.lieu?.name ?? null,
      rdv.agents.map(({ agent }) => displayName(agent)).join(', '),
      seatsInWords(rdv),
    ].filter((fact) => fact !== null),
    enrolled: rdv.participations.filter((one) => !isCancelled(one)).map(({ usager }) => fullName(usager)),
    points: [],
    picker,
    people: await peopleOf(visit, { rdv, usagers: await listPersons(asking, chosen), form }),
    action: hrefOf(rdv, { usagerIds, term: null }),
    fields: [{ name: 'version', value: await findRdvVersion(rdv.id) }],
    back: rdvsCollectifsPath({ organisationId: organisation.id }),
  }
}

type Joining = { rdv: RdvFrom; usagers: Person[]; form: Form }

/** Told as the motif says, until somebody says otherwise. */
async function peopleOf(visit: OrganisationVisit, { rdv, usagers, form }: Joining): Promise<Content['people']> {
  const planned = plannedOf(rdv)
  if (!planned || usagers.length === 0) return []
  const isUsual = rdv.motif.visibilityType === 'visible_and_notified'
  const participants = usagers.map(({ id: usagerId }) => ({
    usagerId,
    sendLifecycleNotifications: isUsual,
    sendReminderNotification: isUsual,
  }))
  const told = found(await findPlannedRdv({ ...planned, participants }))
  const isTicked = (name: string, usagerId: number) =>
    'version' in form.values ? someIds.parse(form.values[name]).includes(usagerId) : isUsual
  return toldPeople({ told, usagers, visit }).map((person) => ({
    ...person,
    isTold: isTicked('lifecycle', person.usagerId),
    isReminded: isTicked('reminder', person.usagerId),
  }))
}

function done({ organisation }: OrganisationVisit, rdv: RdvFrom, count: number) {
  const said = success(
    typo(`${plural(count, 'personne inscrite', 'personnes inscrites')} : ${rdv.name ?? rdv.motif.name}.`),
  )
  const action = { href: rdvHref(rdv), text: 'Ouvrir sa page' }
  return goTo(rdvsCollectifsPath({ organisationId: organisation.id }), { ...said, action })
}

/** What changed meanwhile is on the page that comes back, with its own version; who was chosen stays. */
async function refused(about: Asking, req: Request, outcome: Exclude<EditOutcome, { ok: true }>) {
  const { visit, subject } = about
  if ('reason' in outcome) {
    if (outcome.reason !== 'change-entre-temps') return goTo(rdvHref(subject.rdv), warning(REFUSALS[outcome.reason]))
    return refuseFields({ term: CHANGED })
  }
  if ('errors' in outcome)
    return refuseFields({ term: outcome.errors.map(({ name }) => errorWords[name].text).join(' ') })
  const points = outcome.warnings.map((one) => pointOf(one, visit.timeZone))
  const form = emptyForm(typedIn(req))
  return showPage(inscriptionPage, { ...(await contentOf(about, form)), points, form }, 422)
}

const CHANGED = 'Ce rendez-vous vient de changer. Relisez ses places et ses participants, puis inscrivez.'

const REFUSALS = {
  'rdv-introuvable': 'Ce rendez-vous n’est plus là. Personne n’a été inscrit.',
  'pas-le-sien': 'Ce rendez-vous ne vous est plus ouvert. Personne n’a été inscrit.',
}
