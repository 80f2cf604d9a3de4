import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canWaitForEarlier, isCancellableByUsager, isMovableByUsager } from '#domain/booking/rdv/rdv.ts'
import { addressOf, contactPhoneOf, visioUrlOf } from '#domain/booking/rdv/rdv-place.ts'

const now = Temporal.Instant.from('2027-03-01T08:00:00Z')
const motif = {
  collectif: false,
  bookableBy: 'everyone',
  locationType: 'public_office',
  visibilityType: 'visible_and_notified',
  rdvsCancellableByUsager: true,
  rdvsEditableByUsager: true,
} as const
const inHours = (hours: number) => ({
  status: 'unknown' as const,
  startsAt: new Date(now.add({ hours }).epochMilliseconds),
  motif,
  agents: [{ agentId: 1 }],
})

test('notice is 4 hours to cancel, 48 to move, 7 days to wait for earlier, strictly more', () => {
  assert.deepEqual([isCancellableByUsager(inHours(4), now), isCancellableByUsager(inHours(5), now)], [false, true])
  assert.deepEqual([isMovableByUsager(inHours(48), now), isMovableByUsager(inHours(49), now)], [false, true])
  assert.deepEqual([canWaitForEarlier(inHours(168), now), canWaitForEarlier(inHours(169), now)], [false, true])
})

test('an invisible motif, a rdv collectif or a cancelled rdv leave nothing to do', () => {
  const rdv = inHours(500)
  const untouchable = [
    { ...rdv, status: 'revoked' as const },
    { ...rdv, motif: { ...motif, collectif: true } },
    { ...rdv, motif: { ...motif, visibilityType: 'invisible' as const } },
  ]

  for (const one of untouchable)
    assert.deepEqual([isCancellableByUsager(one, now), isMovableByUsager(one, now)], [false, false])
})

test('a rdv by phone or at home has no file d’attente', () => {
  for (const locationType of ['phone', 'home'] as const)
    assert.equal(canWaitForEarlier({ ...inHours(500), motif: { ...motif, locationType } }, now), false)
})

const place = { lieu: { address: '1 rue du Lieu', phoneNumber: null }, organisation: { phoneNumber: '0321000000' } }
const home = (...usagers: { address: string | null; responsible: { address: string | null } | null }[]) =>
  addressOf({ ...place, motif: { locationType: 'home' }, participations: usagers.map((usager) => ({ usager })) })

test('a visit goes to the proche, else to his responsable, else to the first address given', () => {
  const responsible = { address: '2 rue du Responsable' }

  assert.equal(home({ address: '3 rue', responsible: null }, { address: null, responsible }), '2 rue du Responsable')
  assert.equal(home({ address: '4 rue du Proche', responsible }), '4 rue du Proche')
  assert.equal(home({ address: null, responsible: null }, { address: '5 rue', responsible: null }), '5 rue')
})

test('a rdv by phone has no address, one on site that of its lieu', () => {
  const at = (locationType: 'phone' | 'public_office') =>
    addressOf({ ...place, motif: { locationType }, participations: [] })

  assert.deepEqual([at('phone'), at('public_office')], [null, '1 rue du Lieu'])
})

test('the phone of the lieu, else of the organisation', () => {
  assert.equal(contactPhoneOf(place), '0321000000')
})

test('the video room is named after the rdv', () => {
  assert.match(visioUrlOf({ uuid: '0b9c-1d_2e' }), /\/RdvServicePublic0b9c1d2e$/)
})
