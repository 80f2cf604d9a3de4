import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { systeme } from '#domain/actor/actor.ts'
import type { RdvEvenement, Recorded } from '#domain/journal/evenement/recorded-evenement.ts'
import type { Notification } from '#domain/telling/notification/notification.ts'
import { notificationsOf } from '#domain/telling/notification/notifications-of.ts'
import type { RdvTelling } from '#domain/telling/notification/telling.ts'
import type { ToldAgent, ToldParticipation, ToldRdv, ToldUsager } from '#domain/telling/notification/told-rdv.ts'
import { OPEN_MOTIF } from '#test/support/judged.ts'

const NOW = Temporal.Instant.from('2027-02-01T09:00:00Z')
const START = new Date('2027-03-02T08:30:00Z')

const aToldUsager = (id: number, fields: Partial<ToldUsager> = {}): ToldUsager => ({
  id,
  firstName: 'Nadia',
  lastName: 'Benali',
  email: `usager${id}@exemple.fr`,
  notifyByEmail: true,
  phoneNumber: null,
  address: null,
  deletedAt: null,
  ...fields,
})

type Fields = Partial<Omit<ToldParticipation, 'usager'>> & Partial<ToldUsager> & { responsible?: ToldUsager }

const aParticipation = ({
  id = 1,
  status = 'unknown',
  sendLifecycleNotifications = true,
  sendReminderNotification = true,
  responsible,
  ...usager
}: Fields = {}): ToldParticipation => ({
  id: id + 100,
  status,
  sendLifecycleNotifications,
  sendReminderNotification,
  usager: { ...aToldUsager(id, usager), responsible: responsible ?? null },
})

const aToldAgent = (id: number, fields: Partial<ToldAgent> = {}): ToldAgent => ({
  id,
  firstName: 'Camille',
  lastName: 'Roux',
  email: `agent${id}@exemple.fr`,
  rdvNotificationsLevel: 'all',
  deletedAt: null,
  ...fields,
})

const aToldRdv = (fields: Partial<ToldRdv> = {}): ToldRdv => ({
  id: 7,
  uuid: '2fb0be5e-7311-4138-96fc-787e673ef976',
  startsAt: START,
  endsAt: new Date(START.getTime() + 30 * 60_000),
  status: 'unknown',
  sequence: 0,
  waitingRoomAt: null,
  name: null,
  organisation: {
    id: 1,
    name: 'MDS',
    phoneNumber: null,
    verticale: 'rdv_solidarites',
    territoire: { name: null, departementNumber: '62', timeZone: 'Europe/Paris', enableWaitingRoomMailField: true },
  },
  motif: {
    id: 1,
    name: 'Consultation',
    ...OPEN_MOTIF,
    deletedAt: null,
    followUp: false,
    instructionForRdv: null,
    service: { id: 1, name: 'PMI' },
  },
  lieu: { id: 3, availability: 'enabled', name: 'Arras-Nord', address: '14 rue des Rosati', phoneNumber: null },
  agents: [],
  participations: [],
  ...fields,
})

const collectif = (fields: Partial<ToldRdv> = {}): ToldRdv =>
  aToldRdv({ ...fields, motif: { ...aToldRdv().motif, collectif: true } })

type Told = RdvEvenement & Partial<Pick<Recorded, 'actor'>>

const tell = (evenement: Told, rdv: ToldRdv, formerAgents: ToldAgent[] = [], now = NOW) => {
  const recorded: RdvTelling['evenement'] = { id: 1, occurredAt: now, actor: systeme, ...evenement }
  return notificationsOf({ evenement: recorded, rdv, formerAgents }, now)
}

const said = (notifications: Notification[]) =>
  notifications.map(({ recipient, message }) => `${recipient.type} ${recipient.id}: ${message}`)

const booked = (...participationIds: number[]): Told => ({
  name: 'rdv.booked',
  rdvId: 7,
  payload: { participationIds },
})

const moved = (fields: Partial<Extract<RdvEvenement, { name: 'rdv.moved' }>['payload']> = {}): Told => ({
  name: 'rdv.moved',
  rdvId: 7,
  payload: {
    previousStartsAt: '2027-03-01T08:30:00Z',
    previousEndsAt: '2027-03-01T09:00:00Z',
    previousLieuId: 3,
    agentIdsKept: [],
    agentIdsAdded: [],
    agentIdsRemoved: [],
    ...fields,
  },
})

const cancelled = (...participationIds: number[]): Told => ({
  name: 'rdv.cancelled',
  rdvId: 7,
  payload: { status: 'excused', participationIds },
})

describe('who is told among usagers', () => {
  const cases: [title: string, participation: ToldParticipation, told: string[]][] = [
    ['a usager with an e-mail', aParticipation(), ['usager 1: rdv-booked-usager']],
    [
      'a proche never, his responsable instead',
      aParticipation({ responsible: aToldUsager(9) }),
      ['usager 9: rdv-booked-usager'],
    ],
    ['nobody without an e-mail', aParticipation({ email: null }), []],
    ['nobody who refuses e-mails', aParticipation({ notifyByEmail: false }), []],
    ['nobody whose account is closed', aParticipation({ deletedAt: new Date() }), []],
    ['nobody whose participation is not notified', aParticipation({ sendLifecycleNotifications: false }), []],
    ['nobody who has withdrawn since', aParticipation({ status: 'excused' }), []],
  ]
  for (const [title, participation, told] of cases)
    test(title, () => {
      const notifications = tell(booked(participation.id), aToldRdv({ participations: [participation] }))

      assert.deepEqual(said(notifications), told)
    })

  test('a responsable of two proches is told once, of both', () => {
    const responsible = aToldUsager(9)
    const participations = [aParticipation({ id: 1, responsible }), aParticipation({ id: 2, responsible })]

    const [notification, ...others] = tell(booked(101, 102), aToldRdv({ participations }))

    assert.deepEqual(notification?.participationIds, [101, 102])
    assert.deepEqual(others, [])
  })

  test('nobody is told of a rdv that has started', () => {
    const rdv = aToldRdv({ participations: [aParticipation()], agents: [aToldAgent(1)] })

    const notifications = tell(booked(101), rdv, [], Temporal.Instant.from('2027-03-02T08:30:01Z'))

    assert.deepEqual(notifications, [])
  })

  test('only those whose participation was not cancelled before are told of a cancellation', () => {
    const participations = [aParticipation({ id: 1, status: 'excused' }), aParticipation({ id: 2, status: 'excused' })]

    const notifications = tell(cancelled(102), aToldRdv({ status: 'excused', participations }))

    assert.deepEqual(said(notifications), ['usager 2: rdv-cancelled-usager'])
  })

  test('a cancellation undone before its messages left is not told', () => {
    const rdv = aToldRdv({ participations: [aParticipation()], agents: [aToldAgent(1)] })

    assert.deepEqual(tell(cancelled(101), rdv), [])
  })

  test('whoever leaves a rdv collectif is told, whoever leaves an individual rdv that stands is not', () => {
    const participations = [aParticipation({ status: 'excused' })]
    const left: Told = { name: 'participation.cancelled', rdvId: 7, payload: { participationIds: [101] } }

    assert.deepEqual(said(tell(left, collectif({ participations }))), ['usager 1: rdv-cancelled-usager'])
    assert.deepEqual(said(tell(left, aToldRdv({ participations }))), [])
  })

  test('another start and another lieu are told, other agents are not', () => {
    const rdv = aToldRdv({ participations: [aParticipation()] })
    const sameStart = { previousStartsAt: '2027-03-02T08:30:00.000Z' }

    assert.deepEqual(said(tell(moved(), rdv)), ['usager 1: rdv-moved-usager'])
    assert.deepEqual(said(tell(moved({ ...sameStart, previousLieuId: 4 }), rdv)), ['usager 1: rdv-moved-usager'])
    assert.deepEqual(said(tell(moved({ ...sameStart, agentIdsAdded: [5] }), rdv)), [])
  })
})

describe('who is told among agents', () => {
  const agent = { type: 'agent', id: 1, name: 'Camille ROUX' } as const
  const other = { type: 'agent', id: 2, name: 'Lou MARTIN' } as const
  const tomorrow = Temporal.Instant.from('2027-03-01T22:59:00Z')
  const later = Temporal.Instant.from('2027-02-28T22:59:00Z')
  const levels = ['all', 'others', 'soon', 'none'] as const
  const cases = [
    ['himself', agent, tomorrow, ['all']],
    ['somebody else, for tomorrow', other, tomorrow, ['all', 'others', 'soon']],
    ['somebody else, for later', other, later, ['all', 'others']],
  ] as const
  for (const [author, actor, now, told] of cases)
    test(`what ${author} did reaches the levels ${told.join(', ')}`, () => {
      const heard = levels.filter((rdvNotificationsLevel) => {
        const rdv = aToldRdv({ agents: [aToldAgent(1, { rdvNotificationsLevel })] })
        return tell({ ...booked(), actor }, rdv, [], now).length > 0
      })

      assert.deepEqual(heard, told)
    })

  test('tomorrow is a day of the organisation, not of the server', () => {
    const territoire = { ...aToldRdv().organisation.territoire, departementNumber: '974', timeZone: 'Indian/Reunion' }
    const organisation = { ...aToldRdv().organisation, territoire }
    const agents = [aToldAgent(1, { rdvNotificationsLevel: 'soon' })]
    const rdv = aToldRdv({ organisation, agents, startsAt: new Date('2027-03-02T20:30:00Z') })

    const dayBefore = tell({ ...booked(), actor: other }, rdv, [], Temporal.Instant.from('2027-03-01T20:00:00Z'))
    const twoDaysBefore = tell({ ...booked(), actor: other }, rdv, [], Temporal.Instant.from('2027-03-01T19:59:00Z'))

    assert.equal(dayBefore.length, 1)
    assert.equal(twoDaysBefore.length, 0)
  })

  test('a rdv that leaves the coming days is still told to those who want what is soon', () => {
    const rdv = aToldRdv({ agents: [aToldAgent(1, { rdvNotificationsLevel: 'soon' })] })

    const notifications = tell(moved({ previousStartsAt: '2027-02-02T08:30:00Z' }), rdv)

    assert.deepEqual(said(notifications), ['agent 1: rdv-moved-agent'])
  })

  test('of a moved rdv, he who stays, he who joins and he who leaves are told each his own', () => {
    const rdv = aToldRdv({ agents: [aToldAgent(1), aToldAgent(2)] })

    const notifications = tell(moved({ agentIdsKept: [1], agentIdsAdded: [2], agentIdsRemoved: [3] }), rdv, [
      aToldAgent(3),
    ])

    assert.deepEqual(said(notifications).sort(), [
      'agent 1: rdv-moved-agent',
      'agent 2: rdv-booked-agent',
      'agent 3: rdv-left-agent',
    ])
  })

  test('intervenants and agents who left are never written to', () => {
    const agents = [aToldAgent(1, { email: null }), aToldAgent(2, { deletedAt: new Date() })]

    assert.deepEqual(tell(booked(), aToldRdv({ agents })), [])
  })

  test('agents are told even when the motif is not notified to usagers', () => {
    const participations = [aParticipation({ sendLifecycleNotifications: false })]

    const notifications = tell(booked(101), aToldRdv({ agents: [aToldAgent(1)], participations }))

    assert.deepEqual(said(notifications), ['agent 1: rdv-booked-agent'])
  })

  test('who waits is told to all the agents, whatever their level, also once the hour has come, where the territoire wants it', () => {
    const arrived: Told = { name: 'rdv.usager-arrived', rdvId: 7, payload: {}, actor: agent }
    const agents = [aToldAgent(1, { rdvNotificationsLevel: 'none' }), aToldAgent(2, { email: null })]
    const rdv = aToldRdv({ agents, waitingRoomAt: START })
    const silent = { ...rdv.organisation.territoire, enableWaitingRoomMailField: false }
    const late = Temporal.Instant.from('2027-03-02T09:10:00Z')

    assert.deepEqual(said(tell(arrived, rdv, [], late)), ['agent 1: rdv-waiting-agent'])
    assert.deepEqual(tell(arrived, { ...rdv, organisation: { ...rdv.organisation, territoire: silent } }, [], late), [])
    assert.deepEqual(tell(arrived, { ...rdv, status: 'seen' }, [], late), [])
    assert.deepEqual(tell(arrived, { ...rdv, waitingRoomAt: null }, [], late), [])
  })
})

test('a reminder by hand reaches those who come and for whom reminders are on, until the rdv begins', () => {
  const participations = [
    aParticipation({ id: 1, sendLifecycleNotifications: false }),
    aParticipation({ id: 2, sendReminderNotification: false }),
    aParticipation({ id: 3, status: 'excused' }),
  ]
  const asked: Told = { name: 'rdv.reminder-requested', rdvId: 7, payload: { participationIds: [101, 102, 103] } }

  assert.deepEqual(said(tell(asked, aToldRdv({ participations }))), ['usager 1: rdv-reminder-usager'])
  const now = Temporal.Instant.fromEpochMilliseconds(START.getTime())
  assert.deepEqual(tell(asked, aToldRdv({ participations }), [], now), [])
})
