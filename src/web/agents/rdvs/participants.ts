import type { AgentRdv, AgentRdvParticipation, Prescriber } from '#domain/booking/rdv/agent-rdv-queries.ts'
import { isCancelled } from '#domain/booking/rdv/rdv.ts'
import { type TemporalStatus, temporalStatus } from '#domain/booking/rdv/rdv-status.ts'
import { mailboxOf, phoneOf } from '#domain/people/usager/reachable.ts'
import { readNotes } from '#domain/people/usager/read-notes.ts'
import { isAskedBy } from '#domain/people/usager/usager-fields.ts'
import { plainDate } from '#lib/day.ts'
import { displayName, fullName } from '#lib/names.ts'
import { isMobile, phone, phoneHref } from '#lib/phone.ts'
import { age, dayNumeric } from '#lib/spoken-words.ts'
import { typo } from '#lib/typography.ts'
import { zoneOf } from '#lib/zone.ts'
import { usagerFieldWords } from '#web/shared/usager-field-words.ts'
import { openedWords } from '../opened-words.ts'
import type { OrganisationVisit } from '../visit.ts'
import type { StatusEntry } from './status-menu.ts'

/** By one way of telling him: where, and whether it is used. */
type Reach = { href: string | null; text: string | null; state: string }

export type Participant = {
  name: string
  badges: string[]
  /** « Responsable : Nadia BENALI » */
  mentions: string[]
  birth: string
  ants: string | null
  email: Reach
  sms: Reach
  /** « Messages désactivés pour ce RDV » */
  silences: string[]
  /** What the territoire asks of him, as on his file. */
  details: { term: string; value: string | null }[]
  /** Who booked for him, and how to reach that person. */
  prescriber: { name: string; reach: { href: string | null; text: string }[] } | null
  status: TemporalStatus
  isCancelled: boolean
  /** What may be made of his participation; rdvs collectifs only. */
  menu: StatusEntry[]
}

type Shown = {
  visit: OrganisationVisit
  menus: ReadonlyMap<number, StatusEntry[]>
  prescribers: readonly Prescriber[]
}

export const participantsOf = (rdv: AgentRdv, shown: Shown): Participant[] =>
  rdv.participations.map((participation) => participantOf(participation, rdv, shown))

function participantOf(
  participation: AgentRdvParticipation,
  rdv: AgentRdv,
  { visit: { timeZone, now }, menus, prescribers }: Shown,
): Participant {
  const { usager, status } = participation
  return {
    name: fullName(usager),
    badges: badgesOf(usager, rdv.organisationId),
    mentions: usager.responsible ? [typo(`Responsable : ${displayName(usager.responsible)}`)] : [],
    birth: birthOf(usager.birthDate, now.toZonedDateTimeISO(timeZone).toPlainDate()),
    ants: usager.antsPreDemandeNumber,
    email: emailOf(usager),
    sms: smsOf(usager),
    silences: silencesOf(participation),
    details: detailsOf(usager, rdv.organisation.territoire),
    prescriber: prescriberOf(prescribers.find(({ participationId }) => participationId === participation.id)),
    status: temporalStatus({ status, startsAt: rdv.startsAt }, zoneOf(timeZone), now),
    isCancelled: isCancelled(participation),
    menu: menus.get(participation.id) ?? [],
  }
}

type Usager = AgentRdvParticipation['usager']

function badgesOf({ responsible, deletedAt, profiles }: Usager, organisationId: number) {
  const proche = responsible ? ['Proche'] : []
  if (deletedAt) return [...proche, 'Supprimé']
  const isHere = profiles.some((profile) => profile.organisationId === organisationId)
  return isHere ? proche : [...proche, 'Supprimé de cette organisation']
}

function birthOf(birthDate: Date | null, today: Temporal.PlainDate) {
  if (!birthDate) return 'Non renseignée'
  const day = plainDate(birthDate)
  return `${dayNumeric(day)} (${age(day, today)})`
}

function emailOf(usager: Usager): Reach {
  const { email, isOn } = mailboxOf(usager)
  if (!email) return { href: null, text: null, state: 'Absent' }
  return { href: `mailto:${encodeURIComponent(email)}`, text: email, state: isOn ? 'Activé' : 'Désactivé' }
}

function smsOf(usager: Usager): Reach {
  const { number, isOn } = phoneOf(usager)
  if (!number) return { href: null, text: null, state: 'Absent' }
  const state = isMobile(number) ? (isOn ? 'Activé' : 'Désactivé') : 'Numéro sans SMS'
  return { href: phoneHref(number), text: phone(number), state }
}

function silencesOf({ sendLifecycleNotifications, sendReminderNotification }: AgentRdvParticipation) {
  if (!sendLifecycleNotifications && !sendReminderNotification) return ['Messages et rappel désactivés pour ce RDV']
  return [
    ...(sendLifecycleNotifications ? [] : ['Messages désactivés pour ce RDV']),
    ...(sendReminderNotification ? [] : ['Rappel désactivé pour ce RDV']),
  ]
}

/** What a switch of the territoire hides is absent; what is asked and unknown says so. */
function detailsOf(usager: Usager, territoire: AgentRdv['organisation']['territoire']): Participant['details'] {
  const { address, responsible } = usager
  const answers = {
    addressDetails: usager.addressDetails,
    caisseAffiliation: choiceOf('caisseAffiliation', usager.caisseAffiliation),
    affiliationNumber: usager.affiliationNumber,
    caseNumber: usager.caseNumber,
    familySituation: choiceOf('familySituation', usager.familySituation),
    numberOfChildren: usager.numberOfChildren === null ? null : String(usager.numberOfChildren),
    logement: choiceOf('logement', usager.logement),
    notes: openedWords(readNotes(usager)),
  }
  const asked = SWITCHED.filter((field) => isAskedBy(territoire, field))
  return [
    { term: usagerFieldWords.address.label, value: address ?? responsible?.address ?? null },
    ...asked.map((field) => ({ term: usagerFieldWords[field].label, value: answers[field] })),
  ]
}

const SWITCHED = [
  'addressDetails',
  'caisseAffiliation',
  'affiliationNumber',
  'caseNumber',
  'familySituation',
  'numberOfChildren',
  'logement',
  'notes',
] as const

const choiceOf = (field: 'caisseAffiliation' | 'familySituation' | 'logement', chosen: string | null) => {
  const { choices }: { choices?: Readonly<Record<string, string>> } = usagerFieldWords[field]
  return chosen === null ? null : (choices?.[chosen] ?? chosen)
}

function prescriberOf(prescriber: Prescriber | undefined): Participant['prescriber'] {
  if (!prescriber) return null
  const { email, phoneNumber } = prescriber
  return {
    name: displayName(prescriber),
    reach: [
      ...(phoneNumber ? [{ href: phoneHref(phoneNumber), text: phone(phoneNumber) }] : []),
      ...(email ? [{ href: `mailto:${encodeURIComponent(email)}`, text: email }] : []),
    ],
  }
}
