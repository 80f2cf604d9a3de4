import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listCreneaux, oncePerAgent, publicStarts } from '#domain/booking/creneau/creneau.ts'
import { intervalsOf } from '#domain/planning/plage/plage-intervals.ts'
import { zoneOf } from '#lib/zone.ts'
import { aPlage, aPlanning, aSearch, inParis, parisMs, taken } from '#test/support/creneau-rows.ts'

const startsOf = (...[plages, search, rows]: Parameters<typeof aPlanning>) =>
  publicStarts(listCreneaux(aPlanning(plages, search, rows), search)).map((start) => inParis(start).slice(11))

const tableOfGrids = [
  { title: 'plage 9:00-11:20, 60 min', plage: { endTime: '11:20' }, minutes: 60, starts: '09:00 10:00' },
  {
    title: 'plage 14:00-17:00, now 15:03, 60 min',
    plage: { startTime: '14:00', endTime: '17:00' },
    now: '15:03',
    minutes: 60,
    starts: '15:05',
  },
  {
    title: 'plage 14:00-16:00, now 14:12, 40 min',
    plage: { startTime: '14:00', endTime: '16:00' },
    now: '14:12',
    minutes: 40,
    starts: '14:15 14:55',
  },
  {
    title: 'from 09:07, now 09:10',
    plage: { startTime: '09:07', endTime: '10:00' },
    now: '09:10',
    minutes: 30,
    starts: '09:12',
  },
  { title: 'one second after a step', plage: { endTime: '10:00' }, now: '09:05:01', minutes: 50, starts: '09:10' },
  { title: 'now at the end of the plage', plage: { endTime: '10:00' }, now: '10:00', minutes: 30, starts: '' },
]

for (const { title, plage, now, minutes, starts } of tableOfGrids)
  test(`grid: ${title} gives ${starts || 'nothing'}`, () => {
    const search = aSearch({ durationMinutes: minutes, ...(now ? { nowMs: parisMs(`2027-01-04T${now}`) } : {}) })

    assert.equal(startsOf([aPlage(plage)], search).join(' '), starts)
  })

test('the grid starts again after each busy time, and a short rdv does not free the end of a longer one', () => {
  const search = aSearch({ durationMinutes: 40 })
  const rdvs = [taken(1, '2027-01-04T14:50', '2027-01-04T15:10'), taken(1, '2027-01-04T14:55', '2027-01-04T15:00')]
  const absence = { ...aPlage({ startTime: '16:00', endTime: '16:30' }), endDay: '2027-01-04' }

  const starts = startsOf([aPlage({ startTime: '14:00', endTime: '17:00' })], search, { rdvs, absences: [absence] })

  assert.deepEqual(starts, ['14:00', '15:10'])
})

test('a hold hides the starts that overlap it and moves no other', () => {
  const search = aSearch({ durationMinutes: 30 })
  const holds = [taken(1, '2027-01-04T09:40', '2027-01-04T10:10')]

  assert.deepEqual(startsOf([aPlage()], search, { holds }), ['09:00', '10:30', '11:00', '11:30'])
})

test('a second interval is a free time of its own, where the grid starts again', () => {
  const halves = { startTime: '09:00', endTime: '10:50', secondaryStartTime: '11:10', secondaryEndTime: '12:10' }
  const plages = intervalsOf({ ...aPlage(), ...halves })

  assert.deepEqual(startsOf(plages, aSearch({ durationMinutes: 30 })), ['09:00', '09:30', '10:00', '11:10', '11:40'])
})

test('a day that was moved has the interval that it was moved to, and no second one', () => {
  const movedTo = { day: '2027-01-05', startTime: '14:00', endTime: '15:00' }
  const halves = { secondaryStartTime: '13:00', secondaryEndTime: '14:00' }
  const plages = intervalsOf({ ...aPlage({ exceptions: [{ day: '2027-01-04', movedTo }] }), ...halves })

  assert.deepEqual(startsOf(plages, aSearch()), ['14:00'])
})

test('the pause after a rdv is busy, and the grid starts again after it', () => {
  const rdvs = [{ ...taken(1, '2027-01-04T09:00', '2027-01-04T09:30'), minutesAfter: 15 }]
  const search = aSearch({ durationMinutes: 30 })

  assert.deepEqual(startsOf([aPlage({ endTime: '11:00' })], search, { rdvs }), ['09:45', '10:15'])
})

test('a start whose pause another rdv would cut is not offered; the end of the plage, and an absence, cut none', () => {
  const plages = [aPlage({ minutesAfterRdvs: 15, endTime: '12:00' })]
  const search = aSearch({ durationMinutes: 30 })
  const rdvs = [taken(1, '2027-01-04T10:00', '2027-01-04T10:30')]

  assert.deepEqual(startsOf(plages, search, { rdvs }), ['09:00', '10:30', '11:00', '11:30'])
})

test('the delays bound the starts: minimum included, maximum by whole local day', () => {
  const plages = [aPlage({ rrule: 'FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,TU', lastDay: null })]
  const delays = { minS: 2 * 3600, maxS: 24 * 3600 }
  const search = aSearch({ nowMs: parisMs('2027-01-04T08:00'), delays })

  const starts = listCreneaux(aPlanning(plages, search), search).map(({ startsAtMs }) => inParis(startsAtMs))

  assert.deepEqual(starts, [
    '2027-01-04T10:00',
    '2027-01-04T11:00',
    '2027-01-05T09:00',
    '2027-01-05T10:00',
    '2027-01-05T11:00',
  ])
})

test('a period that ends before it begins, or is beyond the delays, holds nothing', () => {
  const delays = { minS: 1800, maxS: 86_400 }

  assert.deepEqual(startsOf([aPlage()], aSearch({ from: '2027-01-05', to: '2027-01-03' })), [])
  assert.deepEqual(startsOf([aPlage()], aSearch({ delays })), [])
})

test('nothing is offered on a holiday, unless the plage is open on holidays', () => {
  const search = aSearch({ from: '2027-07-14', to: '2027-07-14', durationMinutes: 180 })

  assert.deepEqual(startsOf([aPlage({ firstDay: '2027-07-14' })], search), [])
  assert.deepEqual(startsOf([aPlage({ firstDay: '2027-07-14', openOnHolidays: true })], search), ['09:00'])
})

test('holidays are those of the plage’s own département', () => {
  const search = aSearch({ from: '2027-12-26', to: '2027-12-26', durationMinutes: 180 })
  const plage = aPlage({ firstDay: '2027-12-26' })

  assert.deepEqual(startsOf([plage], search), ['09:00'])
  assert.deepEqual(startsOf([{ ...plage, departementNumber: '67' }], search), [])
})

test('a plage of the night lasts an hour less in spring, an hour more in autumn', () => {
  const night = { startTime: '01:00', endTime: '04:00' }
  const countOn = (day: string) => {
    const search = aSearch({ from: day, to: day })
    return listCreneaux(aPlanning([aPlage({ ...night, firstDay: day })], search), search).length
  }

  assert.deepEqual([countOn('2027-03-28'), countOn('2027-10-31'), countOn('2027-06-01')], [2, 4, 3])
})

test('an agent of two zones has each plage in the zone of its organisation', () => {
  const plages = [aPlage(), aPlage({ zone: zoneOf('Indian/Reunion'), lieuId: 2 })]
  const search = aSearch({ durationMinutes: 180 })

  assert.deepEqual(startsOf(plages, search), ['06:00', '09:00'])
})

test('an occurrence cancelled offers nothing, one that was moved offers its new hours', () => {
  const exceptions = [
    { day: '2027-01-04' },
    { day: '2027-01-05', movedTo: { day: '2027-01-07', startTime: '15:00', endTime: '16:00' } },
  ]
  const plage = aPlage({ rrule: 'FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,TU,WE', lastDay: null, exceptions })
  const search = aSearch()

  const starts = listCreneaux(aPlanning([plage], search), search).map(({ startsAtMs }) => inParis(startsAtMs))

  assert.deepEqual(starts, ['2027-01-06T09:00', '2027-01-06T10:00', '2027-01-06T11:00', '2027-01-07T15:00'])
})

test('agents see one créneau a start and agent, whichever lieu', () => {
  const search = aSearch({ durationMinutes: 180 })
  const creneaux = listCreneaux(aPlanning([aPlage({ lieuId: 2 }), aPlage(), aPlage({ agentId: 2 })], search), search)

  assert.deepEqual(
    creneaux.map(({ agentId, lieuId }) => [agentId, lieuId]),
    [
      [1, 1],
      [1, 2],
      [2, 1],
    ],
  )
  assert.deepEqual(
    oncePerAgent(creneaux).map(({ agentId, lieuId }) => [agentId, lieuId]),
    [
      [1, 1],
      [2, 1],
    ],
  )
})

test('a selection that comes to nobody offers nothing', () => {
  assert.deepEqual(startsOf([aPlage()], aSearch({ agentIds: new Set() })), [])
})
