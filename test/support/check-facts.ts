import type { CheckFacts, OtherRdv, PlageOfAgent, RdvBefore } from '#domain/booking/check/check-facts.ts'
import { endOf, type PlannedRdv } from '#domain/booking/check/planned-rdv.ts'
import { zoneOf } from '#lib/zone.ts'

const HERE = 1
export const ELSEWHERE = 2
export const [ACTOR, COLLEAGUE] = [10, 11]
export const [NADIA, LEO] = [20, 21]
export const [MAISON, ANNEXE] = [30, 31]
export const MOTIF = 40

/** Wall clock of Paris. */
export const at = (wallClock: string, timeZone = 'Europe/Paris') =>
  Temporal.PlainDateTime.from(wallClock.replace(' ', 'T')).toZonedDateTime(timeZone).toInstant()

const participant = (usagerId: number) => ({
  usagerId,
  sendLifecycleNotifications: true,
  sendReminderNotification: true,
})

export const planned = ({ usagerIds = [NADIA], ...given }: Partial<PlannedRdv> & { usagerIds?: number[] } = {}) =>
  ({
    motifId: MOTIF,
    startsAt: at('2027-03-02 10:00'),
    durationInMin: 30,
    agentIds: [ACTOR],
    place: { kind: 'lieu', lieuId: MAISON },
    participants: usagerIds.map(participant),
    context: null,
    title: null,
    maxParticipantsCount: null,
    ...given,
  }) satisfies PlannedRdv

/** A rdv of half an hour that an agent wants at 10:00 on 2 March 2027; what a test says of it, and nothing around. */
export const checkFacts = (given: Partial<CheckFacts> = {}): CheckFacts => {
  const wanted = given.planned ?? planned()
  return {
    planned: wanted,
    before: null,
    organisationId: HERE,
    zone: zoneOf('Europe/Paris'),
    actorId: ACTOR,
    now: at('2027-03-01 09:00'),
    motif: { id: MOTIF, locationType: 'public_office', collectif: false },
    lieu: wanted.place?.kind === 'lieu' ? { id: wanted.place.lieuId, availability: 'enabled' } : null,
    agents: wanted.agentIds.map((id) => ({ id, firstName: 'Ada', lastName: `Agent ${id}` })),
    usagers: wanted.participants.map(({ usagerId: id }) => ({
      id,
      firstName: 'Ugo',
      lastName: `Usager ${id}`,
      phoneNumbers: ['06 12 34 56 78'],
      emails: ['ugo@demo.rdv.example'],
    })),
    rdvs: [],
    plages: [],
    absences: [],
    ...given,
  }
}

export const another = ({
  start = '2027-03-02 10:00',
  minutes = 30,
  ...given
}: Partial<OtherRdv> & { start?: string; minutes?: number } = {}): OtherRdv => ({
  id: 100,
  organisationId: HERE,
  organisationName: 'Ici',
  motifId: MOTIF + 1,
  motifName: 'Suivi',
  lieuId: MAISON,
  lieuName: 'Maison',
  startsAt: at(start),
  endsAt: endOf({ startsAt: at(start), durationInMin: minutes }),
  agentIds: [ACTOR],
  usagerIds: [LEO],
  isSeen: true,
  ...given,
})

export const before = (given: Partial<RdvBefore> = {}): RdvBefore => {
  const { startsAt, durationInMin, agentIds, place, title } = planned()
  return {
    id: 99,
    status: 'unknown',
    startsAt,
    durationInMin,
    agentIds,
    place,
    title,
    maxParticipantsCount: null,
    participations: [{ usagerId: NADIA, status: 'unknown' }],
    ...given,
  }
}

const ONCE = { rrule: null, exceptions: [], zone: zoneOf('Europe/Paris') }

export const plage = ({
  day = '2027-03-02',
  ...given
}: Partial<PlageOfAgent> & { day?: string } = {}): PlageOfAgent => ({
  ...ONCE,
  id: 200,
  agentId: ACTOR,
  organisationId: HERE,
  organisationName: 'Ici',
  lieuId: ANNEXE,
  lieuName: 'Annexe',
  title: 'Permanence',
  carriesMotif: false,
  minutesAfterRdvs: 0,
  firstDay: day,
  lastDay: day,
  startTime: '09:00',
  endTime: '12:00',
  secondaryStartTime: null,
  secondaryEndTime: null,
  isSeen: true,
  ...given,
})

export const absence = ({
  day = '2027-03-02',
  ...given
}: Partial<CheckFacts['absences'][number]> & { day?: string } = {}) => ({
  ...ONCE,
  id: 300,
  agentId: ACTOR,
  title: 'Congés',
  firstDay: day,
  endDay: day,
  lastDay: day,
  startTime: '09:00',
  endTime: '12:00',
  isSeen: true,
  ...given,
})
