import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  findFirstByLieu,
  findFirstByOrganisation,
  findOpenCollectifs,
  findWeek,
} from '#domain/booking/creneau/find-creneaux.ts'
import { db } from '#infra/db.ts'
import { anOffer, NOW, paris } from '#test/support/bookable.ts'
import { withQueries } from '#test/support/count-queries.ts'
import { inParis } from '#test/support/creneau-rows.ts'
import { aLieu, aMotif, anAbsence, anAgent, anOrganisation, aPlage, aRdv, aUsager } from '#test/support/factories.ts'
import { soughtOf } from '#test/support/sought.ts'

const ANYBODY = { usagerIds: [] }
const WEEKLY = { rrule: 'FREQ=WEEKLY;INTERVAL=1;BYDAY=TU', lastDay: null }

test('a week of one motif at one lieu is found with one query', async () => {
  const { motif, lieu, agentIds } = await anOffer({ agents: 3, motif: { defaultDurationInMin: 60 } })
  const [absent = 0, busy = 0, free = 0] = agentIds
  await anAbsence({ agentId: absent })
  await aRdv({ motifId: motif.id, lieuId: lieu.id, agentIds: [busy], startsAt: new Date('2027-03-02T10:00:00+01:00') })
  const asked = { motif: await soughtOf(motif), lieuId: lieu.id, from: '2027-03-01', now: NOW, who: ANYBODY }

  const { result: week, queries } = await withQueries(() => findWeek(asked))

  assert.deepEqual(
    week.days.flatMap(({ starts }) => starts.map(inParis)),
    ['2027-03-02T09:00', '2027-03-02T10:00', '2027-03-02T11:00'],
  )
  assert.deepEqual([...week.agentsAt.values()], [[busy, free], [free], [busy, free]])
  assert.equal(week.next, null)
  assert.equal(week.lastBookableDay, '2027-05-31')
  assert.equal(queries.length, 1)
})

test('an empty week says when the first créneau is, with one more query', async () => {
  const { motif, lieu } = await anOffer({
    plage: { firstDay: new Date('2027-05-31'), lastDay: new Date('2027-05-31') },
  })
  const asked = { motif: await soughtOf(motif), lieuId: lieu.id, from: '2027-03-01', now: NOW, who: ANYBODY }

  const { result: week, queries } = await withQueries(() => findWeek(asked))

  assert.ok(week.days.every(({ state }) => state === 'closed'))
  assert.equal(inParis(week.next ?? 0), '2027-05-31T09:00')
  assert.equal(queries.length, 2)
})

test('a week beyond the last day that may be booked is closed', async () => {
  const { motif, lieu } = await anOffer({ plage: { ...WEEKLY } })
  const asked = { motif: await soughtOf(motif), lieuId: lieu.id, from: '2027-06-01', now: NOW, who: ANYBODY }

  const week = await findWeek(asked)

  assert.ok(week.days.every(({ state }) => state === 'closed'))
  assert.equal(week.next && inParis(week.next), '2027-03-02T09:00', 'the way back')
})

test('a rdv of several days keeps its agent busy until its end', async () => {
  const { motif, lieu, agentIds } = await anOffer()
  const [startsAt, endsAt] = [new Date('2027-02-22T08:00:00+01:00'), new Date('2027-03-02T11:30:00+01:00')]
  await aRdv({ motifId: motif.id, lieuId: lieu.id, agentIds, startsAt, endsAt })
  const asked = { motif: await soughtOf(motif), lieuId: lieu.id, from: '2027-03-01', now: NOW, who: ANYBODY }

  const week = await findWeek(asked)

  assert.deepEqual([...week.agentsAt.keys()].map(inParis), ['2027-03-02T11:30'])
})

test("another browser's hold hides its start, its own does not, and an expired one neither", async () => {
  const { motif, lieu, agentIds } = await anOffer({ plage: { endTime: '10:00' } })
  const times = { startsAt: new Date('2027-03-02T09:00:00+01:00'), endsAt: new Date('2027-03-02T09:30:00+01:00') }
  const held = { motifId: motif.id, agentId: agentIds[0] ?? 0, ...times }
  await db.hold.create({ data: { ...held, sessionDigest: 'nadia', expiresAt: new Date('2027-03-01T10:05:00+01:00') } })
  await db.hold.create({ data: { ...held, sessionDigest: 'past', expiresAt: new Date('2027-03-01T09:59:00+01:00') } })
  const sought = await soughtOf(motif)
  const startsFor = async (sessionDigest: string) => {
    const who = { usagerIds: [], sessionDigest }
    const { agentsAt } = await findWeek({ motif: sought, lieuId: lieu.id, from: '2027-03-01', now: NOW, who })
    return [...agentsAt.keys()].map((start) => inParis(start).slice(11))
  }

  assert.deepEqual(await startsFor('karim'), ['09:30'])
  assert.deepEqual(await startsFor('nadia'), ['09:00', '09:30'])
})

test('agents who left, or left the organisation, offer nothing', async () => {
  const { motif, lieu, agentIds } = await anOffer({ agents: 3 })
  const [gone = 0, moved = 0, there = 0] = agentIds
  await db.agent.update({ where: { id: gone }, data: { deletedAt: new Date() } })
  await db.agentRole.deleteMany({ where: { agentId: moved } })
  const asked = { motif: await soughtOf(motif), lieuId: lieu.id, from: '2027-03-01', now: NOW, who: ANYBODY }

  const { agentsAt } = await findWeek(asked)

  assert.deepEqual(new Set([...agentsAt.values()].flat()), new Set([there]))
})

test('a follow-up is offered by the référents of the usager alone, and by nobody to who has none', async () => {
  const { motif, lieu, agentIds } = await anOffer({ agents: 2, motif: { followUp: true } })
  const usager = await aUsager()
  await db.referentAssignation.create({ data: { usagerId: usager.id, agentId: agentIds[1] ?? 0 } })
  const asked = { motif: await soughtOf(motif), lieuId: lieu.id, from: '2027-03-01', now: NOW }

  const his = await findWeek({ ...asked, who: { usagerIds: [usager.id] } })
  const others = await findWeek({ ...asked, who: { usagerIds: [(await aUsager()).id] } })

  assert.deepEqual(new Set([...his.agentsAt.values()].flat()), new Set([agentIds[1]]))
  assert.equal(others.agentsAt.size, 0)
})

test('a motif given to agents of secteurs is offered by those of the address', async () => {
  const { motif, lieu, agentIds } = await anOffer({ agents: 2, motif: { sectorisationLevel: 'agent' } })
  const { organisationId } = motif
  const { territoireId } = await db.organisation.findUniqueOrThrow({ where: { id: organisationId } })
  const secteur = await db.secteur.create({ data: { territoireId, name: 'Nord', humanId: 'nord' } })
  await db.zone.create({ data: { secteurId: secteur.id, level: 'city', cityCode: '62041', cityName: 'Arras' } })
  const agentId = agentIds[0] ?? 0
  await db.secteurAttribution.create({ data: { secteurId: secteur.id, organisationId, level: 'agent', agentId } })
  const asked = { motif: await soughtOf(motif), lieuId: lieu.id, from: '2027-03-01', now: NOW }

  const inSecteur = await findWeek({ ...asked, who: { usagerIds: [], cityCode: '62041' } })
  const withoutAddress = await findWeek({ ...asked, who: ANYBODY })

  assert.deepEqual(new Set([...inSecteur.agentsAt.values()].flat()), new Set([agentId]))
  assert.deepEqual(new Set([...withoutAddress.agentsAt.values()].flat()), new Set(agentIds))
})

test('the next availability of every lieu is found with three queries, however far it is', async () => {
  const organisation = await anOrganisation()
  const motif = await aMotif({ organisationId: organisation.id })
  const days = ['2027-03-02', '2027-03-20', '2027-05-20', '2027-07-20'].map((day) => new Date(day))
  const lieux = await Promise.all(days.map(() => aLieu({ organisationId: organisation.id })))
  for (const [at, firstDay] of days.entries())
    await aPlage({ motifId: motif.id, lieuId: lieux[at]?.id ?? null, firstDay, lastDay: firstDay })
  const motifs = [await soughtOf(motif)]

  const { result: firsts, queries } = await withQueries(() => findFirstByLieu({ motifs, now: NOW, who: ANYBODY }))

  assert.deepEqual(
    lieux.map(({ id }) => firsts.get(id)?.startsAtMs ?? 0).map((start) => (start ? inParis(start) : null)),
    ['2027-03-02T09:00', '2027-03-20T09:00', '2027-05-20T09:00', null],
  )
  assert.equal(queries.length, 3)
})

test('a lieu answers with the first motif of the search that it offers', async () => {
  const { motif: second, lieu } = await anOffer()
  const first = await aMotif({ organisationId: second.organisationId })
  const elsewhere = await aLieu({ organisationId: second.organisationId })
  const later = { firstDay: new Date('2027-03-10'), lastDay: new Date('2027-03-10') }
  await aPlage({ motifId: first.id, lieuId: lieu.id, ...later })
  await aPlage({ motifId: second.id, lieuId: elsewhere.id, ...later })
  const motifs = [await soughtOf(first), await soughtOf(second)]

  const firsts = await findFirstByLieu({ motifs, now: NOW, who: ANYBODY })

  const found = [lieu, elsewhere].map(({ id }) => firsts.get(id))
  assert.deepEqual(
    found.map((at) => at && [at.motifId, inParis(at.startsAtMs)]),
    [
      [first.id, '2027-03-10T09:00'],
      [second.id, '2027-03-10T09:00'],
    ],
  )
})

test('each organisation answers for its own motif, with or without lieu', async () => {
  const { motif, plages } = await anOffer({ motif: { locationType: 'phone' } })
  const other = await aMotif({ locationType: 'phone', minPublicBookingDelay: 2 * 86_400 })
  await aPlage({ motifId: other.id, ...WEEKLY })
  await db.plage.update({ where: { id: plages[0]?.id ?? 0 }, data: { lieuId: null } })
  const motifs = [await soughtOf(motif), await soughtOf(other)]

  const firsts = await findFirstByOrganisation({ motifs, now: NOW, who: ANYBODY })

  assert.equal(inParis(firsts.get(motif.organisationId)?.startsAtMs ?? 0), '2027-03-02T09:00')
  assert.equal(inParis(firsts.get(other.organisationId)?.startsAtMs ?? 0), '2027-03-09T09:00')
})

test('a rdv collectif with a free seat is an availability of its lieu, a full one is not', async () => {
  const motif = await aMotif({ collectif: true })
  const { organisationId } = motif
  const [open, full] = [await aLieu({ organisationId }), await aLieu({ organisationId })]
  const startsAt = new Date('2027-03-04T14:00:00+01:00')
  const agent = await anAgent({ organisationId })
  const usagerIds = [(await aUsager()).id]
  await aRdv({ motifId: motif.id, lieuId: open.id, agentIds: [agent.id], startsAt, maxParticipantsCount: 2, usagerIds })
  await aRdv({
    motifId: motif.id,
    lieuId: full.id,
    startsAt,
    maxParticipantsCount: 1,
    usagerIds: [(await aUsager()).id],
  })
  const motifs = [await soughtOf(motif)]

  const firsts = await findFirstByLieu({ motifs, now: NOW, who: ANYBODY })
  const seenByOther = await findOpenCollectifs({
    motif: await soughtOf(motif),
    lieuId: full.id,
    now: NOW,
    who: ANYBODY,
  })
  const seenByHim = await findOpenCollectifs({
    motif: await soughtOf(motif),
    lieuId: open.id,
    now: NOW,
    who: { usagerIds },
  })

  assert.deepEqual([...firsts.keys()], [open.id])
  assert.deepEqual(seenByOther, [])
  assert.deepEqual(
    seenByHim.map(({ agents, participants, maxParticipants, isAttended }) => ({
      agents,
      participants,
      maxParticipants,
      isAttended,
    })),
    [{ agents: [`Camille ${agent.lastName}`], participants: 1, maxParticipants: 2, isAttended: true }],
  )
})

test('a rdv collectif too soon, too late or revoked cannot be joined', async () => {
  const motif = await aMotif({ collectif: true, minPublicBookingDelay: 86_400, maxPublicBookingDelay: 7 * 86_400 })
  const lieu = await aLieu({ organisationId: motif.organisationId })
  for (const start of ['2027-03-02T09:59', '2027-03-02T10:00', '2027-03-08T23:30', '2027-03-09T00:00'])
    await aRdv({
      motifId: motif.id,
      lieuId: lieu.id,
      startsAt: new Date(paris(start).epochMilliseconds),
      maxParticipantsCount: 5,
    })
  await aRdv({ motifId: motif.id, lieuId: lieu.id, startsAt: new Date('2027-03-04T09:00:00+01:00'), status: 'revoked' })

  const rdvs = await findOpenCollectifs({ motif: await soughtOf(motif), lieuId: lieu.id, now: NOW, who: ANYBODY })

  assert.deepEqual(
    rdvs.map(({ startsAtMs }) => inParis(startsAtMs)),
    ['2027-03-02T10:00', '2027-03-08T23:30'],
  )
})

test('each motif is searched in its own zone', async () => {
  const organisation = await anOrganisation({
    territoireId: (
      await db.territoire.create({ data: { name: 'La Réunion', departementNumber: '974', timeZone: 'Indian/Reunion' } })
    ).id,
  })
  const { motif, lieu } = await anOffer({ motif: { organisationId: organisation.id } })
  const asked = { motif: await soughtOf(motif), lieuId: lieu.id, from: '2027-03-02', now: NOW, who: ANYBODY }

  const week = await findWeek(asked)
  const firsts = await findFirstByLieu({ motifs: [asked.motif], now: NOW, who: ANYBODY })

  const first = Temporal.Instant.from('2027-03-02T09:00:00+04:00').epochMilliseconds
  assert.equal(week.days[0]?.starts[0], first)
  assert.equal(firsts.get(lieu.id)?.startsAtMs, first)
})
