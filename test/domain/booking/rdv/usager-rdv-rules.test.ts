import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { UsagerSession } from '#domain/actor/usager-actor.ts'
import * as participationRules from '#domain/booking/participation/participation-rules.ts'
import * as usagerRdvRules from '#domain/booking/rdv/usager-rdv-rules.ts'
import { CODE, OPEN_MOTIF } from '#test/support/judged.ts'

const NOW = Temporal.Instant.from('2027-03-01T09:00:00Z')

const rdv: usagerRdvRules.MovableFacts = {
  id: 5,
  isOpen: true,
  status: 'unknown',
  startsAt: new Date('2027-03-31T09:00:00Z'),
  motif: OPEN_MOTIF,
  participations: [{ usagerId: 1, status: 'unknown' }],
  agents: [{ agentId: 9 }],
}

const withSession = (session: UsagerSession) => ({ id: 1, familyIds: [1, 2], session })

test('each session reaches its own rdvs only', () => {
  const reached = [
    [{ kind: 'account' }, true],
    [{ ...CODE, rdvIds: [4, 5] }, true],
    [{ ...CODE, rdvIds: [4] }, false],
    [{ kind: 'link', rdvId: 5 }, true],
    [{ kind: 'link', rdvId: 6 }, false],
    [{ kind: 'invitation', motifId: null }, false],
  ] as const

  for (const [session, expected] of reached) {
    const actor = withSession(session)
    const { show, cancel, move } = usagerRdvRules
    const refusals = [show(actor, rdv), cancel(actor, rdv, NOW), move(actor, rdv, NOW)]
    const refusal = expected ? null : 'rdv-introuvable'
    assert.deepEqual(refusals, [refusal, refusal, refusal], JSON.stringify(session))
  }
})

test('only an account changes who comes or waits for an earlier créneau', () => {
  const account = withSession({ kind: 'account' })
  const link = withSession({ kind: 'link', rdvId: 5 })

  assert.equal(usagerRdvRules.changeParticipants(account, rdv, NOW), null)
  assert.equal(usagerRdvRules.changeParticipants(link, rdv, NOW), 'compte-demande')
  assert.equal(usagerRdvRules.wait(account, { rdv, usagerId: 1 }, NOW), null)
  assert.equal(usagerRdvRules.wait(link, { rdv, usagerId: 1 }, NOW), 'compte-demande')
})

const collectif: participationRules.Joined = {
  usager: { id: 1, responsibleId: null },
  rdv: { ...rdv, lieuId: null, usagersCount: 2, maxParticipantsCount: 2 },
  motif: {
    ...rdv.motif,
    collectif: true,
    isArchived: false,
    timeZone: 'Europe/Paris',
    delays: { minS: 0, maxS: 7_776_000 },
  },
  family: [],
  isOpen: true,
  booker: 'usager',
}

type Person = participationRules.Joined['usager']
const proche: Person = { id: 2, responsibleId: 1 }
const joined = (fields: Partial<participationRules.Joined>) =>
  participationRules.join(withSession({ kind: 'account' }), { ...collectif, ...fields }, NOW)

test('a family that has a seat sends somebody else even when the rdv collectif is full', () => {
  assert.equal(joined({ usager: proche, family: [{ status: 'unknown' }] }), null)
  assert.equal(joined({ family: [{ status: 'excused' }] }), 'complet')
  assert.equal(joined({}), 'complet')
})

test('nobody comes to an individual rdv of another family, nor for a stranger', () => {
  assert.equal(joined({ motif: { ...collectif.motif, collectif: false } }), 'rdv-introuvable')
  assert.equal(joined({ usager: { id: 8, responsibleId: null } }), 'usager-hors-famille')
})

test('a rdv collectif is joined while its motif, its lieu and its delays are open', () => {
  const rdvWithSeat = { ...collectif.rdv, maxParticipantsCount: null }
  const withSeat = (fields: Partial<participationRules.Joined>) => joined({ rdv: rdvWithSeat, ...fields })

  assert.equal(withSeat({}), null)
  assert.equal(withSeat({ motif: { ...collectif.motif, isArchived: true } }), 'motif-ferme')
  assert.equal(withSeat({ motif: { ...collectif.motif, bookableBy: 'agents' } }), 'motif-ferme')
  assert.equal(withSeat({ isOpen: false }), 'lieu-ferme')
  assert.equal(withSeat({ rdv: { ...rdvWithSeat, status: 'revoked' } }), 'rdv-annule')
  assert.equal(withSeat({ rdv: { ...rdvWithSeat, startsAt: new Date('2027-03-01T08:00:00Z') } }), 'delai-depasse')
})

test('a code books and joins for the person alone; an account, a link or an invitation for the family', () => {
  const motif = { ...rdv.motif, isArchived: false }
  const self: Person = { id: 1, responsibleId: null }
  const book = (session: UsagerSession, participants: Person[] = [proche]) =>
    usagerRdvRules.book(withSession(session), { motif, participants, booker: 'usager' })
  const comes = { ...collectif, usager: proche, rdv: { ...collectif.rdv, maxParticipantsCount: null } }

  for (const session of [
    { kind: 'account' },
    { kind: 'link', rdvId: rdv.id },
    { kind: 'invitation', motifId: null },
  ] as const) {
    assert.equal(book(session), null)
    assert.equal(participationRules.join(withSession(session), comes, NOW), null)
  }
  assert.equal(book(CODE), 'usager-hors-famille')
  assert.equal(book(CODE, [self]), null)
  assert.equal(participationRules.join(withSession(CODE), comes, NOW), 'usager-hors-famille')
})

test('one person is replaced by another of the family; several are changed by the service', () => {
  const account = withSession({ kind: 'account' })
  const both = { ...rdv, participations: [1, 2].map((usagerId) => ({ usagerId, status: 'unknown' as const })) }

  assert.equal(usagerRdvRules.replaceParticipant(account, rdv, NOW), null)
  assert.equal(usagerRdvRules.replaceParticipant(account, both, NOW), 'plusieurs-personnes')
})
