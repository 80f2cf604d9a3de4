import { addressOf as placeAddressOf } from '#domain/booking/rdv/rdv-place.ts'
import { findRdvVersion } from '#domain/booking/rdv/rdv-version-queries.ts'
import { type AgentToBook, listAgentsToBook } from '#domain/people/agent/agent-to-book-queries.ts'
import { mailboxOf } from '#domain/people/usager/reachable.ts'
import { listLieuxToBook } from '#domain/territory/lieu/lieu-to-book-queries.ts'
import type { Form } from '#lib/form.ts'
import { displayName, fullName } from '#lib/names.ts'
import { typo } from '#lib/typography.ts'
import type { ChangeInWords } from '#web/shared/history/history.ts'
import { hiddenFieldsOf } from '#web/shared/sent.ts'
import { adressesPath } from '#web/usagers/prise-de-rdv/paths.ts'
import { agentChoices, isOfService } from '../agent-choices.ts'
import { type PersonPicker, personPicker } from '../usagers/picker.ts'
import type { OrganisationVisit } from '../visit.ts'
import { changedMeanwhile } from './changed-meanwhile.ts'
import { lieuOptions, placeOf } from './modification-place.ts'
import {
  type Edited,
  type EditState,
  inOneValue,
  MOST_BOXES,
  participantIdsOf,
  participantsOf,
} from './modification-state.ts'
import { modificationPath } from './paths.ts'
import { addressOf, isAtALieu, queryFrom, type RdvFrom, rdvHref } from './rdv-address.ts'
import { whoAndWhen } from './rdv-who.ts'

export type ModificationPage = {
  heading: string
  about: string
  back: { href: string; text: string }
  action: string
  given: EditState
  /** What others wrote since this form was shown. */
  changes: ChangeInWords[]
  agents: ReturnType<typeof agentChoices>
  /** Null where the motif has no lieu. */
  place: {
    options: { value: number; text: string }[]
    source: string
    choices: { value: string; text: string }[]
  } | null
  placeWords: string
  isCollectif: boolean
  asksContext: boolean
  picker: PersonPicker
  /** Participants whose file is open to nobody here: they stay. */
  others: string | null
  people: { value: number; text: string; hint: string }[]
  /** Too many for a box each: theirs stay as they are. */
  isCrowd: boolean
  told: number[]
  reminded: number[]
  fields: { name: string; value: string | number }[]
}

export async function editContent(visit: OrganisationVisit, { rdv, before, given, sent }: Edited, form: Form) {
  const { actor, organisation, timeZone, now } = visit
  const version = await findRdvVersion(rdv.id)
  const known = typeof form.values.version === 'string' ? form.values.version : ''
  const usagerIds = participantIdsOf(rdv, given)
  const picker = await personPicker({ visit, usagerIds, term: given.term, error: form.errors.term ?? null })
  const participants = participantsOf(rdv, given)
  const people = picker.chosen.length > MOST_BOXES ? [] : peopleOf(rdv, picker)
  const chosen = form.errors.choix ? await placeOf(rdv, given, { chosen: sent.choix, before: before.place, now }) : null
  const when = whoAndWhen(rdv, timeZone)
  return {
    title: typo(`Modifier le rendez-vous : ${when}`),
    heading: 'Modifier le rendez-vous',
    about: typo(`${rdv.motif.name}. ${when}.`),
    back: { href: rdvHref(rdv), text: when },
    action: modificationPath(addressOf(rdv), queryFrom(rdv)),
    given,
    changes: await changedMeanwhile(visit, rdv, { known, version }),
    agents: agentsShown(await listAgentsToBook(actor, organisation.id), rdv),
    place: isAtALieu(rdv)
      ? {
          options: lieuOptions(await listLieuxToBook(organisation.id), rdv),
          source: `${adressesPath()}?q=`,
          choices: chosen && !chosen.ok ? chosen.choices : [],
        }
      : null,
    placeWords: placeWords(rdv),
    isCollectif: rdv.motif.collectif,
    asksContext: rdv.organisation.territoire.enableContextField,
    picker,
    others: othersWords(usagerIds.filter((id) => !picker.chosen.some((one) => one.id === id)).length),
    people,
    isCrowd: picker.chosen.length > MOST_BOXES,
    told: participants.filter((one) => one.sendLifecycleNotifications).map(({ usagerId }) => usagerId),
    reminded: participants.filter((one) => one.sendReminderNotification).map(({ usagerId }) => usagerId),
    fields: [
      { name: 'version', value: version },
      ...given.user_ids.map((value) => ({ name: 'user_ids[]', value })),
      ...given.remove_user.map((value) => ({ name: 'remove_user[]', value })),
      { name: 'boxes', value: inOneValue(people.map(({ value }) => value)) },
    ],
  }
}

/** Those of the service of the motif, and of the rdv, first; who left stays as long as he is ticked. */
function agentsShown(everybody: readonly AgentToBook[], rdv: RdvFrom): ModificationPage['agents'] {
  const isNear = (agent: AgentToBook) =>
    rdv.agents.some(({ agentId }) => agentId === agent.id) || isOfService(agent, rdv.motif.serviceId)
  const { first, others } = agentChoices(everybody, isNear)
  const gone = rdv.agents.filter(({ agentId }) => !everybody.some(({ id }) => id === agentId))
  const left = gone.map(({ agent }) => ({
    value: agent.id,
    text: displayName(agent),
    hint: 'N’est plus dans l’organisation',
  }))
  return { first: [...first, ...left], others }
}

function placeWords(rdv: RdvFrom) {
  if (rdv.motif.locationType === 'phone') return 'Le rendez-vous a lieu par téléphone.'
  if (rdv.motif.locationType === 'visio') return 'Le rendez-vous a lieu en visio.'
  return typo(`Le rendez-vous a lieu à domicile : ${placeAddressOf(rdv) ?? 'adresse non renseignée'}.`)
}

const othersWords = (count: number) =>
  count === 0
    ? null
    : count === 1
      ? 'Un participant dont la fiche est fermée reste inscrit.'
      : `${count} participants dont la fiche est fermée restent inscrits.`

/** Whom the boxes are about, with the address that his messages reach. */
function peopleOf({ participations }: RdvFrom, picker: PersonPicker): ModificationPage['people'] {
  return picker.chosen.map(({ id, name, detail }) => {
    const usager = participations.find((one) => one.usager.id === id)?.usager
    if (!usager) return { value: id, text: name, hint: detail }
    const { email, isOn } = mailboxOf(usager)
    return { value: id, text: fullName(usager), hint: email ? (isOn ? email : `${email} (désactivé)`) : 'Sans e-mail' }
  })
}

const OF_THE_MOMENT = ['confirmed', 'annonce', 'personne', 'retour', 'changer', 'term', 'term_shown']

/** All that was typed, carried by the page that asks before it is written. */
export const sentAgain = (sent: Readonly<Record<string, unknown>>): { name: string; value: string }[] =>
  hiddenFieldsOf(Object.fromEntries(Object.entries(sent).filter(([name]) => !OF_THE_MOMENT.includes(name))))
