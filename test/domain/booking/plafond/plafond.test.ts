import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { enrolInRdv } from '#domain/booking/participation/enrol-in-rdv.ts'
import { lookAtPlafonds } from '#domain/booking/plafond/look-at-plafonds.ts'
import { plafondReached, type Taken } from '#domain/booking/plafond/plafond.ts'
import { mostTaken } from '#domain/booking/plafond/plafond-queries.ts'
import { type Booking, bookRdv } from '#domain/booking/rdv/book-rdv.ts'
import { leaveRdv } from '#domain/booking/rdv/leave-rdv.ts'
import { db } from '#infra/db.ts'
import { ACCOUNT, ANYBODY, aBooking, anActor, anOffer, NOW, paris } from '#test/support/bookable.ts'
import { withQueries } from '#test/support/count-queries.ts'
import { aRdv, aUsager } from '#test/support/factories.ts'

const MOST = mostTaken()

type Offer = Awaited<ReturnType<typeof anOffer>>

const NINE = paris('2027-03-02T09:00')
const HALF = Array.from({ length: 6 }, (_, at) => NINE.add({ minutes: 30 * at }))

/** Books for one's family, at the nth half hour. */
async function book(offer: Offer, usager: { id: number }, at: number, fields: Partial<Booking> = {}) {
  const startsAt = HALF[at % HALF.length] ?? NINE
  const booking = await aBooking(offer, { actor: anActor(usager), startsAt, ...fields })
  return bookRdv({ ...booking, usagerIds: fields.usagerIds ?? [usager.id] })
}

const plafondOf = (outcome: Awaited<ReturnType<typeof bookRdv>>) => {
  if (outcome.ok) return null
  return outcome.reason === 'plafond' ? outcome.reached.plafond : outcome.reason
}

const aFamily = async (children: number) => {
  const parent = await aUsager()
  const proches = []
  for (let at = 0; at < children; at++) proches.push(await aUsager({ responsibleId: parent.id, email: null }))
  return { parent, proches }
}

const NOTHING: Taken = { personMotif: 0, familyMotif: 0, family: 0, familyDay: 0, firstOfDayAt: null }

test('each ceiling leaves room for one less than it says, and the first reached is named', () => {
  const table = [
    ['personMotif', 'personne_motif'],
    ['familyMotif', 'famille_motif'],
    ['family', 'famille'],
    ['familyDay', 'famille_jour'],
  ] as const
  for (const [counted, plafond] of table) {
    assert.equal(plafondReached({ ...NOTHING, [counted]: MOST[plafond] - 1 }, MOST), null)
    assert.equal(plafondReached({ ...NOTHING, [counted]: MOST[plafond] }, MOST)?.plafond, plafond)
  }
})

test('the numbers fit a household: a parent of five takes two rdvs of one motif for each child', () => {
  assert.ok(MOST.personne_motif >= 2)
  assert.ok(MOST.famille_motif >= 5 * 2)
  assert.ok(MOST.famille >= 7 * MOST.personne_motif)
  assert.ok(MOST.famille_jour >= 5 * 2)
})

test('one person has three rdvs to come of one motif; other motifs and other persons stay free', async () => {
  const [offer, other] = [await anOffer({ agents: 2 }), await anOffer()]
  const [usager, neighbour] = [await aUsager(), await aUsager()]
  for (const at of [0, 1, 2]) assert.equal(plafondOf(await book(offer, usager, at)), null)

  assert.equal(plafondOf(await book(offer, usager, 3)), 'personne_motif')

  assert.equal(plafondOf(await book(other, usager, 3)), null)
  assert.equal(plafondOf(await book(offer, neighbour, 3)), null)
})

test('a proche has rdvs of his own, and the family counts together', async () => {
  const offer = await anOffer({ agents: 4 })
  const { parent, proches } = await aFamily(5)
  const [first, ...others] = proches
  assert.ok(first)
  for (const at of [0, 1, 2]) assert.equal(plafondOf(await book(offer, parent, at, { usagerIds: [first.id] })), null)
  assert.equal(plafondOf(await book(offer, parent, 3, { usagerIds: [first.id] })), 'personne_motif')
  const seven = [...others, ...others.slice(0, 3)].entries()
  for (const [at, child] of seven)
    assert.equal(plafondOf(await book(offer, parent, at, { usagerIds: [child.id] })), null)

  assert.equal(plafondOf(await book(offer, parent, 5)), 'famille_motif')
})

test('a cancelled rdv makes room, but the day remembers what was taken', async () => {
  const offer = await anOffer()
  const usager = await aUsager()
  const actor = anActor(usager)
  const by = { id: usager.id, familyIds: [usager.id], session: ACCOUNT }
  for (let at = 0; at < MOST.famille_jour; at++) {
    const outcome = await book(offer, usager, at)
    assert.ok(outcome.ok, `rdv ${at}`)
    assert.ok((await leaveRdv({ rdvId: outcome.rdv.id, by, actor, now: NOW })).ok)
  }

  const refused = await book(offer, usager, 0)

  assert.ok(!refused.ok && refused.reason === 'plafond')
  assert.equal(refused.reached.plafond, 'famille_jour')
  assert.equal(refused.reached.until?.toString(), NOW.add({ hours: 24 }).toString())
  assert.equal(
    plafondOf(await book(offer, usager, 0, { now: NOW.add({ hours: 24 }), startsAt: paris('2027-03-02T11:30') })),
    null,
  )
})

test('what agents take counts for nobody, and agents and whom they invite are not limited', async () => {
  const offer = await anOffer({ agents: 2 })
  const usager = await aUsager()
  for (const at of HALF.keys()) {
    const startsAt = new Date(`2027-04-0${at + 1}T08:00:00Z`)
    await aRdv({ motifId: offer.motif.id, agentIds: offer.agentIds.slice(0, 1), usagerIds: [usager.id], startsAt })
  }
  for (const at of [0, 1, 2]) assert.equal(plafondOf(await book(offer, usager, at)), null)

  const agent = { type: 'agent', id: offer.agentIds[0] ?? 0, name: 'Agnès Martin' } as const
  const prescribed = await book(offer, usager, 3, { booker: 'agent_prescripteur', actor: agent, session: null })

  assert.equal(plafondOf(prescribed), null)
  assert.equal(plafondOf(await book(offer, usager, 4)), 'personne_motif')
})

test('of many at once no more pass than there is room for', async () => {
  const offer = await anOffer({ agents: 3 })
  const { parent, proches } = await aFamily(1)
  const ask = (at: number) => book(offer, parent, at, { usagerIds: [proches[0]?.id ?? 0] })

  const outcomes = await Promise.all(HALF.map((_, at) => ask(at)))

  assert.equal(outcomes.filter(({ ok }) => ok).length, MOST.personne_motif)
})

test('whoever joins ateliers is counted like whoever books', async () => {
  const usager = await aUsager()
  const offer = await anOffer({ motif: { collectif: true } })
  const join = async (day: number) => {
    const startsAt = new Date(`2027-03-0${day}T08:00:00Z`)
    const shared = { motifId: offer.motif.id, lieuId: offer.lieu.id, agentIds: offer.agentIds, usagerIds: [] }
    const rdv = await aRdv({ ...shared, startsAt })
    const who = {
      usagerIds: [usager.id],
      booker: 'usager' as const,
      narrowing: ANYBODY,
      actor: anActor(usager),
      session: ACCOUNT,
    }
    return enrolInRdv({ rdvId: rdv.id, ...who, now: NOW })
  }
  for (const day of [3, 4, 5]) assert.ok((await join(day)).ok)

  const refused = await join(6)

  assert.ok(!refused.ok && refused.reason === 'plafond')
  assert.equal(await db.refus.count({ where: { usagerId: usager.id } }), 1)
})

test('a refusal is remembered once a person, motif and day', async () => {
  const offer = await anOffer()
  const usager = await aUsager()
  for (const at of [0, 1, 2]) await book(offer, usager, at)

  await book(offer, usager, 3)
  await book(offer, usager, 4)

  const refused = await db.refus.findMany({ where: { usagerId: usager.id } })
  assert.deepEqual(
    refused.map(({ motifId, organisationId, plafond, day }) => ({
      motifId,
      organisationId,
      plafond,
      day: day.toISOString().slice(0, 10),
    })),
    [
      {
        motifId: offer.motif.id,
        organisationId: offer.motif.organisationId,
        plafond: 'personne_motif',
        day: '2027-03-01',
      },
    ],
  )
})

test('a form sent twice is the same rdv, also when there is no room left', async () => {
  const offer = await anOffer()
  const usager = await aUsager()
  for (const at of [0, 1, 2]) await book(offer, usager, at)

  const again = await book(offer, usager, 2)

  assert.ok(again.ok && !again.isNew)
})

test('the ceilings cost no statement more', async () => {
  const [offer, usager] = [await anOffer(), await aUsager()]
  const booking = await aBooking(offer, { actor: anActor(usager) })

  const { queries } = await withQueries(() => bookRdv(booking))

  const counting = queries.filter((text) => /"familyMotif"/.test(text))
  assert.equal(counting.length, 1)
  assert.match(counting[0] ?? '', /same/)
})

test('children named one after the other are of the family that names them', async () => {
  const offer = await anOffer({ agents: 2 })
  const parent = await aUsager()
  const child = (at: number) => ({
    firstName: `Enfant${'abcdefghijkl'[at]}`,
    lastName: 'Benali',
    birthDate: new Date('2020-03-02'),
  })
  const name = (at: number) => book(offer, parent, at, { usagerIds: [], named: child(at) })
  const MOST_OF_ALL = MOST.famille_motif
  for (let at = 0; at < MOST_OF_ALL; at++) assert.equal(plafondOf(await name(at)), null)

  assert.equal(plafondOf(await name(MOST_OF_ALL)), 'famille_motif')

  assert.equal(await db.usager.count({ where: { responsibleId: parent.id } }), MOST_OF_ALL)
  assert.equal(await db.refus.count({ where: { usagerId: parent.id } }), 1)
})

test('what is told before is what the booking answers, of each person and of a newcomer', async () => {
  const offer = await anOffer({ agents: 4 })
  const { parent, proches } = await aFamily(3)
  const persons = [parent, ...proches].map(({ id }) => id)
  const [, full = 0, some = 0, none = 0] = persons
  const take = async (at: number, id: number) => plafondOf(await book(offer, parent, at, { usagerIds: [id] }))
  const told = async (booker: Booking['booker'] = 'usager') => {
    const plafonds = await lookAtPlafonds({ booker, usagerIds: persons, motifId: offer.motif.id, now: NOW })
    return [...persons.map(plafonds.ofPerson), plafonds.ofNewcomer].map((reached) => reached?.plafond ?? null)
  }
  for (const at of [0, 1, 2]) await take(at, full)
  for (const at of [0, 1]) await take(at, some)

  const early = await told()
  const taken = []
  for (const id of persons) taken.push(await take(5, id))
  for (const at of [3, 4]) assert.equal(await take(at, none), null)
  const late = await told()
  const refused = []
  for (const id of persons) refused.push(await take(4, id === none ? parent.id : id))
  const child = { firstName: 'Zoé', lastName: 'Benali', birthDate: new Date('2020-03-02') }
  refused.push(plafondOf(await book(offer, parent, 4, { usagerIds: [], named: child })))

  assert.deepEqual(early, [null, 'personne_motif', null, null, null])
  assert.deepEqual(taken, early.slice(0, -1))
  assert.deepEqual(late, ['famille_motif', 'personne_motif', 'personne_motif', 'personne_motif', 'famille_motif'])
  assert.deepEqual(refused, late.with(persons.indexOf(none), 'famille_motif'))
  assert.deepEqual(await told('personally_invited_usager'), Array(5).fill(null))
})
