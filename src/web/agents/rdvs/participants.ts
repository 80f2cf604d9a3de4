import type { AgentRdv, AgentRdvParticipation } from '#domain/booking/rdv/agent-rdv-queries.ts'
import { isCancelled } from '#domain/booking/rdv/rdv.ts'
import { type TemporalStatus, temporalStatus } from '#domain/booking/rdv/rdv-status.ts'
import { mailboxOf } from '#domain/people/usager/reachable.ts'
import { readNotes } from '#domain/people/usager/read-notes.ts'
import { plainDate } from '#lib/day.ts'
import { displayName, fullName } from '#lib/names.ts'
import { phone, phoneHref } from '#lib/phone.ts'
import { age, dayNumeric } from '#lib/spoken-words.ts'
import { typo } from '#lib/typography.ts'
import { zoneOf } from '#lib/zone.ts'
import { openedWords } from '../opened-words.ts'
import type { StatusEntry } from './status-menu.ts'

export type Participant = {
  name: string
  /** « Responsable : Nadia BENALI », « Fiche supprimée » */
  mentions: string[]
  birth: string
  phone: { href: string; text: string } | null
  email: string | null
  messages: string
  notes: string | null
  status: TemporalStatus
  isCancelled: boolean
  /** What may be made of his participation; rdvs collectifs only. */
  menu: StatusEntry[]
}

type Shown = {
  showsNotes: boolean
  timeZone: string
  now: Temporal.Instant
  menus: ReadonlyMap<number, StatusEntry[]>
}

export const participantsOf = (rdv: AgentRdv, shown: Shown): Participant[] =>
  rdv.participations.map((participation) => participantOf(participation, rdv, shown))

function participantOf(participation: AgentRdvParticipation, { startsAt }: AgentRdv, shown: Shown): Participant {
  const { usager, status } = participation
  const phoneNumber = usager.phoneNumber ?? usager.responsible?.phoneNumber ?? null
  return {
    name: fullName(usager),
    mentions: mentionsOf(usager),
    birth: birthOf(usager.birthDate, shown),
    phone: phoneNumber ? { href: phoneHref(phoneNumber), text: phone(phoneNumber) } : null,
    email: usager.email ?? usager.responsible?.email ?? null,
    messages: messagesOf(participation),
    notes: shown.showsNotes ? openedWords(readNotes(usager)) : null,
    status: temporalStatus({ status, startsAt }, zoneOf(shown.timeZone), shown.now),
    isCancelled: isCancelled(participation),
    menu: shown.menus.get(participation.id) ?? [],
  }
}

const mentionsOf = ({ responsible, deletedAt }: AgentRdvParticipation['usager']) => [
  ...(responsible ? [typo(`Proche, responsable : ${displayName(responsible)}`)] : []),
  ...(deletedAt ? ['Fiche supprimée'] : []),
]

function birthOf(birthDate: Date | null, { timeZone, now }: Shown) {
  if (!birthDate) return 'Non renseignée'
  const day = plainDate(birthDate)
  return `${dayNumeric(day)} (${age(day, now.toZonedDateTimeISO(timeZone).toPlainDate())})`
}

/** Confirmation, change and cancellation, unless somebody switched them off: by the mailbox that messages use. */
function messagesOf({ sendLifecycleNotifications, usager }: AgentRdvParticipation) {
  if (!sendLifecycleNotifications) return 'Désactivés pour ce RDV'
  const { email, isOn } = mailboxOf(usager)
  return email && isOn ? 'Par e-mail' : 'Aucun'
}
