import { unconfirmed, warningKey } from '#domain/booking/check/rdv-check.ts'
import type { RdvWarning } from '#domain/booking/check/rdv-warnings.ts'
import type { AgentToBook } from '#domain/people/agent/agent-to-book-queries.ts'
import { isoDay } from '#lib/day.ts'
import { type Form, parseForm, refusedForm } from '#lib/form.ts'
import { displayName, lastNameFirst, ofPerson } from '#lib/names.ts'
import { time } from '#lib/spoken-words.ts'
import { typo } from '#lib/typography.ts'
import { zoneOf } from '#lib/zone.ts'
import { type Answer, goTo, showPage } from '#web/shared/answer.ts'
import { adressesPath } from '#web/usagers/prise-de-rdv/paths.ts'
import { type AgentChoice, agentChoices, isOfService } from '../agent-choices.ts'
import { type Point, pointOf } from '../checks/check-words.ts'
import { page } from '../page.ts'
import { errorsOf, findChecks } from './checks.ts'
import { type FreeHours, findFreeHours } from './free-hours.ts'
import { horaireForm } from './horaire-form.ts'
import { type AddressChoice, locate } from './lieu-ponctuel.ts'
import { wizardPath, wizardStepPath } from './paths.ts'
import {
  type Answers,
  answerHref,
  fieldIn,
  fieldsOf,
  type SinglePlace,
  stepHref,
  writtenStart,
} from './wizard-address.ts'
import { type Reached, type WizardFrame, wizardFrame } from './wizard-frame.ts'

type HorairePage = WizardFrame & {
  form: Form
  agents: { first: AgentChoice[]; others: AgentChoice[]; chosen: number[]; gone: string | null }
  /** To be confirmed, above the form that may still change. */
  points: PointShown[]
  /** Hours of that day that fill the form. */
  free: FreeHours | null
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
  choices: AddressChoice[]
}

/** `mend`: the way to the hour that leaves nothing to confirm there. */
type PointShown = Point & { mend: { href: string; text: string } | null }

const horairePage = page<HorairePage>('agents/nouveau-rdv/horaire')

export const show = async (reached: Reached, sent: unknown): Promise<Answer> =>
  showPage(horairePage, await content(reached, sent, { errors: { ...unreadHour(reached), ...closedLieu(reached) } }))

export async function submit(reached: Reached, sent: unknown): Promise<Answer> {
  const where = await placeOf(reached, sent)
  const typed = { ...typedErrors(reached, sent), ...(where.ok ? {} : where.errors) }
  if (!where.ok || Object.keys(typed).length > 0)
    return refuse(reached, sent, { errors: typed, choices: where.ok ? [] : where.choices })

  const placed = { ...reached, given: nextAnswers(reached, where) }
  const checks = await findChecks(placed)
  const errors = errorsOf(checks, 3)
  if (Object.keys(errors).length > 0) return refuse(placed, sent, { errors })
  const confirmed = confirmedKeys(reached.given, sent)
  if (unconfirmed(checks.warnings, confirmed).length > 0)
    return refuse(placed, sent, { errors: {}, warnings: checks.warnings })
  const kept = checks.warnings.map(warningKey)
  return goTo(stepHref({ organisationId: reached.visit.organisation.id }, 4, { ...placed.given, confirmed: kept }))
}

const refuse = async (reached: Reached, sent: unknown, said: Said) =>
  showPage(horairePage, await content(reached, sent, said), 422)

const nextAnswers = ({ visit, given, plan }: Reached, where: Extract<Placed, { ok: true }>): Answers => ({
  ...given,
  starts_at: writtenStart(plan.startsAt, visit.timeZone),
  duration_in_min: plan.durationInMin,
  agent_ids: plan.agents.map(({ id }) => id),
  lieu_id: where.lieu_id,
  lieu_attributes: where.lieu_attributes,
})

/** « Continuer quand même » confirms what the page showed, and nothing else; « Continuer » checks again. */
const confirmedKeys = ({ confirmed }: Answers, sent: unknown) =>
  fieldIn(sent, 'jour') === undefined || fieldIn(sent, 'quand_meme') === '1' ? confirmed : []

/** Of a form: a link that answers the step says what it says, and the rest is as usual. */
function typedErrors(reached: Reached, sent: unknown): Record<string, string> {
  if (fieldIn(sent, 'jour') === undefined) return unreadHour(reached)
  const when = parseForm(horaireForm, sent)
  return {
    ...(when.ok ? {} : when.form.errors),
    ...(reached.given.agent_ids.length === 0 ? { agents: 'Choisissez au moins un agent.' } : {}),
  }
}

type Placed =
  | { ok: true; lieu_id: number | undefined; lieu_attributes: SinglePlace | undefined }
  | { ok: false; errors: Record<string, string>; choices: AddressChoice[] }

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

const unreadHour = ({ plan }: Reached): Record<string, string> =>
  plan.isStartUnread ? { jour: 'L’horaire de ce lien ne peut pas être lu. Choisissez un jour et une heure.' } : {}

const closedLieu = ({ plan: { lieu } }: Reached): Record<string, string> =>
  lieu && lieu.availability !== 'enabled' ? { lieu_id: `« ${lieu.name} » ${NO_LONGER[lieu.availability]}` } : {}

const NO_LONGER = {
  disabled: 'est fermé. Choisissez un autre lieu.',
  single_use: 'a servi pour un seul rendez-vous. Choisissez un autre lieu.',
} as const

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

type Said = { errors: Record<string, string>; choices?: AddressChoice[]; warnings?: readonly RdvWarning[] }

async function content(reached: Reached, sent: unknown, { errors, choices = [], warnings = [] }: Said) {
  const { visit, given, plan } = reached
  const here = { organisationId: visit.organisation.id }
  const zone = zoneOf(visit.timeZone)
  const startMs = plan.startsAt.epochMilliseconds
  const isSingle = isSinglePlace(reached, sent)
  const free = await findFreeHours(reached)
  const values = {
    jour: fieldIn(sent, 'jour') ?? isoDay(zone.dayOf(startMs)),
    heure: fieldIn(sent, 'libre') ?? fieldIn(sent, 'heure') ?? zone.timeOf(startMs),
    duration_in_min: fieldIn(sent, 'duration_in_min') ?? plan.durationInMin,
  }
  const { starts_at, duration_in_min, agent_ids, lieu_id, lieu_attributes, confirmed, ...kept } = given
  return {
    ...wizardFrame(3, reached),
    form: refusedForm(values, errors),
    agents: agentsShown(reached, sent),
    free,
    points: warnings.map((warning) => pointShown(reached, warning)),
    place: placeChoice(reached, { isSingle, choices, usualLieuId: free?.lieuId ?? null }),
    placeWords: placeWords(reached),
    action: wizardStepPath(here, { step: 3 }),
    again: wizardPath(here),
    fields: [{ name: 'step', value: '3' }, ...fieldsOf({ ...kept, user_ids: plan.usagers.map(({ id }) => id) })],
  }
}

function pointShown({ visit, given }: Reached, warning: RdvWarning): PointShown {
  const point = pointOf(warning, visit.timeZone)
  if (point.mendedAt === null) return { ...point, mend: null }
  const starts_at = writtenStart(point.mendedAt, visit.timeZone)
  const href = answerHref({ organisationId: visit.organisation.id }, 3, { ...given, starts_at })
  return { ...point, mend: { href, text: `Prendre ${time(point.mendedAt, visit.timeZone)}` } }
}

function agentsShown({ plan, given }: Reached, sent: unknown): HorairePage['agents'] {
  const chosen = plan.agents.map(({ id }) => id)
  const isNear = (agent: AgentToBook) => chosen.includes(agent.id) || isOfService(agent, plan.motif?.serviceId)
  return {
    ...agentChoices(plan.everyAgent, isNear, lastNameFirst),
    chosen: fieldIn(sent, 'jour') !== undefined && given.agent_ids.length === 0 ? [] : chosen,
    gone: goneWords(plan.gone.agents),
  }
}

const goneWords = (gone: number) =>
  gone === 0
    ? null
    : gone === 1
      ? 'Un agent que vous aviez choisi n’est plus là.'
      : `${gone} agents que vous aviez choisis ne sont plus là.`

function placeChoice(
  { plan, given }: Reached,
  { isSingle, choices, usualLieuId }: { isSingle: boolean; choices: AddressChoice[]; usualLieuId: number | null },
): HorairePage['place'] {
  if (plan.motif?.locationType !== 'public_office') return null
  if (isSingle) {
    const typed = given.lieu_attributes ?? { name: '', address: '' }
    return { isSingle, typed, source: `${adressesPath()}?q=`, choices }
  }
  const [only, another] = plan.lieux
  const usual = only && !another ? only : plan.lieux.find(({ id }) => id === usualLieuId)
  return {
    isSingle: false,
    options: plan.lieux.map(({ id, name, address }) => ({ value: id, text: `${name} (${address})` })),
    chosen: plan.lieu?.id ?? usual?.id ?? null,
  }
}

/** Where there is no lieu to choose. */
function placeWords({ plan: { motif, home } }: Reached): string | null {
  if (!motif) return null
  const atHome = home
    ? typo(`À domicile : ${home.address}, d’après la fiche ${ofPerson(displayName(home.of))}.`)
    : 'À domicile. L’adresse n’est pas encore dans la fiche.'
  return { public_office: null, phone: 'Par téléphone.', home: atHome, visio: 'Par visioconférence.' }[
    motif.locationType
  ]
}
