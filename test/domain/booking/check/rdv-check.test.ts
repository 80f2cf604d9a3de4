import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { CheckFacts } from '#domain/booking/check/check-facts.ts'
import {
  checkRdv,
  checkReinstatement,
  overlappedAgentIds,
  unconfirmed,
  warningKey,
} from '#domain/booking/check/rdv-check.ts'
import { zoneOf } from '#lib/zone.ts'
import {
  ACTOR,
  ANNEXE,
  absence,
  another,
  at,
  before,
  COLLEAGUE,
  checkFacts,
  ELSEWHERE,
  LEO,
  MAISON,
  MOTIF,
  NADIA,
  plage,
  planned,
} from '#test/support/check-facts.ts'

const errorsOf = (facts: Partial<CheckFacts>) => checkRdv(checkFacts(facts)).errors.map(({ name }) => name)
const warningsOf = (facts: Partial<CheckFacts>) => {
  const { errors, warnings } = checkRdv(checkFacts(facts))
  assert.deepEqual(errors, [])
  return warnings.map(({ name }) => name)
}

const collectif = { id: MOTIF, locationType: 'public_office', collectif: true } as const

describe('what cannot be', () => {
  test('a plain rdv has nothing against it', () => {
    assert.deepEqual(checkRdv(checkFacts()), { errors: [], warnings: [] })
  })

  test('errors are listed together, and hide what would be to confirm', () => {
    const facts = checkFacts({ planned: planned({ agentIds: [], place: null }), rdvs: [another()] })

    assert.deepEqual(checkRdv(facts), { errors: [{ name: 'no-agent' }, { name: 'lieu-missing' }], warnings: [] })
  })

  test('an individual rdv is for somebody, a rdv collectif may wait for them', () => {
    assert.deepEqual(errorsOf({ planned: planned({ usagerIds: [] }) }), ['no-usager'])
    assert.deepEqual(errorsOf({ planned: planned({ usagerIds: [] }), motif: collectif }), [])
  })

  test('it starts between 2018 and five years from now, on the clock of the organisation', () => {
    const now = at('2027-03-01 09:00')
    const starting = (start: string) => errorsOf({ planned: planned({ startsAt: at(start) }), now })

    assert.deepEqual(starting('2017-12-31 23:59'), ['start-unrealistic'])
    assert.deepEqual(starting('2018-01-01 00:00'), [])
    assert.deepEqual(starting('2032-03-01 09:00'), [])
    assert.deepEqual(starting('2032-03-01 09:01'), ['start-unrealistic'])
    const inTahiti = { zone: zoneOf('Pacific/Tahiti'), planned: planned({ startsAt: at('2018-01-01 10:59') }) }
    assert.deepEqual(errorsOf(inTahiti), ['start-unrealistic'])
  })

  test('it lasts, and a rdv collectif has seats', () => {
    assert.deepEqual(errorsOf({ planned: planned({ durationInMin: 0 }) }), ['duration'])
    assert.deepEqual(errorsOf({ planned: planned({ maxParticipantsCount: 0 }), motif: collectif }), ['places'])
  })

  test('a motif, a lieu, an agent or a usager that is not to be used here is refused', () => {
    assert.deepEqual(errorsOf({ motif: null }), ['motif-unknown'])
    assert.deepEqual(errorsOf({ lieu: null }), ['lieu-unknown'])
    const facts = checkFacts({ agents: [], usagers: [] })
    assert.deepEqual(checkRdv(facts).errors, [
      { name: 'agent-without-role', agentId: ACTOR },
      { name: 'usager-unknown', usagerId: NADIA },
    ])
  })

  test('a closed lieu takes no new rdv, and keeps those that are there', () => {
    const lieu = { id: MAISON, availability: 'disabled' } as const

    assert.deepEqual(errorsOf({ lieu }), ['lieu-closed'])
    assert.deepEqual(errorsOf({ lieu, before: before({ startsAt: at('2027-03-02 14:00') }) }), [])
    assert.deepEqual(errorsOf({ lieu, before: before({ place: { kind: 'lieu', lieuId: ANNEXE } }) }), ['lieu-closed'])
  })

  test('somebody can be called for a rdv by phone, joined for a visio', () => {
    const usager = (phoneNumbers: string[], emails: string[] = []) => [
      { id: NADIA, firstName: 'Nadia', lastName: 'Benali', phoneNumbers, emails },
    ]
    const on = (locationType: 'phone' | 'visio') => ({
      planned: planned({ place: null }),
      motif: { id: MOTIF, locationType, collectif: false },
    })

    assert.deepEqual(errorsOf({ ...on('phone'), usagers: usager([], ['nadia@demo.rdv.example']) }), ['no-phone'])
    assert.deepEqual(errorsOf({ ...on('phone'), usagers: usager(['03 21 00 00 00']) }), [])
    assert.deepEqual(errorsOf({ ...on('visio'), usagers: usager(['03 21 00 00 00']) }), ['no-contact'])
    assert.deepEqual(errorsOf({ ...on('visio'), usagers: usager(['06 12 34 56 78']) }), [])
    assert.deepEqual(errorsOf({ ...on('visio'), usagers: usager([], ['nadia@demo.rdv.example']) }), [])
    assert.deepEqual(errorsOf({ ...on('phone'), usagers: usager([]), before: before({ place: null }) }), [])
  })

  test('the very same rdv is never made twice', () => {
    const same = another({ motifId: MOTIF, usagerIds: [NADIA] })

    assert.deepEqual(checkRdv(checkFacts({ rdvs: [same] })).errors, [{ name: 'duplicate-rdv', rdvId: same.id }])
    for (const other of [
      { ...same, lieuId: ANNEXE },
      { ...same, usagerIds: [NADIA, LEO] },
      { ...same, agentIds: [ACTOR, COLLEAGUE] },
      { ...same, endsAt: at('2027-03-02 10:31') },
      { ...same, motifId: MOTIF + 1 },
    ])
      assert.deepEqual(errorsOf({ rdvs: [other] }), [])
  })
})

describe('an overlapping rdv', () => {
  test('meets the rdv: to touch is not to meet', () => {
    const beside = (start: string, minutes: number) => warningsOf({ rdvs: [another({ start, minutes })] })

    assert.deepEqual(beside('2027-03-02 09:30', 30), [])
    assert.deepEqual(beside('2027-03-02 10:30', 30), [])
    assert.deepEqual(beside('2027-03-02 09:30', 31), ['overlapping-rdv'])
    assert.deepEqual(beside('2027-03-02 10:29', 30), ['overlapping-rdv'])
    assert.deepEqual(beside('2027-03-02 09:00', 180), ['overlapping-rdv'])
    assert.deepEqual(beside('2027-03-02 10:10', 5), ['overlapping-rdv'])
  })

  test('is looked for among past and running ones too', () => {
    const facts = { rdvs: [another()], now: at('2027-03-02 10:15') }

    assert.deepEqual(warningsOf(facts), ['overlapping-rdv', 'past-start'])
  })

  test('is told once an agent, and shown as far as who acts may see', () => {
    const ofColleague = { planned: planned({ agentIds: [COLLEAGUE] }) }
    const [first, second] = [
      another({ id: 101, agentIds: [COLLEAGUE], isSeen: false, start: '2027-03-02 10:05' }),
      another({ id: 102, agentIds: [COLLEAGUE], start: '2027-03-02 09:45' }),
    ]
    const wordings = (facts: Partial<CheckFacts>) =>
      checkRdv(checkFacts(facts)).warnings.map((warning) =>
        warning.name === 'overlapping-rdv' ? [warning.wording, warning.rdvIds, warning.seen.map(({ id }) => id)] : [],
      )

    assert.deepEqual(wordings({ rdvs: [another({ isSeen: false })] }), [['own', [100], []]])
    assert.deepEqual(wordings({ ...ofColleague, rdvs: [first] }), [['hidden', [101], []]])
    assert.deepEqual(wordings({ ...ofColleague, rdvs: [first, second] }), [['visible', [102, 101], [102]]])
  })

  test('leaves the time of those agents shared', () => {
    const facts = checkFacts({ planned: planned({ agentIds: [ACTOR, COLLEAGUE] }), rdvs: [another()] })

    assert.deepEqual(overlappedAgentIds(checkRdv(facts).warnings), [ACTOR])
  })
})

describe('a gap before', () => {
  const endingAt = (end: string, given: Parameters<typeof another>[0] = {}) =>
    another({ start: `2027-03-02 ${end}`, minutes: 0, ...given })
  const gaps = (facts: Partial<CheckFacts>) =>
    checkRdv(checkFacts(facts)).warnings.map((warning) =>
      warning.name === 'gap-before' ? warning.minutes : warning.name,
    )

  test('lasts from one minute to less than 46', () => {
    assert.deepEqual(gaps({ rdvs: [endingAt('09:14')] }), [])
    assert.deepEqual(gaps({ rdvs: [endingAt('09:15')] }), [45])
    assert.deepEqual(gaps({ rdvs: [endingAt('09:59')] }), [1])
    assert.deepEqual(gaps({ rdvs: [endingAt('10:00')] }), [])
    assert.deepEqual(gaps({ rdvs: [endingAt('09:59', { endsAt: at('2027-03-02 09:59:30') })] }), [])
  })

  test('is that after the last rdv, which can be closed by starting then', () => {
    const [warning] = checkRdv(checkFacts({ rdvs: [endingAt('09:20'), endingAt('09:40', { id: 101 })] })).warnings

    assert.equal(warning?.name, 'gap-before')
    assert.equal(warning.minutes, 20)
    assert.equal(warning.rdvId, 101)
    assert.ok(warning.mendedAt.equals(at('2027-03-02 09:40')))
  })

  test('is none where another rdv ends just before, nor after a rdv that has started', () => {
    assert.deepEqual(gaps({ rdvs: [endingAt('09:40'), endingAt('10:00', { id: 101 })] }), [])
    const running = another({ start: '2027-03-02 09:00', minutes: 30 })
    assert.deepEqual(gaps({ rdvs: [running], now: at('2027-03-02 09:00') }), [])
    assert.deepEqual(gaps({ rdvs: [running], now: at('2027-03-02 08:59') }), [30])
  })

  test('is told beside an overlap of the same agent', () => {
    const rdvs = [endingAt('09:40'), another({ id: 101, start: '2027-03-02 10:10' })]

    assert.deepEqual(warningsOf({ rdvs }), ['overlapping-rdv', 'gap-before'])
  })
})

describe('where its agents are', () => {
  test('away, by an occurrence of an absence', () => {
    const names = (given: Parameters<typeof absence>[0]) => warningsOf({ absences: [absence(given)] })
    const weekly = { firstDay: '2027-02-16', endDay: '2027-02-16', lastDay: null, rrule: 'FREQ=WEEKLY' }

    assert.deepEqual(names({}), ['absence'])
    assert.deepEqual(names({ agentId: COLLEAGUE }), [])
    assert.deepEqual(names({ startTime: '10:30' }), [])
    assert.deepEqual(names({ startTime: '08:00', endTime: '10:00' }), [])
    assert.deepEqual(names({ firstDay: '2027-02-27', endDay: '2027-03-02', startTime: '14:00', endTime: '10:01' }), [
      'absence',
    ])
    assert.deepEqual(names(weekly), ['absence'])
    assert.deepEqual(names({ ...weekly, exceptions: [{ day: '2027-03-02' }] }), [])
    const moved = { day: '2027-03-09', movedTo: { day: '2027-03-02', startTime: '10:00', endTime: '10:15' } }
    assert.deepEqual(names({ ...weekly, firstDay: '2027-03-09', endDay: '2027-03-09', exceptions: [moved] }), [
      'absence',
    ])
  })

  test('away on the clock of the absence, which is not that of the rdv', () => {
    const inReunion = { zone: zoneOf('Indian/Reunion'), startTime: '13:00', endTime: '13:30' }

    assert.deepEqual(warningsOf({ absences: [absence(inReunion)] }), ['absence'])
    assert.deepEqual(warningsOf({ absences: [absence({ ...inReunion, startTime: '13:30', endTime: '14:00' })] }), [])
  })

  test('elsewhere, by one of the two intervals of a plage', () => {
    const names = (given: Parameters<typeof plage>[0]) => warningsOf({ plages: [plage(given)] })
    const afternoon = { startTime: '08:00', endTime: '09:00', secondaryStartTime: '10:00', secondaryEndTime: '11:00' }

    assert.deepEqual(names({}), ['plage-elsewhere'])
    assert.deepEqual(names({ lieuId: MAISON }), [])
    assert.deepEqual(names({ lieuId: null }), [])
    assert.deepEqual(names({ endTime: '10:00' }), [])
    assert.deepEqual(names(afternoon), ['plage-elsewhere'])
    assert.deepEqual(names({ ...afternoon, secondaryStartTime: '10:30' }), [])
    const weekly = { ...afternoon, firstDay: '2027-02-23', lastDay: null, rrule: 'FREQ=WEEKLY' }
    assert.deepEqual(names(weekly), ['plage-elsewhere'])
    assert.deepEqual(names({ ...weekly, exceptions: [{ day: '2027-03-02' }] }), [])
  })

  test('elsewhere than a place that serves once, whichever lieu it is', () => {
    const place = { kind: 'single-use', name: 'Salle', address: '1 rue', latitude: 50, longitude: 2 } as const

    assert.deepEqual(warningsOf({ planned: planned({ place }), plages: [plage({ lieuId: MAISON })] }), [
      'plage-elsewhere',
    ])
  })

  test('elsewhere, in another organisation and masked', () => {
    const [warning] = checkRdv(checkFacts({ plages: [plage({ organisationId: ELSEWHERE, isSeen: false })] })).warnings

    assert.equal(warning?.name, 'plage-elsewhere')
    assert.deepEqual([warning.sight, warning.place, warning.seen], ['hidden', 'other', null])
  })

  test('nothing is asked of where they were once the rdv is over, while the hour is past', () => {
    const around = { plages: [plage()], absences: [absence()] }

    assert.deepEqual(warningsOf({ ...around, now: at('2027-03-02 10:30') }), [
      'absence',
      'plage-elsewhere',
      'past-start',
    ])
    assert.deepEqual(warningsOf({ ...around, now: at('2027-03-02 10:31') }), ['past-start'])
    assert.deepEqual(warningsOf({ now: at('2027-03-02 10:00') }), [])
  })

  test('in the night when clocks go back, minutes are counted once each', () => {
    const wanted = planned({ startsAt: at('2027-10-31 01:30'), durationInMin: 90 })
    const rdvs = [another({ start: '2027-10-31 03:00', minutes: 30 })]

    assert.deepEqual(warningsOf({ planned: wanted, rdvs }), [])
    assert.deepEqual(warningsOf({ planned: { ...wanted, durationInMin: 151 }, rdvs }), ['overlapping-rdv'])
    const night = absence({ day: '2027-10-31', startTime: '02:00', endTime: '03:00' })
    assert.deepEqual(warningsOf({ planned: wanted, absences: [night] }), ['absence'])
  })
})

describe('its usagers', () => {
  test('have the same motif on the same day of the organisation', () => {
    const names = (given: Parameters<typeof another>[0], facts: Partial<CheckFacts> = {}) =>
      warningsOf({ rdvs: [another({ motifId: MOTIF, usagerIds: [NADIA], agentIds: [COLLEAGUE], ...given })], ...facts })

    assert.deepEqual(names({ start: '2027-03-02 23:45' }), ['same-day'])
    assert.deepEqual(names({ start: '2027-03-03 00:00' }), [])
    assert.deepEqual(names({ start: '2027-03-02 16:00', motifId: MOTIF + 1 }), [])
    assert.deepEqual(names({ start: '2027-03-02 16:00', usagerIds: [LEO] }), [])
    assert.deepEqual(names({ start: '2027-03-03 00:00' }, { zone: zoneOf('America/Cayenne') }), ['same-day'])
  })

  test('are more than the seats', () => {
    const three = { planned: planned({ usagerIds: [NADIA, LEO, 22], maxParticipantsCount: 2 }), motif: collectif }
    const participations = [
      { usagerId: NADIA, status: 'unknown' as const },
      { usagerId: LEO, status: 'excused' as const },
    ]

    assert.deepEqual(warningsOf(three), ['overbooked'])
    assert.deepEqual(warningsOf({ ...three, before: before({ maxParticipantsCount: 2, participations }) }), [])
  })

  test('read a title that an SMS can hold', () => {
    const [kept, cut] = ['é'.repeat(53), 'é'.repeat(54)]
    const titled = (title: string, facts: Partial<CheckFacts> = {}) =>
      checkRdv(checkFacts({ planned: planned({ title }), motif: collectif, ...facts })).warnings

    assert.deepEqual(titled(kept), [])
    assert.deepEqual(titled(cut), [{ name: 'title-too-long', title: cut, shownAs: `${'é'.repeat(50)}...` }])
    assert.deepEqual(titled(cut, { before: before({ title: cut }) }), [])
  })
})

describe('a change', () => {
  const busy = { rdvs: [another()], plages: [plage()], absences: [absence()], now: at('2027-03-02 10:10') }

  test('of neither hour, agents nor lieu asks nothing of their time again', () => {
    assert.deepEqual(warningsOf({ ...busy, before: before() }), [])
  })

  test('of one of them asks everything again', () => {
    const everything = ['overlapping-rdv', 'absence', 'plage-elsewhere', 'past-start']

    for (const changed of [
      { startsAt: at('2027-03-02 09:00') },
      { durationInMin: 45 },
      { agentIds: [COLLEAGUE] },
      { place: { kind: 'lieu', lieuId: ANNEXE } as const },
    ])
      assert.deepEqual(warningsOf({ ...busy, before: before(changed) }), everything)
  })

  test('of people looks at those who are added', () => {
    const facts = {
      planned: planned({ usagerIds: [NADIA, LEO] }),
      before: before(),
      rdvs: [another({ motifId: MOTIF, start: '2027-03-02 16:00', usagerIds: [NADIA, LEO] })],
    }

    const { warnings } = checkRdv(checkFacts(facts))

    assert.deepEqual(
      warnings.map((warning) => (warning.name === 'same-day' ? warning.usager.id : warning.name)),
      [LEO],
    )
  })

  test('of a cancelled rdv takes nobody’s time', () => {
    const same = another({ motifId: MOTIF, usagerIds: [NADIA] })

    assert.deepEqual(
      warningsOf({ ...busy, rdvs: [...busy.rdvs, same], before: before({ status: 'revoked', durationInMin: 45 }) }),
      [],
    )
  })

  test('back from cancelled asks for the time of the agents alone, and makes no duplicate', () => {
    const facts = checkFacts({ ...busy, before: before({ status: 'revoked' }) })
    const same = another({ motifId: MOTIF, usagerIds: [NADIA] })

    assert.deepEqual(
      checkReinstatement(facts).warnings.map(({ name }) => name),
      ['overlapping-rdv'],
    )
    assert.deepEqual(checkReinstatement({ ...facts, rdvs: [same] }), {
      errors: [{ name: 'duplicate-rdv', rdvId: same.id }],
      warnings: [],
    })
  })
})

test('what was confirmed is that very warning: another one is shown in turn', () => {
  const { warnings } = checkRdv(checkFacts({ rdvs: [another({ id: 102 }), another({ id: 101 })] }))
  const later = checkRdv(checkFacts({ rdvs: [another({ id: 102 }), another({ id: 103 })] }))

  assert.deepEqual(warnings.map(warningKey), [`overlapping-rdv:${ACTOR}:101:102`])
  assert.deepEqual(unconfirmed(warnings, warnings.map(warningKey)), [])
  assert.deepEqual(unconfirmed(later.warnings, warnings.map(warningKey)), later.warnings)
})
