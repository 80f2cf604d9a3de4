import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { UsagerSession } from '#domain/actor/usager-actor.ts'
import { canJoinRdv } from '#domain/booking/rdv/participation-policy.ts'
import {
  canCancelRdv,
  canChangeParticipants,
  canMoveRdv,
  canShowRdv,
  canWait,
  type UsagerRdvFacts,
} from '#domain/booking/rdv/usager-rdv-policy.ts'

const NOW = Temporal.Instant.from('2027-03-01T09:00:00Z')

const rdv: UsagerRdvFacts = {
  id: 5,
  status: 'unknown',
  startsAt: new Date('2027-03-31T09:00:00Z'),
  motif: {
    collectif: false,
    bookableBy: 'everyone',
    locationType: 'public_office',
    visibilityType: 'visible_and_notified',
    rdvsCancellableByUsager: true,
    rdvsEditableByUsager: true,
  },
  participations: [{ usagerId: 1, status: 'unknown' }],
  agents: [{ agentId: 9 }],
}

const withSession = (session: UsagerSession) => ({ id: 1, familyIds: [1, 2], session })

test('each session reaches its own rdvs only', () => {
  const reached = [
    [{ kind: 'account' }, true],
    [{ kind: 'code', rdvIds: [4, 5] }, true],
    [{ kind: 'code', rdvIds: [4] }, false],
    [{ kind: 'link', rdvId: 5 }, true],
    [{ kind: 'link', rdvId: 6 }, false],
    [{ kind: 'invitation', motifId: null }, false],
  ] as const

  for (const [session, expected] of reached) {
    const actor = withSession(session)
    const deeds = [canShowRdv(actor, rdv), canCancelRdv(actor, rdv, NOW), canMoveRdv(actor, rdv, NOW)]
    assert.deepEqual(deeds, [expected, expected, expected], JSON.stringify(session))
  }
})

test('only an account changes who comes or waits for an earlier créneau', () => {
  const account = withSession({ kind: 'account' })
  const link = withSession({ kind: 'link', rdvId: 5 })

  assert.ok(canChangeParticipants(account, rdv, NOW))
  assert.ok(!canChangeParticipants(link, rdv, NOW))
  assert.ok(canWait(account, { rdv, usagerId: 1 }, NOW))
  assert.ok(!canWait(link, { rdv, usagerId: 1 }, NOW))
})

const collectif = {
  ...rdv,
  motif: { ...rdv.motif, id: 3, collectif: true },
  participations: [],
  usagersCount: 2,
  maxParticipantsCount: 2,
}

test('a family that has a seat sends somebody else even when the rdv collectif is full', () => {
  const actor = withSession({ kind: 'account' })
  const withSeat = { ...collectif, participations: [{ usagerId: 1, status: 'unknown' as const }] }
  const seatGivenBack = { ...collectif, participations: [{ usagerId: 1, status: 'excused' as const }] }

  assert.ok(canJoinRdv(actor, { rdv: withSeat, usagerId: 2, now: NOW }))
  assert.ok(!canJoinRdv(actor, { rdv: seatGivenBack, usagerId: 1, now: NOW }))
  assert.ok(!canJoinRdv(actor, { rdv: collectif, usagerId: 1, now: NOW }))
})

test('nobody comes to an individual rdv of another family', () => {
  const actor = withSession({ kind: 'account' })
  const ofStrangers = {
    ...collectif,
    motif: { ...collectif.motif, collectif: false },
    participations: [{ usagerId: 8, status: 'unknown' as const }],
  }

  assert.ok(!canJoinRdv(actor, { rdv: ofStrangers, usagerId: 1, now: NOW }))
})

test('an invisible rdv collectif is not joined', () => {
  const actor = withSession({ kind: 'account' })
  const hidden = { ...collectif, usagersCount: 0, motif: { ...collectif.motif, visibilityType: 'invisible' as const } }

  assert.ok(!canJoinRdv(actor, { rdv: hidden, usagerId: 1, now: NOW }))
})
