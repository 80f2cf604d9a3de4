import { endOf, type PlannedRdv } from '#domain/booking/check/planned-rdv.ts'
import type { AgentRdv } from '#domain/booking/rdv/agent-rdv-queries.ts'
import type { ToldRdv } from '#domain/telling/notification/told-rdv.ts'
import { displayName, fullName } from '#lib/names.ts'
import { day, duration, timeRange } from '#lib/spoken-words.ts'
import { sentence } from '#lib/typography.ts'

export type Difference = { what: string; before: string | null; after: string | null }

type Compared = { rdv: AgentRdv; before: PlannedRdv; planned: PlannedRdv; after: ToldRdv; timeZone: string }

/** What changes, a line each, in the order of the form. */
export function differencesOf({ rdv, before, planned, after, timeZone }: Compared): Difference[] {
  const lines = [
    { what: 'Horaire', before: hoursOf(before, timeZone), after: hoursOf(planned, timeZone) },
    { what: 'Agents', before: agentsOf(rdv.agents.map(({ agent }) => agent)), after: agentsOf(after.agents) },
    { what: 'Lieu', before: placeOf(rdv), after: placeOf(after) },
    { what: 'Intitulé', before: before.title, after: planned.title },
    { what: 'Places', before: placesOf(before), after: placesOf(planned) },
    { what: 'Pause après', before: pauseOf(before), after: pauseOf(planned) },
    { what: 'Participants', before: peopleOf(rdv), after: peopleOf(after) },
    { what: 'Sans messages', before: silentOf(before, rdv), after: silentOf(planned, after) },
    { what: 'Sans rappel', before: unremindedOf(before, rdv), after: unremindedOf(planned, after) },
    { what: 'Contexte', before: before.context, after: planned.context },
  ]
  return lines.filter((line) => line.before !== line.after)
}

const hoursOf = (rdv: PlannedRdv, timeZone: string) =>
  `${sentence(day(rdv.startsAt, timeZone))}, ${timeRange(rdv.startsAt, endOf(rdv), timeZone)}`

const agentsOf = (agents: readonly { id: number; firstName: string | null; lastName: string | null }[]) =>
  agents
    .toSorted((one, other) => one.id - other.id)
    .map(displayName)
    .join(', ')

const placeOf = ({ lieu }: { lieu: { name: string; address: string } | null }) =>
  lieu && `${lieu.name}, ${lieu.address}`

const placesOf = ({ maxParticipantsCount: most }: PlannedRdv) => (most === null ? null : String(most))

const pauseOf = ({ minutesAfterRdv = 0 }: PlannedRdv) => (minutesAfterRdv === 0 ? null : duration(minutesAfterRdv))

type People = {
  participations: readonly { usager: { id: number; firstName: string; lastName: string } }[]
}

const namesOf = ({ participations }: People, isOne: (usagerId: number) => boolean) =>
  participations
    .filter(({ usager }) => isOne(usager.id))
    .map(({ usager }) => fullName(usager))
    .toSorted((one, other) => one.localeCompare(other, 'fr'))
    .join(', ') || null

const peopleOf = (people: People) => namesOf(people, () => true)

const silentOf = ({ participants }: PlannedRdv, people: People) =>
  namesOf(people, (id) => participants.some((one) => one.usagerId === id && !one.sendLifecycleNotifications))

const unremindedOf = ({ participants }: PlannedRdv, people: People) =>
  namesOf(people, (id) => participants.some((one) => one.usagerId === id && !one.sendReminderNotification))
