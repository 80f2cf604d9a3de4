import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CheckFacts } from '#domain/booking/check/check-facts.ts'
import { checkRdv, warningKey } from '#domain/booking/check/rdv-check.ts'
import {
  ACTOR,
  absence,
  another,
  at,
  COLLEAGUE,
  checkFacts,
  ELSEWHERE,
  MOTIF,
  NADIA,
  plage,
  planned,
} from '#test/support/check-facts.ts'
import { errorWords, pointOf } from '#web/agents/checks/check-words.ts'
import { confirmedKeys } from '#web/agents/checks/confirmed.ts'

const ofColleague = { planned: planned({ agentIds: [COLLEAGUE] }) }

const warningsOf = (facts: Partial<CheckFacts>) => checkRdv(checkFacts(facts)).warnings

const points = (facts: Partial<CheckFacts>) =>
  warningsOf(facts).map((warning) => {
    const { fact, text, link } = pointOf(warning, 'Europe/Paris')
    return `${fact}|${text}${link ? `|${link.text} ${link.href}` : ''}`.replaceAll('\u00A0', ' ')
  })

test('an overlap says whose, when and where, with a way there', () => {
  assert.deepEqual(points({ rdvs: [another()] }), [
    'Vous avez un autre rendez-vous à la même heure| : Suivi, de 10 h à 10 h 30, Maison.|Voir ce rendez-vous /admin/organisations/1/rdvs/100',
  ])
  assert.deepEqual(points({ ...ofColleague, rdvs: [another({ agentIds: [COLLEAGUE] })] }), [
    'Ada AGENT 11 a un autre rendez-vous à la même heure| : Suivi, de 10 h à 10 h 30, Maison.|Voir ce rendez-vous /admin/organisations/1/rdvs/100',
  ])
})

test('of what the agent may not see, only that it is there', () => {
  const hidden = { ...ofColleague, rdvs: [another({ agentIds: [COLLEAGUE], isSeen: false })] }
  const elsewhere = (organisationId?: number) => {
    const of = organisationId === undefined ? {} : { organisationId }
    return points({ ...ofColleague, plages: [plage({ agentId: COLLEAGUE, isSeen: false, ...of })] })
  }

  assert.deepEqual(points(hidden), [
    'Ada AGENT 11 a un autre rendez-vous à la même heure|, que vous ne pouvez pas consulter.',
  ])
  assert.deepEqual(elsewhere(), [
    'Ada AGENT 11 reçoit ailleurs à cette heure| : une plage d’ouverture dans un autre lieu, que vous ne pouvez pas consulter.',
  ])
  assert.deepEqual(elsewhere(ELSEWHERE), [
    'Ada AGENT 11 reçoit ailleurs à cette heure| : une plage d’ouverture dans un autre lieu dans une autre organisation, que vous ne pouvez pas consulter.',
  ])
  const away = absence({ agentId: COLLEAGUE, isSeen: false })
  assert.deepEqual(points({ ...ofColleague, absences: [away] }), [
    'Ada AGENT 11 a une indisponibilité| : le mardi 2 mars de 9 h à 12 h.',
  ])
})

test('some of several rdvs are shown', () => {
  const rdvs = [another({ agentIds: [COLLEAGUE] }), another({ id: 101, agentIds: [COLLEAGUE], isSeen: false })]

  assert.deepEqual(points({ ...ofColleague, rdvs }), [
    'Ada AGENT 11 a 2 autres rendez-vous à la même heure| : Suivi, de 10 h à 10 h 30, Maison. Le reste ne vous est pas montré.|Voir ce rendez-vous /admin/organisations/1/rdvs/100',
  ])
})

test('a gap says how long it is, and the start that closes it', () => {
  const [warning] = warningsOf({ rdvs: [another({ start: '2027-03-02 09:00', minutes: 45 })] })
  assert.ok(warning)

  const point = pointOf(warning, 'Europe/Paris')

  assert.equal(
    `${point.fact}${point.text}`.replaceAll('\u00A0', ' '),
    'Il reste 15 minutes vides entre votre rendez-vous d’avant (Suivi, de 9 h à 9 h 45, Maison) et celui-ci.',
  )
  assert.ok(point.mendedAt?.equals(at('2027-03-02 09:45')))
})

test('where an agent is, what a usager has, what is past or too long', () => {
  const motif = { id: MOTIF, locationType: 'public_office', collectif: true } as const

  assert.deepEqual(points({ plages: [plage({ organisationId: ELSEWHERE, organisationName: 'Là-bas' })] }), [
    `Ada AGENT 10 reçoit ailleurs à cette heure| : plage « Permanence », de 9 h à 12 h, Annexe, Là-bas.|Voir son agenda /admin/organisations/2/agent_agendas/${ACTOR}?vue=jour&date=2027-03-02`,
  ])
  assert.deepEqual(points({ absences: [absence({ endDay: '2027-03-03' })] }), [
    'Ada AGENT 10 a une indisponibilité| : Congés, du mardi 2 mars 2027 à 9 h au mercredi 3 mars 2027 à 12 h.',
  ])
  assert.deepEqual(
    points({
      rdvs: [another({ motifId: MOTIF, usagerIds: [NADIA], agentIds: [COLLEAGUE], start: '2027-03-02 16:00' })],
    }),
    [
      'Ugo USAGER 20 a déjà ce motif ce jour-là| : Suivi, de 16 h à 16 h 30, Maison.|Voir ce rendez-vous /admin/organisations/1/rdvs/100',
    ],
  )
  assert.deepEqual(points({ now: at('2027-03-03 10:00') }), ['Cet horaire est passé| : mardi 2 mars 2027 à 10 h.'])
  assert.deepEqual(points({ planned: planned({ title: 'a'.repeat(54) }), motif }), [
    `Cet intitulé est long pour un SMS| : il y sera coupé, « ${'a'.repeat(50)}... ».`,
  ])
  assert.deepEqual(points({ planned: planned({ usagerIds: [NADIA, 22], maxParticipantsCount: 1 }), motif }), [
    'Il y a plus de participants que de places| : 2 participants pour 1 place.',
  ])
})

test('each point carries what its form sends back, and a form sends them one by one, listed or numbered', () => {
  const [warning] = warningsOf({ rdvs: [another()] })
  assert.ok(warning)

  assert.equal(pointOf(warning, 'Europe/Paris').key, warningKey(warning))
  assert.deepEqual(confirmedKeys.parse('past-start'), ['past-start'])
  assert.deepEqual(confirmedKeys.parse(['past-start', 'absence:1:2']), ['past-start', 'absence:1:2'])
  assert.deepEqual(confirmedKeys.parse({ 0: 'past-start', 1: 'absence:1:2' }), ['past-start', 'absence:1:2'])
  assert.deepEqual(
    [undefined, null, ['x'.repeat(300)], [{ a: 1 }]].map((sent) => confirmedKeys.parse(sent)),
    [[], [], [], []],
  )
})

test('an error is said at the field that mends it', () => {
  assert.deepEqual(errorWords['lieu-closed'], { field: 'lieu', text: 'Ce lieu est fermé. Choisissez-en un autre.' })
  assert.equal(errorWords['duplicate-rdv'].field, null)
})
