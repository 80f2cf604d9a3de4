import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Invitation, invitationUseRefusal } from '#domain/booking/invitation/invitation.ts'

const NOW = Temporal.Instant.from('2026-03-02T08:00:00Z')
const END = new Date('2026-03-09T08:00:00Z')

type Personal = NonNullable<Invitation['personal']>

const anInvitation = (changes: Partial<Personal> = {}): Invitation => ({
  usagerId: 1,
  personal: {
    id: 9,
    motifId: 2,
    organisationId: 4,
    departementNumber: '62',
    lieuIds: [],
    state: 'sent',
    expiresAt: END,
    ...changes,
  },
})

const asked = { usagerId: 1, motifId: 2, lieuId: 3 }

test('an invitation books one motif, for one person, in the lieux that it names', () => {
  const named = anInvitation({ lieuIds: [3, 5] })

  assert.equal(invitationUseRefusal(anInvitation(), asked, NOW), null)
  assert.equal(invitationUseRefusal(anInvitation(), { ...asked, lieuId: null }, NOW), null)
  assert.equal(invitationUseRefusal(named, asked, NOW), null)
  for (const other of [{ usagerId: 7 }, { motifId: 7 }, { lieuId: 7 }, { lieuId: null }])
    assert.equal(invitationUseRefusal(named, { ...asked, ...other }, NOW), 'autre-rdv')
  assert.equal(invitationUseRefusal({ usagerId: 1, personal: null }, asked, NOW), 'autre-rdv')
})

test('an invitation that is used, withdrawn or over books nothing', () => {
  const end = Temporal.Instant.fromEpochMilliseconds(END.getTime())

  for (const state of ['used', 'withdrawn', 'expired'] as const)
    assert.equal(invitationUseRefusal(anInvitation({ state }), asked, NOW), state)
  assert.equal(invitationUseRefusal(anInvitation({ state: 'opened' }), asked, end.subtract({ milliseconds: 1 })), null)
  assert.equal(invitationUseRefusal(anInvitation({ state: 'opened' }), asked, end), 'expired')
})
