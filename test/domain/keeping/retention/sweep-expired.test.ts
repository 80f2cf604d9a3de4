import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mintAccountLink } from '#domain/account/account-link/mint-account-link.ts'
import { mintParticipationToken } from '#domain/booking/participation/mint-participation-token.ts'
import {
  purgeEvenements,
  sweepExpired,
  sweepRefus,
  sweepVerifications,
} from '#domain/keeping/retention/sweep-expired.ts'
import { db } from '#infra/db.ts'
import { schedule } from '#jobs/schedule.ts'
import { aMotif, aRdv, aUsager } from '#test/support/factories.ts'

const NOW = Temporal.Instant.from('2027-02-01T09:00:00Z')

test('links and tokens go once they open nothing, and not before', async () => {
  const usager = await aUsager()
  const order = {
    purpose: 'password_reset',
    personType: 'usager',
    personId: usager.id,
    email: 'n@exemple.fr',
    returnTo: null,
  } as const
  const rdv = await aRdv()
  for (const { id } of rdv.participations) await mintParticipationToken(id, NOW)
  await mintAccountLink(order, NOW)
  await db.creation.create({ data: { key: 'a form', expiresAt: new Date(NOW.add({ hours: 6 }).epochMilliseconds) } })
  const left = async () => [
    await db.accountLink.count(),
    await db.participationToken.count(),
    await db.creation.count(),
  ]

  await sweepExpired(NOW.add({ hours: 6 }).subtract({ seconds: 1 }))
  assert.deepEqual(await left(), [1, 1, 1])

  await sweepExpired(NOW.add({ hours: 6 }))
  assert.deepEqual(await left(), [0, 1, 0])

  await sweepExpired(NOW.add({ hours: 12 * 7 * 24 }))
  assert.deepEqual(await left(), [0, 0, 0])
})

test('the old token of a rdv to come stays, to say to whom a new link goes', async () => {
  const rdv = await aRdv({ startsAt: new Date('2027-06-01T09:00:00Z') })
  const participationId = rdv.participations[0]?.id ?? 0
  await mintParticipationToken(participationId, NOW)

  await sweepExpired(Temporal.Instant.from('2027-06-01T08:59:00Z'))
  const before = await db.participationToken.count({ where: { participationId } })
  await sweepExpired(Temporal.Instant.from('2027-06-01T09:00:00Z'))

  assert.deepEqual([before, await db.participationToken.count({ where: { participationId } })], [1, 0])
})

test('what was typed for a code stays half an hour, and once the code was given while what it opened lasts', async () => {
  const minutes = (many: number) => new Date(NOW.add({ minutes: many }).epochMilliseconds)
  const typed = { firstName: 'Nadia', lastName: 'Benali', email: 'n@exemple.fr', codeDigest: 'c' }
  const asked = { ...typed, createdAt: minutes(0), expiresAt: minutes(10) }
  await db.verification.create({ data: { ...asked, sessionDigest: 'never given' } })
  await db.verification.create({ data: { ...asked, sessionDigest: 'given', usedAt: minutes(9) } })
  const leftAfter = async (many: number) => {
    await sweepVerifications(NOW.add({ minutes: many }))
    return (await db.verification.findMany()).map(({ sessionDigest }) => sessionDigest)
  }

  assert.deepEqual(await leftAfter(29), ['never given', 'given'])
  assert.deepEqual(await leftAfter(30), ['given'])
  assert.deepEqual(await leftAfter(38), ['given'])
  assert.deepEqual(await leftAfter(39), [])
})

test('verifications are swept every hour', () => {
  assert.match(schedule.find(({ run }) => run === sweepVerifications)?.pattern ?? '', /^\d+ \* \* \* \*$/)
})

test('where somebody lives stays with a rdv until it starts', async () => {
  const { id: rdvId } = await aRdv({ startsAt: new Date('2027-06-01T09:00:00Z') })
  await db.rdvNarrowing.create({ data: { rdvId, cityCode: '62041', streetBanId: '62041_1234' } })

  await sweepExpired(Temporal.Instant.from('2027-06-01T08:59:59Z'))
  const before = await db.rdvNarrowing.count({ where: { rdvId } })
  await sweepExpired(Temporal.Instant.from('2027-06-01T09:00:00Z'))

  assert.deepEqual([before, await db.rdvNarrowing.count({ where: { rdvId } })], [1, 0])
})

test('a session row goes once its session is over, and not before; sweeping twice is sweeping once', async () => {
  const row = (id: string, expiresAt: Temporal.Instant) => ({
    id,
    face: 'usager' as const,
    content: {},
    expiresAt: new Date(expiresAt.epochMilliseconds),
  })
  await db.session.createMany({ data: [row('over', NOW), row('open', NOW.add({ seconds: 1 }))] })

  await sweepExpired(NOW)
  await sweepExpired(NOW)

  assert.deepEqual(await db.session.findMany({ select: { id: true } }), [{ id: 'open' }])
})

test('who was refused is read for thirty days', async () => {
  const [motif, usager] = [await aMotif(), await aUsager()]
  const refused = {
    usagerId: usager.id,
    motifId: motif.id,
    organisationId: motif.organisationId,
    day: new Date('2027-03-01'),
  }
  await db.refus.create({ data: { ...refused, plafond: 'famille', createdAt: new Date(NOW.epochMilliseconds) } })

  await sweepRefus(NOW.add({ hours: 30 * 24 - 1 }))
  const before = await db.refus.count()
  await sweepRefus(NOW.add({ hours: 30 * 24 }))

  assert.deepEqual([before, await db.refus.count()], [1, 0])
})

test('what was told goes after seven days, what waits to be told stays', async () => {
  const at = (instant: Temporal.Instant) => new Date(instant.epochMilliseconds)
  const told = {
    name: 'rdv.booked',
    payload: {},
    actorType: 'usager',
    occurredAt: at(NOW),
    publishedAt: at(NOW),
  } as const
  const { id } = await db.evenement.create({ data: { ...told, dispatchedAt: at(NOW) } })
  const waiting = await db.evenement.create({ data: told })
  const held = await db.evenement.create({ data: { ...told, dispatchedAt: at(NOW) } })
  const delivery = {
    key: 'k',
    channel: 'mail',
    recipientType: 'usager',
    state: 'pending',
    evenementId: held.id,
  } as const
  await db.delivery.create({ data: delivery })
  const left = async () => (await db.evenement.findMany({ orderBy: { id: 'asc' } })).map((one) => one.id)

  await purgeEvenements(NOW.add({ hours: 7 * 24 - 1 }))
  assert.deepEqual(await left(), [id, waiting.id, held.id])
  await purgeEvenements(NOW.add({ hours: 7 * 24 }))

  assert.deepEqual(await left(), [waiting.id, held.id])
})
