import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { closeAccount } from '#domain/account/compte/close-account.ts'
import { removeProche } from '#domain/account/compte/remove-proche.ts'
import { usagerActorOf } from '#domain/actor/usager-actor.ts'
import { type Booking, bookRdv } from '#domain/booking/rdv/book-rdv.ts'
import { lockAgents } from '#domain/people/agent/lock-agents.ts'
import { addProche } from '#domain/people/proche/write-proche.ts'
import { lockFamilies } from '#domain/people/usager/lock-families.ts'
import { db } from '#infra/db.ts'
import { transaction } from '#infra/transaction.ts'
import { ACCOUNT, aBooking, anActor, anOffer, NOW } from '#test/support/bookable.ts'
import { aUsager } from '#test/support/factories.ts'
import { untilWaiting } from '#test/support/waiting.ts'

const NIL = { firstName: 'Nil', lastName: 'BENALI', birthDate: new Date('2019-05-04') }

/** A booking that began, and waits for its agent; then whoever leaves, who waits for the booking. */
async function whileBooking(fields: Partial<Booking>, leave: (id: number, procheId: number) => Promise<unknown>) {
  const { id } = await aUsager()
  const { id: procheId } = await aUsager({ ...NIL, firstName: 'Noé', responsibleId: id })
  const offer = await anOffer()
  const booking = await aBooking(offer, { actor: anActor({ id }), ...fields })
  const usagerIds = fields.usagerIds ?? [fields.named ? id : procheId]
  const { booked, left } = await transaction(async ({ sql }) => {
    await lockAgents(sql, offer.agentIds)
    const booked = bookRdv({ ...booking, usagerIds })
    await untilWaiting(1)
    const left = leave(id, procheId)
    await untilWaiting(2)
    return { booked, left }
  })
  const outcome = await booked
  await left
  assert.ok(outcome.ok)
  return { id, procheId, rdvId: outcome.rdv.id }
}

const rdvOf = (id: number) =>
  db.rdv.findUniqueOrThrow({ where: { id }, select: { status: true, participations: { select: { status: true } } } })

const close = (id: number) => closeAccount({ usagerId: id, actor: anActor({ id }), now: NOW })

test('a rdv taken while the account closes is cancelled with it, and names nobody', async () => {
  const { id, rdvId } = await whileBooking({}, close)

  assert.deepEqual(await rdvOf(rdvId), { status: 'excused', participations: [{ status: 'excused' }] })
  assert.equal(await db.evenement.count({ where: { actorType: 'usager', actorId: id, actorName: { not: null } } }), 0)
})

test('a proche named while the account closes is left no more than the others', async () => {
  const { id, rdvId } = await whileBooking({ named: NIL }, close)

  const family = await db.usager.findMany({ where: { OR: [{ id }, { responsibleId: id }] } })
  assert.deepEqual(
    family.map(({ firstName, deletedAt }) => [firstName, deletedAt !== null]),
    Array(3).fill(['Usager', true]),
  )
  assert.equal((await rdvOf(rdvId)).status, 'excused')
})

test('a rdv taken for a proche who is removed meanwhile is cancelled', async () => {
  const { rdvId } = await whileBooking({}, (id, procheId) => {
    const responsable = usagerActorOf({ id, procheIds: [procheId] }, ACCOUNT)
    return removeProche({ procheId, responsable, actor: anActor({ id }), now: NOW })
  })

  assert.deepEqual(await rdvOf(rdvId), { status: 'excused', participations: [{ status: 'excused' }] })
})

/** Begun while the account closes, they wait for it. */
async function whileClosing<Outcome>(deed: (id: number, procheId: number) => Promise<Outcome>) {
  const { id } = await aUsager()
  const { id: procheId } = await aUsager({ ...NIL, responsibleId: id })
  const { closed, done } = await transaction(async ({ sql }) => {
    await lockFamilies(sql, [id])
    const closed = close(id)
    await untilWaiting(1)
    const done = deed(id, procheId)
    await untilWaiting(2)
    return { closed, done }
  })
  await closed
  return { id, outcome: await done }
}

test('a booking that waited for the account to close is refused: whoever takes it, for whomever, is not there', async () => {
  const offer = await anOffer()
  for (const whom of ['self', 'proche', 'new'] as const) {
    const { outcome } = await whileClosing(async (id, procheId) => {
      const usagerIds = whom === 'new' ? [] : [whom === 'self' ? id : procheId]
      const named = whom === 'new' ? { ...NIL, firstName: 'Zoé' } : null
      return bookRdv({ ...(await aBooking(offer, { actor: anActor({ id }) })), usagerIds, named })
    })

    assert.deepEqual(outcome, { ok: false, reason: 'usager-hors-famille' }, whom)
  }
})

test('a usager who is deleted books for nobody, not even for a proche who is there', async () => {
  const { id } = await aUsager({ deletedAt: new Date('2027-02-01T09:00Z') })
  const { id: procheId } = await aUsager({ ...NIL, responsibleId: id })
  const booking = await aBooking(await anOffer(), { actor: anActor({ id }) })

  const outcome = await bookRdv({ ...booking, usagerIds: [procheId] })

  assert.deepEqual(outcome, { ok: false, reason: 'usager-hors-famille' })
})

test('a proche added while the account closes is not made', async () => {
  const { id, outcome } = await whileClosing((id) => {
    const proche = { firstName: 'Zoé', lastName: 'BENALI', birthDate: new Date('2020-01-01') }
    return addProche(usagerActorOf({ id, procheIds: [] }, ACCOUNT), { responsibleId: id, proche, once: randomUUID() })
  })

  assert.equal(outcome, null)
  assert.equal(await db.usager.count({ where: { responsibleId: id, deletedAt: null } }), 0)
})
