import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addressOf, contactPhoneOf, visioUrlOf } from '#domain/booking/rdv/rdv-place.ts'
import * as usagerRdvRules from '#domain/booking/rdv/usager-rdv-rules.ts'
import { OPEN_MOTIF } from '#test/support/judged.ts'

const now = Temporal.Instant.from('2027-03-01T08:00:00Z')
const inHours = (hours: number) => ({
  status: 'unknown' as const,
  startsAt: new Date(now.add({ hours }).epochMilliseconds),
  motif: OPEN_MOTIF,
  id: 5,
  isOpen: true,
  agents: [{ agentId: 1 }],
  participations: [{ usagerId: 1, status: 'unknown' as const }],
})

const usager = { id: 1, familyIds: [1], session: { kind: 'account' } } as const
type Rdv = usagerRdvRules.MovableFacts
const isCancellable = (rdv: Rdv) => usagerRdvRules.cancel(usager, rdv, now) === null
const isMovable = (rdv: Rdv) => usagerRdvRules.move(usager, rdv, now) === null
const mayWait = (rdv: Rdv) => usagerRdvRules.wait(usager, { rdv, usagerId: 1 }, now) === null

test('notice is 4 hours to cancel, 48 to move, 7 days to wait for earlier, strictly more', () => {
  assert.deepEqual([isCancellable(inHours(4)), isCancellable(inHours(5))], [false, true])
  assert.deepEqual([isMovable(inHours(48)), isMovable(inHours(49))], [false, true])
  assert.deepEqual([mayWait(inHours(168)), mayWait(inHours(169))], [false, true])
})

test('an invisible motif, a rdv collectif or a cancelled rdv leave nothing to do', () => {
  const rdv = inHours(500)
  const untouchable = [
    { ...rdv, status: 'revoked' as const },
    { ...rdv, motif: { ...OPEN_MOTIF, collectif: true } },
    { ...rdv, motif: { ...OPEN_MOTIF, visibilityType: 'invisible' as const } },
  ]

  for (const one of untouchable) assert.deepEqual([isCancellable(one), isMovable(one)], [false, false])
})

test('a rdv by phone or at home has no file d’attente', () => {
  for (const locationType of ['phone', 'home'] as const)
    assert.equal(mayWait({ ...inHours(500), motif: { ...OPEN_MOTIF, locationType } }), false)
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
