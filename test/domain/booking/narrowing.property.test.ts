import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { findOpenCollectifs, findWeek } from '#domain/booking/creneau/find-creneaux.ts'
import { findWeekToMove } from '#domain/booking/creneau/find-creneaux-to-move.ts'
import type { Narrowing } from '#domain/booking/creneau/narrowing.ts'
import { holdCreneau } from '#domain/booking/hold/hold-creneau.ts'
import { lookAtChosenCreneau } from '#domain/booking/hold/look-at-chosen-creneau.ts'
import { enrolInRdv } from '#domain/booking/participation/enrol-in-rdv.ts'
import { bookRdv } from '#domain/booking/rdv/book-rdv.ts'
import { moveRdv } from '#domain/booking/rdv/move-rdv.ts'
import { findKeptNarrowing } from '#domain/booking/rdv/rdv-narrowing-queries.ts'
import { db } from '#infra/db.ts'
import type { Prisma } from '#infra/prisma/client.ts'
import { anAccountOf } from '#test/support/acting.ts'
import { ACCOUNT, anActor, NOW, paris } from '#test/support/bookable.ts'
import { aLieu, aMotif, anAgent, anOrganisation, aPlage, aRdv, aTerritoire, aUsager } from '#test/support/factories.ts'
import { soughtOf } from '#test/support/sought.ts'

const AT_HOME = { networkDigest: 'home', isKnown: true }

const AGENTS = [0, 1, 2]
const [CITY, STREET] = ['62041', '62041_0123']
const DAYS = ['2027-03-09', '2027-03-10']

const some = fc.subarray(AGENTS)

const arbitraryWorld = fc.record({
  kind: fc.constantFrom('open', 'follow-up', 'secteurs of agents', 'secteurs of organisations'),
  place: fc.constantFrom('public_office', 'phone', 'home', 'visio'),
  /** By whom the usager is followed, and who is given the town and the street. */
  referents: some,
  inTown: some,
  inStreet: some,
  isOrganisationGiven: fc.boolean(),
  /** What narrows: the answers of an address. */
  named: fc.option(fc.subarray(AGENTS, { minLength: 1 })),
  where: fc.constantFrom('nowhere', 'town', 'street', 'elsewhere'),
  chosen: fc.option(some, { freq: 4 }),
} as const)

type World = typeof arbitraryWorld extends fc.Arbitrary<infer Of> ? Of : never

const addresses = {
  nowhere: {},
  town: { cityCode: CITY },
  street: { cityCode: CITY, streetBanId: STREET },
  elsewhere: { cityCode: '62498', streetBanId: '62498_0001' },
} as const

/** By the sentence of the specification, not by our SQL. */
function mayReceive(world: World): number[] {
  const { kind, where, named, chosen } = world
  const given: readonly number[] = {
    town: world.inTown,
    street: [...world.inTown, ...world.inStreet],
    elsewhere: [],
    nowhere: AGENTS,
  }[where]
  const byKind = {
    open: AGENTS,
    'follow-up': world.referents.filter((agent) => !named || named.includes(agent)),
    'secteurs of agents': given,
    'secteurs of organisations':
      where === 'nowhere' || (where !== 'elsewhere' && world.isOrganisationGiven) ? AGENTS : [],
  }[kind]
  return AGENTS.filter((agent) => byKind.includes(agent) && (!chosen || chosen.includes(agent)))
}

/** Three agents with the same plages on two days. */
async function planted(world: World, { collectif = false } = {}) {
  const { id: territoireId } = await aTerritoire()
  const { id: organisationId } = await anOrganisation({ territoireId })
  const locationType = collectif ? 'public_office' : world.place
  const sectorisationLevel =
    world.kind === 'secteurs of agents'
      ? 'agent'
      : world.kind === 'open' || world.kind === 'follow-up'
        ? 'departement'
        : 'organisation'
  const followUp = world.kind === 'follow-up'
  const motif = await aMotif({ organisationId, collectif, locationType, sectorisationLevel, followUp })
  const lieu = locationType === 'public_office' ? await aLieu({ organisationId }) : null
  const agents: number[] = []
  for (const _ of AGENTS) agents.push((await anAgent({ organisationId })).id)
  const idsOf = (some: readonly number[]) => some.map((at) => agents[at] ?? 0)
  for (const agentId of agents)
    for (const day of DAYS.map((text) => new Date(text)))
      await aPlage({ motifId: motif.id, lieuId: lieu?.id ?? null, agentId, firstDay: day, lastDay: day })
  const usager = await aUsager({ organisationId, phoneNumber: '+33612345678' })
  await db.referentAssignation.createMany({
    data: idsOf(world.referents).map((agentId) => ({ usagerId: usager.id, agentId })),
  })
  await attribute('town', { level: 'city', cityCode: CITY }, idsOf(world.inTown), world.isOrganisationGiven)
  await attribute(
    'street',
    { level: 'street', cityCode: CITY, streetBanId: STREET, streetName: 'Rue des Fours' },
    idsOf(world.inStreet),
    false,
  )
  const narrowing: Narrowing = {
    usagerIds: [usager.id],
    ...addresses[world.where],
    referentIds: world.named ? idsOf(world.named) : undefined,
    agentIds: world.chosen ? idsOf(world.chosen) : undefined,
  }
  return { motif, lieuId: lieu?.id ?? null, usager, narrowing, agents, allowed: idsOf(mayReceive(world)) }

  async function attribute(
    name: string,
    zone: Omit<Prisma.ZoneUncheckedCreateInput, 'secteurId' | 'cityName'>,
    agentIds: number[],
    whole: boolean,
  ) {
    const { id: secteurId } = await db.secteur.create({ data: { territoireId, name, humanId: name } })
    await db.zone.create({ data: { secteurId, cityName: 'Arras', ...zone } })
    const toAgents = agentIds.map((agentId) => ({ secteurId, organisationId, agentId, level: 'agent' as const }))
    const toAll = whole ? [{ secteurId, organisationId, level: 'organisation' as const }] : []
    await db.secteurAttribution.createMany({ data: [...toAgents, ...toAll] })
  }
}

const agentOf = async (rdvId: number) =>
  (await db.agentsRdv.findMany({ where: { rdvId } })).map(({ agentId }) => agentId)

test('whoever is offered at an hour, and nobody else, holds it, is given it, and is given it by a move', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryWorld, async (world) => {
      const { motif: row, lieuId, usager, narrowing, allowed } = await planted(world)
      const motif = await soughtOf(row)
      const [nine, ten] = [paris(`${DAYS[0]}T09:00`), paris(`${DAYS[1]}T10:00`)]
      const asked = { motifId: motif.id, lieuId, startsAt: nine, booker: 'usager' as const, narrowing, now: NOW }

      const list = { motif, lieuId: lieuId ?? undefined, from: '2027-03-08', now: NOW }
      const week = await findWeek({ ...list, who: narrowing })
      const held = await holdCreneau({ ...asked, ...AT_HOME, sessionDigest: `browser ${motif.id}` })
      const looked = await lookAtChosenCreneau({ ...asked, sessionDigest: `browser ${motif.id}` })
      const by = { actor: anActor(usager), usagerIds: [usager.id], session: ACCOUNT }
      const booked = await bookRdv({ ...asked, ...by, sessionDigest: `browser ${motif.id}` })

      assert.deepEqual(week.agentsAt.get(nine.epochMilliseconds) ?? [], allowed, 'the list')
      assert.deepEqual([held.ok, looked.ok, booked.ok], Array(3).fill(allowed.length > 0))
      if (!held.ok || !looked.ok || !booked.ok) return
      assert.deepEqual(looked.creneau.freeAgentIds, allowed)
      assert.equal(looked.hold?.agentId, held.hold.agentId)
      assert.deepEqual(await agentOf(booked.rdv.id), [held.hold.agentId])
      assert.ok(allowed.includes(held.hold.agentId), 'the booking')

      const rdv = {
        id: booked.rdv.id,
        agentIds: await agentOf(booked.rdv.id),
        startsAtMs: nine.epochMilliseconds,
        endsAtMs: nine.epochMilliseconds + 1_800_000,
        lieuId,
      }
      const who = { ...(await findKeptNarrowing(rdv.id)), usagerIds: [usager.id] }
      const others = await findWeekToMove({ rdv, motif, from: '2027-03-08', now: NOW, who })
      const account = await anAccountOf(usager)
      const moved = await moveRdv({ rdvId: rdv.id, by: account, startsAt: ten, actor: anActor(usager), now: NOW })

      assert.deepEqual(others.agentsAt.get(ten.epochMilliseconds), allowed, 'the list to move')
      assert.deepEqual(moved, { ok: true })
      assert.ok(allowed.includes((await agentOf(rdv.id))[0] ?? 0), 'the move')
    }),
    { numRuns: 40 },
  )
})

test('a rdv collectif is joined by those who find it in their list, and nobody else', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryWorld, fc.subarray(AGENTS, { minLength: 1 }), async (world, leading) => {
      const { motif: row, lieuId, usager, narrowing, agents, allowed } = await planted(world, { collectif: true })
      const agentIds = leading.map((at) => agents[at] ?? 0)
      const rdv = await aRdv({ motifId: row.id, lieuId, agentIds, startsAt: new Date('2027-03-09T13:00:00Z') })

      const listed = await findOpenCollectifs({ motif: await soughtOf(row), lieuId, now: NOW, who: narrowing })
      const by = { actor: anActor(usager), session: ACCOUNT, booker: 'usager' as const }
      const joined = await enrolInRdv({ rdvId: rdv.id, usagerIds: [usager.id], ...by, narrowing, now: NOW })

      assert.equal(
        listed.length > 0,
        agentIds.some((id) => allowed.includes(id)),
      )
      assert.equal(joined.ok, listed.length > 0)
    }),
    { numRuns: 20 },
  )
})

test('a hold is another choice when what narrows excludes its agent, or asks for another duration', async () => {
  const world: Omit<World, 'inTown' | 'inStreet' | 'where'> = {
    kind: 'secteurs of agents',
    place: 'home',
    referents: [],
    isOrganisationGiven: false,
    named: null,
    chosen: null,
  }
  const { motif, narrowing, agents } = await planted({ ...world, inTown: [0], inStreet: [1], where: 'street' })
  const asked = {
    motifId: motif.id,
    lieuId: null,
    startsAt: paris(`${DAYS[0]}T09:00`),
    booker: 'usager' as const,
    now: NOW,
  }
  const hold = async (fields: Narrowing) => {
    const held = await holdCreneau({ ...asked, ...AT_HOME, narrowing: fields, sessionDigest: 'one browser' })
    return held.ok ? held.hold : assert.fail(held.reason)
  }
  const first = await hold({ ...narrowing, agentIds: [agents[1] ?? 0] })

  const same = await hold(narrowing)
  const other = await hold({ usagerIds: [], cityCode: CITY })
  const looked = await lookAtChosenCreneau({
    ...asked,
    narrowing: { ...narrowing, agentIds: [agents[1] ?? 0] },
    sessionDigest: 'one browser',
  })

  assert.deepEqual([first.agentId, same.agentId], [agents[1], agents[1]])
  assert.equal(other.agentId, agents[0])
  assert.deepEqual([looked.ok, looked.ok && looked.hold], [true, null])
})
