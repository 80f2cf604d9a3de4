import assert from 'node:assert/strict'
import { test } from 'node:test'
import '#test/support/database.ts'
import { type HoldOrder, holdCreneau } from '#domain/booking/hold/hold-creneau.ts'
import { findHold } from '#domain/booking/hold/hold-queries.ts'
import { keepHolds } from '#domain/booking/hold/keep-holds.ts'
import { lockNetworks } from '#domain/booking/hold/lock-networks.ts'
import { prolongHold } from '#domain/booking/hold/prolong-hold.ts'
import { sweepHolds } from '#domain/booking/hold/sweep-holds.ts'
import { bookRdv } from '#domain/booking/rdv/book-rdv.ts'
import { config } from '#infra/config.ts'
import { db } from '#infra/db.ts'
import { transaction } from '#infra/transaction.ts'
import { ANYBODY, aBooking, anOffer, NOW, paris } from '#test/support/bookable.ts'
import { anAbsence, aRdv } from '#test/support/factories.ts'
import { untilWaiting } from '#test/support/waiting.ts'

type Offer = Awaited<ReturnType<typeof anOffer>>

const NINE = paris('2027-03-02T09:00')

const hold = ({ motif, lieu }: Offer, sessionDigest: string, fields: Partial<HoldOrder> = {}) => {
  const choice = { motifId: motif.id, lieuId: lieu.id, startsAt: NINE, booker: 'usager' as const, narrowing: ANYBODY }
  return holdCreneau({ ...choice, sessionDigest, networkDigest: sessionDigest, isKnown: true, now: NOW, ...fields })
}

const held = async (...asked: Parameters<typeof hold>) => {
  const outcome = await hold(...asked)
  if (!outcome.ok) throw new assert.AssertionError({ message: outcome.reason })
  return outcome.hold
}

const refusalOf = (outcome: { ok: true } | { ok: false; reason: string }) => (outcome.ok ? null : outcome.reason)

test('a créneau is held ten minutes with the agent who would receive', async () => {
  const offer = await anOffer({ agents: 2 })
  await aRdv({ agentIds: offer.agentIds.slice(0, 1), startsAt: new Date('2027-03-02T15:00:00Z') })

  const { agentId, startsAt, endsAt, expiresAt, extended } = await held(offer, 'a')

  assert.equal(agentId, offer.agentIds[1])
  assert.deepEqual([startsAt, endsAt].map(String), ['2027-03-02T08:00:00Z', '2027-03-02T08:30:00Z'])
  assert.deepEqual([expiresAt.toString(), extended], ['2027-03-01T09:10:00Z', false])
})

test('it hides from others every start that overlaps it, and nothing of it moves the grid', async () => {
  const offer = await anOffer()
  await held(offer, 'a', { startsAt: paris('2027-03-02T09:10') })

  assert.equal(refusalOf(await hold(offer, 'b', { startsAt: paris('2027-03-02T09:30') })), 'creneau-pris')
  assert.equal(refusalOf(await bookRdv(await aBooking(offer, { sessionDigest: 'b' }))), 'creneau-pris')
  assert.equal(refusalOf(await bookRdv(await aBooking(offer, { startsAt: paris('2027-03-02T09:40') }))), null)
})

test('its holder books it, and holds nothing any more', async () => {
  const offer = await anOffer()
  await held(offer, 'a')

  assert.equal(refusalOf(await bookRdv(await aBooking(offer, { sessionDigest: 'a' }))), null)

  assert.equal(await db.hold.count({ where: { sessionDigest: 'a', motifId: offer.motif.id } }), 0)
})

test('the held agent receives, even if another has fewer rdvs since', async () => {
  const offer = await anOffer({ agents: 2 })
  const { agentId } = await held(offer, 'a')
  await aRdv({ agentIds: [agentId], startsAt: new Date('2027-03-02T15:00:00Z') })

  const outcome = await bookRdv(await aBooking(offer, { sessionDigest: 'a' }))

  assert.ok(outcome.ok)
  const rows = await db.agentsRdv.findMany({ where: { rdvId: outcome.rdv.id } })
  assert.deepEqual(
    rows.map((row) => row.agentId),
    [agentId],
  )
})

test('the rdv or absence of an agent wins: another free agent receives, else it is taken', async () => {
  const offer = await anOffer({ agents: 2 })
  const { agentId } = await held(offer, 'a')
  await anAbsence({ agentId })
  const alone = await anOffer()
  await held(alone, 'a')
  await aRdv({ agentIds: alone.agentIds, startsAt: new Date('2027-03-02T08:00:00Z') })

  assert.equal(refusalOf(await bookRdv(await aBooking(offer, { sessionDigest: 'a' }))), null)
  assert.equal(refusalOf(await bookRdv(await aBooking(alone, { sessionDigest: 'a' }))), 'creneau-pris')
})

test('with a live hold, the delays are those of its moment', async () => {
  const offer = await anOffer()
  await held(offer, 'a', { now: paris('2027-03-02T08:29') })
  const booking = await aBooking(offer, { sessionDigest: 'a' })
  const stranger = await aBooking(offer, { sessionDigest: 'b' })

  assert.equal(refusalOf(await bookRdv({ ...stranger, now: paris('2027-03-02T08:38') })), 'delai-depasse')
  assert.equal(refusalOf(await bookRdv({ ...booking, now: paris('2027-03-02T08:38') })), null)
})

test('an expired hold neither helps its holder nor hides anything', async () => {
  const offer = await anOffer()
  await held(offer, 'a', { now: paris('2027-03-02T08:20') })
  const late = paris('2027-03-02T08:31')

  assert.equal(refusalOf(await bookRdv(await aBooking(offer, { sessionDigest: 'a', now: late }))), 'delai-depasse')
  const soon = { startsAt: paris('2027-03-02T09:10'), now: late }
  assert.equal(refusalOf(await hold(offer, 'b', soon)), null)
})

test('a new choice for the motif replaces the first, the same choice holds no longer', async () => {
  const offer = await anOffer()
  const first = await held(offer, 'a')

  const again = await held(offer, 'a', { now: NOW.add({ minutes: 5 }) })
  assert.deepEqual(again, first)
  await held(offer, 'a', { startsAt: paris('2027-03-02T10:00') })

  assert.equal(await db.hold.count({ where: { sessionDigest: 'a', motifId: offer.motif.id } }), 1)
  assert.equal(refusalOf(await hold(offer, 'b')), null)
})

test('a browser holds three créneaux, the oldest makes room', async () => {
  const offers = [await anOffer(), await anOffer(), await anOffer(), await anOffer()]
  for (const [at, offer] of offers.entries()) await held(offer, 'greedy', { now: NOW.add({ seconds: at }) })

  const left = await db.hold.findMany({ where: { sessionDigest: 'greedy' }, orderBy: { motifId: 'asc' } })

  assert.deepEqual(
    left.map(({ motifId }) => motifId),
    offers.slice(1).map(({ motif }) => motif.id),
  )
})

test('nothing is held in a rdv collectif', async () => {
  const offer = await anOffer({ motif: { collectif: true } })

  assert.equal(refusalOf(await hold(offer, 'a')), 'motif-ferme')
})

test('a hold is prolonged once by ten minutes, while it lasts', async () => {
  const offer = await anOffer()
  await held(offer, 'a')
  const asked = { sessionDigest: 'a', motifId: offer.motif.id, now: NOW.add({ minutes: 9 }) }

  const prolonged = await prolongHold(asked)

  assert.ok(prolonged.ok)
  assert.equal(prolonged.hold.expiresAt.toString(), '2027-03-01T09:20:00Z')
  assert.deepEqual(await prolongHold(asked), { ok: false, reason: 'deja-prolonge' })
  const late = { ...asked, now: NOW.add({ minutes: 20 }) }
  assert.deepEqual(await prolongHold(late), { ok: false, reason: 'plus-garde' })
  assert.equal(await findHold(late), null)
})

test('expired holds are swept, live ones stay', async () => {
  const [old, live] = [await anOffer(), await anOffer()]
  await held(old, 'swept')
  await held(live, 'live', { now: NOW.add({ minutes: 5 }) })

  await sweepHolds(NOW.add({ minutes: 10 }))

  const left = await db.hold.findMany({ where: { sessionDigest: { in: ['swept', 'live'] } } })
  assert.deepEqual(
    left.map(({ sessionDigest }) => sessionDigest),
    ['live'],
  )
})

test('fifty browsers want one créneau: one holds it', async () => {
  const offer = await anOffer()

  const outcomes = await Promise.all(Array.from({ length: 50 }, (_, at) => hold(offer, `browser ${at}`)))

  assert.equal(outcomes.filter(({ ok }) => ok).length, 1)
  assert.equal(outcomes.filter((outcome) => refusalOf(outcome) === 'creneau-pris').length, 49)
})

test('while nobody has shown an address, it hides its hour for four minutes, and stays his for ten', async () => {
  const offer = await anOffer()
  const { keptUntil } = await held(offer, 'a', { isKnown: false })
  const later = NOW.add({ minutes: 4 })

  assert.equal(keptUntil?.toString(), later.toString())
  assert.equal(refusalOf(await hold(offer, 'b', { now: later.subtract({ seconds: 1 }) })), 'creneau-pris')
  const own = await findHold({ sessionDigest: 'a', motifId: offer.motif.id, now: later })
  assert.deepEqual([own?.keptUntil, own?.expiresAt.toString()], [null, NOW.add({ minutes: 10 }).toString()])
  assert.equal(refusalOf(await hold(offer, 'b', { now: later })), null)
})

test('whoever shows an address keeps his hour the usual ten minutes', async () => {
  const offer = await anOffer()
  await held(offer, 'a', { isKnown: false })

  await keepHolds({ sessionDigest: 'a', now: NOW.add({ minutes: 3 }) })

  const late = NOW.add({ minutes: 9 })
  assert.equal(refusalOf(await hold(offer, 'b', { now: late })), 'creneau-pris')
  const own = await findHold({ sessionDigest: 'a', motifId: offer.motif.id, now: late })
  assert.equal(own?.keptUntil?.toString(), NOW.add({ minutes: 10 }).toString())
})

test('shown too late, an hour that somebody else holds since stays theirs', async () => {
  const offer = await anOffer()
  await held(offer, 'a', { isKnown: false })
  const later = NOW.add({ minutes: 5 })
  await held(offer, 'b', { now: later })

  await keepHolds({ sessionDigest: 'a', now: later })

  assert.equal(refusalOf(await bookRdv(await aBooking(offer, { sessionDigest: 'b', now: later }))), null)
})

test('strangers of one network hide ten hours at once, and keep nothing more from anybody', async () => {
  const offer = await anOffer({ agents: 12 })
  const stranger = (at: number) => held(offer, `s${at}`, { isKnown: false, networkDigest: 'kiosk' })

  const holds = await Promise.all(Array.from({ length: 12 }, (_, at) => stranger(at)))

  assert.equal(holds.filter(({ keptUntil }) => keptUntil !== null).length, 10)
  assert.notEqual((await held(offer, 'elsewhere', { isKnown: false })).keptUntil, null)
  const later = NOW.add({ minutes: 4 })
  assert.notEqual((await held(offer, 'z', { isKnown: false, networkDigest: 'kiosk', now: later })).keptUntil, null)
})

test('strangers of one network who choose at once, each his own hour, hide ten together', async () => {
  const offers = await Promise.all(Array.from({ length: 24 }, () => anOffer()))

  const holds = await Promise.all(
    offers.map((offer, at) => held(offer, `station ${at}`, { isKnown: false, networkDigest: 'station' })),
  )

  assert.equal(holds.filter(({ keptUntil }) => keptUntil !== null).length, 10)
})

test('the hours of one network are counted one after the other', async () => {
  const [one, other] = [await anOffer(), await anOffer()]
  await held(other, 'library 1', { isKnown: false, networkDigest: 'library' })

  const { choosing, keeping } = await transaction(async ({ sql }) => {
    await lockNetworks(sql, ['library'])
    const choosing = held(one, 'library 2', { networkDigest: 'library' })
    await untilWaiting(1)
    const keeping = keepHolds({ sessionDigest: 'library 1', now: NOW })
    await untilWaiting(2)
    return { choosing, keeping }
  })

  await keeping
  assert.notEqual((await choosing).keptUntil, null)
})

test('those who are known do not count among the strangers of their network, and have a ceiling of their own', async () => {
  const offer = await anOffer({ agents: 5 })
  const most = config.MOST_HOLDS_NETWORK
  config.MOST_HOLDS_NETWORK = 3
  try {
    const known = (session: string) => held(offer, session, { networkDigest: 'office' })
    const kept = [await known('k1'), await known('k2'), await known('k3'), await known('k4')].map(
      (one) => one.keptUntil !== null,
    )
    assert.deepEqual(kept, [true, true, true, false])
  } finally {
    config.MOST_HOLDS_NETWORK = most
  }
})

/** Nobody of any network hides an hour. */
async function withoutRoom<Outcome>(deed: () => Promise<Outcome>): Promise<Outcome> {
  const most = config.MOST_HOLDS_NETWORK
  config.MOST_HOLDS_NETWORK = 0
  try {
    return await deed()
  } finally {
    config.MOST_HOLDS_NETWORK = most
  }
}

test('beyond what his network may hide, somebody known is known, and keeps his hour by choosing it again once there is room', async () => {
  const offer = await anOffer()
  const asked = { sessionDigest: 'a', motifId: offer.motif.id, now: NOW.add({ minutes: 1 }) }

  const first = await withoutRoom(() => held(offer, 'a'))
  const prolonged = await prolongHold(asked)
  const again = await held(offer, 'a', { now: NOW.add({ minutes: 1 }) })

  assert.deepEqual([first.isKnown, first.keptUntil], [true, null])
  assert.deepEqual(prolonged, { ok: false, reason: 'plus-garde' })
  assert.equal(again.keptUntil?.toString(), NOW.add({ minutes: 11 }).toString())
  assert.equal((await prolongHold(asked)).ok, true)
})

test('who shows an address beyond what his network may hide is known', async () => {
  const offer = await anOffer()
  await held(offer, 'a', { isKnown: false })

  await withoutRoom(() => keepHolds({ sessionDigest: 'a', now: NOW }))

  const own = await findHold({ sessionDigest: 'a', motifId: offer.motif.id, now: NOW })
  assert.deepEqual([own?.isKnown, own?.keptUntil?.toString()], [true, NOW.add({ minutes: 4 }).toString()])
})

test('a stranger does not prolong', async () => {
  const offer = await anOffer()
  await held(offer, 'a', { isKnown: false })

  const asked = { sessionDigest: 'a', motifId: offer.motif.id, now: NOW.add({ minutes: 1 }) }

  assert.deepEqual(await prolongHold(asked), { ok: false, reason: 'inconnu' })
})
