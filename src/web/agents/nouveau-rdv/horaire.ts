import type { AgentToBook } from '#domain/people/agent/agent-to-book-queries.ts'
import { isoDay } from '#lib/day.ts'
import { type Form, parseForm, refusedForm } from '#lib/form.ts'
import { zoneOf } from '#lib/zone.ts'
import { type Answer, goTo, showPage } from '#web/shared/answer.ts'
import { adressesPath } from '#web/usagers/prise-de-rdv/paths.ts'
import { page } from '../page.ts'
import { horaireForm } from './horaire-form.ts'
import { locate } from './lieu-ponctuel.ts'
import { wizardPath, wizardStepPath } from './paths.ts'
import { fieldsOf, type SinglePlace, stepHref, writtenStart } from './wizard-address.ts'
import { type Reached, type WizardFrame, wizardFrame } from './wizard-frame.ts'
import { agentLastNameFirst, servicesOf } from './wizard-words.ts'

type AgentChoice = { value: number; text: string; hint: string }

type HorairePage = WizardFrame & {
  form: Form
  agents: { first: AgentChoice[]; others: AgentChoice[]; chosen: number[]; gone: string | null }
  /** Null where the motif has no lieu. */
  place: LieuChoice | SinglePlaceChoice | null
  /** What stands instead of a lieu. */
  placeWords: string | null
  action: string
  /** Where the form shows its other face, with what was typed. */
  again: string
  fields: { name: string; value: string }[]
}

type LieuChoice = { isSingle: false; options: { value: number; text: string }[]; chosen: number | null }
type SinglePlaceChoice = {
  isSingle: true
  typed: SinglePlace
  source: string
  choices: { value: string; text: string }[]
}

const horairePage = page<HorairePage>('agents/nouveau-rdv/horaire')

export const show = (reached: Reached, sent: unknown): Answer =>
  showPage(horairePage, content(reached, sent, { errors: closedLieu(reached) }))

export async function submit(reached: Reached, sent: unknown): Promise<Answer> {
  const { visit, given, plan } = reached
  const where = await placeOf(reached, sent)
  const errors = { ...typedErrors(reached, sent), ...(where.ok ? {} : where.errors) }
  if (!where.ok || Object.keys(errors).length > 0)
    return showPage(horairePage, content(reached, sent, { errors, choices: where.ok ? [] : where.choices }), 422)

  const next = {
    ...given,
    starts_at: writtenStart(plan.startsAt, visit.timeZone),
    duration_in_min: plan.durationInMin,
    agent_ids: plan.agents.map(({ id }) => id),
    lieu_id: where.lieu_id,
    lieu_attributes: where.lieu_attributes,
  }
  return goTo(stepHref({ organisationId: visit.organisation.id }, 4, next))
}

/** Of a form: a link that answers the step says what it says, and the rest is as usual. */
function typedErrors({ given }: Reached, sent: unknown): Record<string, string> {
  if (fieldIn(sent, 'jour') === undefined) return {}
  const when = parseForm(horaireForm, sent)
  return {
    ...(when.ok ? {} : when.form.errors),
    ...(given.agent_ids.length === 0 ? { agents: 'Choisissez au moins un agent.' } : {}),
  }
}

type Placed =
  | { ok: true; lieu_id: number | undefined; lieu_attributes: SinglePlace | undefined }
  | { ok: false; errors: Record<string, string>; choices: { value: string; text: string }[] }

/** One of the two ways of saying where; of the other, nothing is kept. */
async function placeOf(reached: Reached, sent: unknown): Promise<Placed> {
  const { plan, given, visit } = reached
  if (plan.motif?.locationType !== 'public_office') return { ok: true, lieu_id: undefined, lieu_attributes: undefined }
  if (isSinglePlace(reached, sent)) {
    const located = await locate(given.lieu_attributes, fieldIn(sent, 'choix'), visit.now)
    return located.ok
      ? { ok: true, lieu_id: undefined, lieu_attributes: located.place }
      : { ok: false, errors: prefixed(located.errors), choices: located.choices }
  }
  if (plan.lieu?.availability === 'enabled') return { ok: true, lieu_id: plan.lieu.id, lieu_attributes: undefined }
  const errors = plan.lieu ? closedLieu(reached) : { lieu_id: 'Choisissez un lieu.' }
  return { ok: false, errors, choices: [] }
}

const closedLieu = ({ plan: { lieu } }: Reached): Record<string, string> =>
  lieu && lieu.availability !== 'enabled' ? { lieu_id: `« ${lieu.name} » est fermé. Choisissez un autre lieu.` } : {}

/** By the id of their field in the page. */
const prefixed = (errors: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(errors).map(([name, text]) => [name === 'choix' ? name : `lieu_attributes-${name}`, text]),
  )

/** As the form was, unless its other face is asked for. */
function isSinglePlace({ given }: Reached, sent: unknown) {
  const asked = fieldIn(sent, 'ponctuel')
  const was = asked === undefined ? given.lieu_attributes !== undefined && given.lieu_id === undefined : asked === '1'
  return fieldIn(sent, 'changer') === '1' ? !was : was
}

/** A field of the form that is no answer of the address. */
const fieldIn = (sent: unknown, name: string): unknown =>
  typeof sent === 'object' && sent !== null ? new Map<string, unknown>(Object.entries(sent)).get(name) : undefined

type Said = { errors: Record<string, string>; choices?: { value: string; text: string }[] }

function content(reached: Reached, sent: unknown, { errors, choices = [] }: Said) {
  const { visit, given, plan } = reached
  const here = { organisationId: visit.organisation.id }
  const zone = zoneOf(visit.timeZone)
  const startMs = plan.startsAt.epochMilliseconds
  const isSingle = isSinglePlace(reached, sent)
  const values = {
    jour: fieldIn(sent, 'jour') ?? isoDay(zone.dayOf(startMs)),
    heure: fieldIn(sent, 'heure') ?? zone.timeOf(startMs),
    duration_in_min: fieldIn(sent, 'duration_in_min') ?? plan.durationInMin,
  }
  const { starts_at, duration_in_min, agent_ids, lieu_id, lieu_attributes, ...kept } = given
  return {
    ...wizardFrame(3, reached),
    form: refusedForm(values, errors),
    agents: agentChoices(reached, sent),
    place: placeChoice(reached, { isSingle, choices }),
    placeWords: placeWords(reached),
    action: wizardStepPath(here, { step: 3 }),
    again: wizardPath(here),
    fields: [{ name: 'step', value: '3' }, ...fieldsOf({ ...kept, user_ids: plan.usagers.map(({ id }) => id) })],
  }
}

function agentChoices({ plan, given }: Reached, sent: unknown): HorairePage['agents'] {
  const chosen = plan.agents.map(({ id }) => id)
  const isNear = ({ id, services }: AgentToBook) =>
    chosen.includes(id) || services.some(({ serviceId }) => serviceId === plan.motif?.serviceId)
  return {
    first: plan.everyAgent.filter(isNear).map(choiceOf),
    others: plan.everyAgent.filter((agent) => !isNear(agent)).map(choiceOf),
    chosen: fieldIn(sent, 'jour') !== undefined && given.agent_ids.length === 0 ? [] : chosen,
    gone: goneWords(plan.gone.agents),
  }
}

const choiceOf = (agent: AgentToBook): AgentChoice => ({
  value: agent.id,
  text: agentLastNameFirst(agent),
  hint: servicesOf(agent),
})

const goneWords = (gone: number) =>
  gone === 0
    ? null
    : gone === 1
      ? 'Un agent que vous aviez choisi n’est plus là.'
      : `${gone} agents que vous aviez choisis ne sont plus là.`

function placeChoice(
  { plan, given }: Reached,
  { isSingle, choices }: { isSingle: boolean; choices: { value: string; text: string }[] },
): HorairePage['place'] {
  if (plan.motif?.locationType !== 'public_office') return null
  if (isSingle) {
    const typed = given.lieu_attributes ?? { name: '', address: '' }
    return { isSingle, typed, source: `${adressesPath()}?q=`, choices }
  }
  const [only, another] = plan.lieux
  const sole = only && !another ? only.id : null
  return {
    isSingle: false,
    options: plan.lieux.map(({ id, name, address }) => ({ value: id, text: `${name} (${address})` })),
    chosen: plan.lieu?.id ?? sole,
  }
}

/** Where there is no lieu to choose. */
function placeWords({ plan: { motif } }: Reached): string | null {
  if (!motif || motif.locationType === 'public_office') return null
  return {
    phone: 'Le rendez-vous a lieu par téléphone.',
    home: null,
    visio: 'Le rendez-vous a lieu par visioconférence.',
  }[motif.locationType]
}
