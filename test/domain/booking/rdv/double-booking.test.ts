import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { z } from 'zod'
import { holdCreneau } from '#domain/booking/hold/hold-creneau.ts'
import { bookRdv } from '#domain/booking/rdv/book-rdv.ts'
import { lockAgents } from '#domain/people/agent/lock-agents.ts'
import { mayBeRetried, refusalOf } from '#infra/constraints.ts'
import { db } from '#infra/db.ts'
import { command, execute, query, statement } from '#infra/query.ts'
import { transaction } from '#infra/transaction.ts'
import { ANYBODY, aBooking, anOffer, NOW, paris } from '#test/support/bookable.ts'
import { databaseUrl } from '#test/support/database.ts'
import { anAbsence, aRdv } from '#test/support/factories.ts'
import { untilWaiting } from '#test/support/waiting.ts'

const times = (many: number) => Array.from({ length: many }, (_, at) => at)

const reasonOf = (outcome: Awaited<ReturnType<typeof bookRdv>>) => (outcome.ok ? 'booked' : outcome.reason)

const count = (outcomes: readonly Awaited<ReturnType<typeof bookRdv>>[]) => ({
  booked: outcomes.filter(({ ok }) => ok).length,
  taken: outcomes.filter((outcome) => reasonOf(outcome) === 'creneau-pris').length,
})

/** Pairs of rdvs of one agent that overlap: there must never be any. */
const doubles = () => query(DOUBLES, [])

const DOUBLES = statement(
  'doubles',
  { id: z.int() },
  `SELECT a.id FROM agents_rdvs a JOIN agents_rdvs b ON a.agent_id = b.agent_id AND a.id < b.id AND a.busy AND b.busy
     AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at`,
)

test('fifty usagers confirm one créneau of one agent: one is received', async () => {
  const offer = await anOffer()
  const bookings = await Promise.all(times(50).map(() => aBooking(offer)))

  const outcomes = await Promise.all(bookings.map(bookRdv))

  assert.deepEqual(count(outcomes), { booked: 1, taken: 49 })
  assert.deepEqual(await doubles(), [])
})

test('fifty usagers confirm one créneau of seven agents: seven are received, each by another', async () => {
  const offer = await anOffer({ agents: 7 })
  const bookings = await Promise.all(times(50).map(() => aBooking(offer)))

  const outcomes = await Promise.all(bookings.map(bookRdv))

  assert.deepEqual(count(outcomes), { booked: 7, taken: 43 })
  assert.deepEqual(await doubles(), [])
})

test('starts that overlap without being equal do not both pass', async () => {
  const offer = await anOffer()
  const starts = ['09:00', '09:05', '09:10', '09:15', '09:20', '09:25'].map((time) => paris(`2027-03-02T${time}`))
  const bookings = await Promise.all(starts.map((startsAt) => aBooking(offer, { startsAt })))

  const outcomes = await Promise.all(bookings.map(bookRdv))

  assert.deepEqual(count(outcomes), { booked: 1, taken: 5 })
})

test('two motifs of one agent share his time', async () => {
  const offer = await anOffer()
  const other = await anOffer({ motif: { organisationId: offer.motif.organisationId } })
  await db.plage.updateMany({ where: { id: other.plages[0]?.id ?? 0 }, data: { agentId: offer.agentIds[0] ?? 0 } })
  const bookings = await Promise.all(times(20).map((at) => aBooking(at % 2 ? offer : other)))

  const outcomes = await Promise.all(bookings.map(bookRdv))

  assert.deepEqual(count(outcomes), { booked: 1, taken: 19 })
})

test('bookings while others hold and agents go away: nobody is booked twice, nor during an absence', async () => {
  const offer = await anOffer({ agents: 4 })
  const [away = 0] = offer.agentIds
  const bookings = await Promise.all(times(30).map(() => aBooking(offer)))
  const absent = transaction(async ({ sql: connection }) => {
    await lockAgents(connection, [away])
    await execute(ABSENT, [away], connection)
  })
  const { id: motifId } = offer.motif
  const choice = { motifId, lieuId: offer.lieu.id, startsAt: paris('2027-03-02T09:00'), narrowing: ANYBODY, now: NOW }

  const holding = times(2).map((at) => holdCreneau({ ...choice, booker: 'usager', ...browser(at) }))
  const [outcomes, holds] = await Promise.all([Promise.all(bookings.map(bookRdv)), Promise.all(holding), absent])

  const received = count(outcomes).booked
  assert.ok(received + holds.filter(({ ok }) => ok).length >= 3)
  assert.ok(received + holds.filter(({ ok }) => ok).length <= 4)
  assert.equal(received + count(outcomes).taken, 30)
  assert.deepEqual(await doubles(), [])
})

const browser = (at: number) => ({ sessionDigest: `other ${at}`, networkDigest: 'home', isKnown: true })

const ABSENT = command(
  'absent',
  `
  INSERT INTO absences (agent_id, title, first_day, end_day, last_day, start_time, end_time)
  VALUES ($1, 'Congés', '2027-03-02', '2027-03-02', '2027-03-02', '08:00', '18:00')`,
)

test('a booking waits for the absence being written, then sees it', async () => {
  const offer = await anOffer()
  const [agentId = 0] = offer.agentIds
  const booking = await aBooking(offer)

  const outcome = await transaction(async ({ sql: connection }) => {
    await lockAgents(connection, [agentId])
    const waiting = bookRdv(booking)
    await untilWaiting()
    await execute(ABSENT, [agentId], connection)
    return { waiting }
  })

  assert.equal(reasonOf(await outcome.waiting), 'creneau-pris')
})

test('the lock of an agent is the same for deeds written with Prisma', async () => {
  const offer = await anOffer()
  const [agentId = 0] = offer.agentIds
  const booking = await aBooking(offer)

  const { waiting } = await transaction(async ({ prisma, sql }) => {
    await lockAgents(sql, [agentId])
    const waiting = bookRdv(booking)
    await untilWaiting()
    await prisma.absence.create({ data: absenceOf(agentId) })
    return { waiting }
  })

  assert.equal(reasonOf(await waiting), 'creneau-pris')
})

const day = new Date('2027-03-02')
const absenceOf = (agentId: number) => {
  const days = { firstDay: day, endDay: day, lastDay: day }
  return { agentId, title: 'Congés', ...days, startTime: '08:00', endTime: '18:00' }
}

/** Asks again and again, for five seconds at most. */
async function until(name: string, text: string, deadline = performance.now() + 5_000): Promise<void> {
  const found = await query(statement(name, {}, text), [])
  if (found.length > 0) return
  if (performance.now() > deadline) throw new Error(`Nothing is ${name}`)
  return until(name, text, deadline)
}

test('without any lock, the database itself refuses the overlap', async () => {
  const { agentIds } = await anOffer()
  await aRdv({ agentIds, startsAt: new Date('2027-03-02T08:00:00Z') })

  const refused = aRdv({ agentIds, startsAt: new Date('2027-03-02T08:15:00Z') })

  await assert.rejects(refused, (error) => refusalOf(error) === 'creneau-pris')
})

test('an overlap that an agent confirmed is written, and still hides the créneau', async () => {
  const offer = await anOffer()
  await aRdv({ agentIds: offer.agentIds, startsAt: new Date('2027-03-02T08:00:00Z') })
  await aRdv({ agentIds: offer.agentIds, startsAt: new Date('2027-03-02T08:15:00Z'), exclusive: false })

  const later = await aBooking(offer, { startsAt: paris('2027-03-02T09:30') })
  assert.equal(reasonOf(await bookRdv(later)), 'creneau-pris')
})

test('a rdv written meanwhile without the lock is a refusal, not an accident', async () => {
  const offer = await anOffer()
  const booking = await aBooking(offer)
  const careless = new pg.Client(databaseUrl)
  await careless.connect()

  await careless.query('BEGIN')
  await careless.query(...(await bareRdv(offer)))
  const waiting = bookRdv(booking)
  await untilBlocked()
  await careless.query('COMMIT')
  await careless.end()

  assert.equal(reasonOf(await waiting), 'creneau-pris')
})

/** The rdv of a program that knows nothing of our locks, in one statement a table. */
async function bareRdv({ motif, lieu, agentIds }: Awaited<ReturnType<typeof anOffer>>): Promise<[string]> {
  const { usagerIds } = await aBooking({ motif, lieu })
  return [
    `INSERT INTO rdvs (starts_at, ends_at, organisation_id, motif_id, lieu_id, created_by_type)
       VALUES ('2027-03-02T09:00+01', '2027-03-02T09:30+01', ${motif.organisationId}, ${motif.id}, ${lieu.id}, 'agent');
     INSERT INTO agents_rdvs (agent_id, rdv_id, starts_at, ends_at)
       VALUES (${agentIds[0]}, currval('rdvs_id_seq'), now(), now());
     INSERT INTO participations (rdv_id, usager_id, created_by_type)
       VALUES (currval('rdvs_id_seq'), ${usagerIds[0]}, 'agent')`,
  ]
}

/** Until some statement waits for another transaction to end. */
const untilBlocked = () =>
  until('blocked', "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'transactionid'")

test('a booking whose connection dies in the middle leaves nothing behind, and may be made again', async () => {
  const offer = await anOffer()
  const [agentId = 0] = offer.agentIds
  const booking = await aBooking(offer)

  const { dying } = await transaction(async ({ sql: connection }) => {
    await lockAgents(connection, [agentId])
    const dying = bookRdv(booking).catch(() => 'died')
    await untilWaiting()
    await execute(KILL_WAITING, [])
    return { dying }
  })

  assert.equal(await dying, 'died')
  assert.equal(await db.rdv.count({ where: { motifId: offer.motif.id } }), 0)
  assert.equal(reasonOf(await bookRdv(booking)), 'booked')
})

const KILL_WAITING = command(
  'kill',
  `
  SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_database ON oid = database
  WHERE datname = current_database() AND locktype = 'advisory' AND NOT granted`,
)

test('a deed that fails after it wrote leaves nothing behind', async () => {
  const failing = transaction(async ({ sql: connection }) => {
    await connection.query("INSERT INTO services (name, short_name, updated_at) VALUES ('M', 'M', now())")
    throw new Error('in the middle')
  })

  await assert.rejects(failing, /in the middle/)
  assert.equal(await db.service.count({ where: { name: 'M' } }), 0)
})

test('a deadlock is tried again, a few times at most', async () => {
  const deadlock = Object.assign(new Error('deadlock detected'), { code: '40P01' })
  let tries = 0
  const failing = (until: number) => async () => {
    tries++
    if (tries < until) throw deadlock
    return 'done'
  }

  assert.ok(mayBeRetried(deadlock))
  assert.ok(!mayBeRetried(new Error('anything else')))
  assert.equal(await transaction(failing(3)), 'done')
  tries = 0
  await assert.rejects(transaction(failing(100)), /deadlock/)
  assert.equal(tries, 4)
})

test('an absence of a few minutes hides the starts that meet it', async () => {
  const offer = await anOffer()
  await anAbsence({ agentId: offer.agentIds[0] ?? 0, startTime: '09:20', endTime: '09:40' })

  assert.equal(reasonOf(await bookRdv(await aBooking(offer))), 'creneau-pris')
})
