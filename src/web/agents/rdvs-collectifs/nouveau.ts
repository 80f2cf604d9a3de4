import type { Request } from 'express'
import type { PlannedRdv } from '#domain/booking/check/planned-rdv.ts'
import { type AgentRdv, findAgentRdv } from '#domain/booking/rdv/agent-rdv-queries.ts'
import { makeRdv } from '#domain/booking/rdv/make-rdv.ts'
import { readContext } from '#domain/booking/rdv/read-context.ts'
import { type AgentToBook, listAgentsToBook } from '#domain/people/agent/agent-to-book-queries.ts'
import { listLieuxToBook } from '#domain/territory/lieu/lieu-to-book-queries.ts'
import { listCollectifMotifsToBook, type MotifToBook } from '#domain/territory/motif/motif-to-book-queries.ts'
import { type Form, refusedForm } from '#lib/form.ts'
import { dateTime, duration } from '#lib/spoken-words.ts'
import { typo } from '#lib/typography.ts'
import { zoneOf } from '#lib/zone.ts'
import { id, latitude, longitude, NO_ID, words } from '#web/shared/address-values.ts'
import { goTo, showPage } from '#web/shared/answer.ts'
import { success } from '#web/shared/flash.ts'
import { type About, refuseFields } from '#web/shared/form-page.ts'
import { found } from '#web/shared/refusal.ts'
import { isAsked, queryOf, typedIn } from '#web/shared/sent.ts'
import { adressesPath } from '#web/usagers/prise-de-rdv/paths.ts'
import { agentChoices, isOfService } from '../agent-choices.ts'
import { errorWords, FIELD_IDS, type Point, pointOf } from '../checks/check-words.ts'
import { locate } from '../nouveau-rdv/lieu-ponctuel.ts'
import { page } from '../page.ts'
import { rdvPath } from '../rdvs/paths.ts'
import { type OrganisationVisit, organisationFormPage } from '../visit.ts'
import { type NouveauTyped, nouveauForm } from './nouveau-form.ts'
import { motifsCollectifsPath, nouveauRdvCollectifPath, rdvsCollectifsPath } from './paths.ts'

type Content = {
  about: string
  /** What is to be confirmed. */
  points: Point[]
  agents: ReturnType<typeof agentChoices>
  lieux: { value: number; text: string }[]
  /** What the address of a place for once may mean. */
  choices: { value: string; text: string }[]
  source: string
  asksContext: boolean
  action: string
  back: string
}

/** What is duplicated is seen by who duplicates it, and of the same motif. */
type Subject = { motif: MotifToBook; duplicated: AgentRdv | null }
type Asking = About<OrganisationVisit, Subject>

const nouveauPage = page<Content & { form: Form }>('agents/rdvs-collectifs/nouveau')

/** A rdv collectif, before anybody takes part in it. */
export const { show, create } = organisationFormPage({
  page: nouveauPage,
  subject: subjectOf,
  form: () => nouveauForm,
  values: ({ visit, subject }) => valuesOf(visit, subject),
  content: (about) => contentOf(about),
  async submit(about, req) {
    const { visit, subject, data, once } = about
    const where = await placeOf(data, visit)
    if (!where.ok) {
      const form = refuseFields(where.errors)
      return where.choices.length === 0 ? form : again(about, req, { errors: where.errors, choices: where.choices })
    }
    const { actor, author, organisation, now } = visit
    const planned = plannedOf(data, { visit, motif: subject.motif, place: where.place })
    const asked = { actor, author, organisationId: organisation.id, planned, confirmed: data.confirmed, once, now }
    const made = await makeRdv(asked)
    if (made.ok)
      return goTo(rdvsCollectifsPath({ organisationId: organisation.id }), madeWords(visit, planned, made.rdvId))
    if ('errors' in made)
      return refuseFields(Object.fromEntries(made.errors.toReversed().map(({ name }) => besideField(name))))
    return again(about, req, { points: made.warnings.map((warning) => pointOf(warning, visit.timeZone)) })
  },
})

async function subjectOf({ actor, organisation }: OrganisationVisit, req: Request): Promise<Subject> {
  const { motif_id, duplicated_rdv_id: rdvId } = queryOf(req, { motif_id: id, duplicated_rdv_id: id })
  const motifs = await listCollectifMotifsToBook(actor, organisation.id)
  const motif = found(motifs.find((one) => one.id === motif_id))
  if (!isAsked(req, 'duplicated_rdv_id')) return { motif, duplicated: null }
  const rdv = await findAgentRdv(actor, { organisationId: organisation.id, rdvId: rdvId ?? NO_ID })
  return { motif, duplicated: found(rdv?.motif.id === motif.id ? rdv : null) }
}

/** The same on another day, which is to be said; else as the motif says, with who makes it. */
function valuesOf({ actor, timeZone }: OrganisationVisit, { motif, duplicated }: Subject): Form['values'] {
  if (!duplicated) return { duration_in_min: motif.defaultDurationInMin, agent_ids: [actor.id] }
  const { startsAt, endsAt, lieu, name, maxParticipantsCount, agents } = duplicated
  const context = readContext(duplicated)
  return {
    heure: zoneOf(timeZone).timeOf(startsAt.getTime()),
    duration_in_min: (endsAt.getTime() - startsAt.getTime()) / 60_000,
    agent_ids: agents.map(({ agentId }) => agentId),
    titre: name ?? '',
    places: maxParticipantsCount ?? '',
    context: context?.ok ? context.text : '',
    ...placeValues(lieu),
  }
}

function placeValues(lieu: AgentRdv['lieu']) {
  if (lieu?.availability !== 'single_use') return { lieu_id: lieu?.id ?? '' }
  const { name, address, latitude: north, longitude: east } = lieu
  return { lieu_id: '', lieu_attributes: { name, address, latitude: north, longitude: east, found_for: address } }
}

async function contentOf({ visit, subject: { motif, duplicated } }: Asking) {
  const { actor, organisation } = visit
  const here = { organisationId: organisation.id }
  const [agents, lieux] = await Promise.all([
    listAgentsToBook(actor, organisation.id),
    listLieuxToBook(organisation.id),
  ])
  const isNear = (agent: AgentToBook) => agent.id === actor.id || isOfService(agent, motif.serviceId)
  return {
    title: typo(`Nouveau RDV collectif : ${motif.name}`),
    about: typo(`${motif.name}, ${duration(motif.defaultDurationInMin)} d’habitude.`),
    points: [],
    agents: agentChoices(agents, isNear),
    lieux: lieux.map((lieu) => ({ value: lieu.id, text: `${lieu.name} (${lieu.address})` })),
    choices: [],
    source: `${adressesPath()}?q=`,
    asksContext: organisation.territoire.enableContextField,
    action: nouveauRdvCollectifPath(here, { motif_id: motif.id, duplicated_rdv_id: duplicated?.id ?? null }),
    back: motifsCollectifsPath(here),
  }
}

type Said = { points?: Point[]; errors?: Record<string, string>; choices?: Content['choices'] }

/** The form as it was sent, with what it still asks. */
async function again(about: Asking, req: Request, { errors = {}, ...said }: Said) {
  const form = refusedForm(typedIn(req), errors)
  return showPage(nouveauPage, { ...(await contentOf(about)), ...said, form }, 422)
}

type Placed =
  | { ok: true; place: PlannedRdv['place'] }
  | { ok: false; errors: Record<string, string>; choices: Content['choices'] }

/** A lieu of the organisation, or the place that was written instead. */
async function placeOf(
  { lieu_id, lieu_attributes: typed, choix }: NouveauTyped,
  { now }: OrganisationVisit,
): Promise<Placed> {
  const lieuId = id.safeParse(lieu_id).data
  if (lieuId !== undefined) return { ok: true, place: { kind: 'lieu', lieuId } }
  const { name = '', address = '' } = typed
  if (lieu_id !== '' || (name === '' && address === ''))
    return { ok: false, errors: { lieu_id: 'Choisissez un lieu, ou écrivez-en un pour cette fois.' }, choices: [] }
  const point = {
    latitude: latitude.safeParse(typed.latitude).data,
    longitude: longitude.safeParse(typed.longitude).data,
    found_for: words.safeParse(typed.found_for).data,
  }
  const located = await locate({ name, address, ...point }, choix, now)
  if (!located.ok) return { ok: false, errors: besidePlace(located.errors), choices: located.choices }
  const { latitude: north, longitude: east, ...named } = located.place
  if (north === undefined || east === undefined) throw new Error('a place that was found has its point')
  return {
    ok: true,
    place: { kind: 'single-use', name: named.name, address: named.address, latitude: north, longitude: east },
  }
}

/** By the id of their field in the page. */
const besidePlace = (errors: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(errors).map(([name, text]) => [name === 'choix' ? name : `lieu_attributes-${name}`, text]),
  )

type Planning = { visit: OrganisationVisit; motif: MotifToBook; place: PlannedRdv['place'] }

const plannedOf = (data: NouveauTyped, { visit, motif, place }: Planning): PlannedRdv => ({
  motifId: motif.id,
  startsAt: Temporal.PlainDateTime.from(`${data.jour}T${data.heure}`).toZonedDateTime(visit.timeZone).toInstant(),
  durationInMin: data.duration_in_min,
  agentIds: data.agent_ids,
  place,
  participants: [],
  context: visit.organisation.territoire.enableContextField ? data.context : null,
  title: data.titre,
  maxParticipantsCount: data.places,
})

/** What no field mends stands with the day. */
function besideField(name: keyof typeof errorWords): [string, string] {
  const { field, text } = errorWords[name]
  return [(field && FIELD_IDS[field]) ?? 'jour', text]
}

function madeWords({ organisation, timeZone }: OrganisationVisit, { startsAt, title }: PlannedRdv, rdvId: number) {
  const named = title === null ? 'RDV collectif' : `« ${title} »`
  const action = { href: rdvPath({ organisationId: organisation.id, rdvId }), text: 'Ouvrir sa page' }
  return { ...success(typo(`${named} du ${dateTime(startsAt, timeZone)} créé.`)), action }
}
