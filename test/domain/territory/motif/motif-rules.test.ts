import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { levelIn } from '#domain/actor/agent-actor.ts'
import { findSessionAgent } from '#domain/people/agent/session-agent-queries.ts'
import * as motifRules from '#domain/territory/motif/motif-rules.ts'
import * as motifScope from '#domain/territory/motif/motif-scope.ts'
import { db } from '#infra/db.ts'
import { agentWorlds, anAgentWorld } from '#test/support/agent-worlds.ts'
import { aMotif, anAgent, anOrganisation, aService } from '#test/support/factories.ts'
import '#test/support/database.ts'

test('an agent lists the motifs that he may show, save where he is intervenant', async () => {
  await fc.assert(
    fc.asyncProperty(agentWorlds, async (drawn) => {
      const { motifs, actors } = await anAgentWorld(drawn)
      for (const actor of actors) {
        const ofThisWorld = { id: { in: idsOf(motifs) } }
        const seen = await db.motif.findMany({ where: { AND: [motifScope.seenByAgent(actor), ofThisWorld] } })

        const expected = motifs.filter((motif) => {
          const isIntervenant = levelIn(actor, motif.organisationId) === 'intervenant'
          return motifRules.show(actor, motif) === null && (actor.isSecretary || !isIntervenant)
        })
        assert.deepEqual(idsOf(seen), idsOf(expected))
      }
    }),
    { numRuns: 12 },
  )
})

const idsOf = (rows: readonly { id: number }[]) => rows.map(({ id }) => id).sort((a, b) => a - b)

test('a rdv of an agent takes motifs of his services, not archived, that the one who books sees', async () => {
  const { id: organisationId } = await anOrganisation()
  const [his, other] = [await aService(), await aService()]
  const motif = await aMotif({ organisationId, serviceId: his.id })
  await aMotif({ organisationId, serviceId: his.id, deletedAt: new Date() })
  await aMotif({ organisationId, serviceId: other.id })
  await aMotif({ serviceId: his.id })
  const admin = await actorOf(await anAgent({ organisationId, accessLevel: 'admin' }))
  const booked = await actorOf(await anAgent({ organisationId, serviceId: his.id }))

  const motifs = await db.motif.findMany({ where: motifScope.bookableByAgent(admin, booked, organisationId) })

  assert.deepEqual(idsOf(motifs), [motif.id])
})

test('the motifs of a territoire are those of the organisations that the agent administers there', async () => {
  const organisation = await anOrganisation()
  const motif = await aMotif({ organisationId: organisation.id })
  const admin = await actorOf(await anAgent({ organisationId: organisation.id, accessLevel: 'admin' }))
  const basic = await actorOf(await anAgent({ organisationId: organisation.id, serviceId: motif.serviceId }))

  const listed = (actor: typeof admin, territoireId: number) =>
    db.motif.findMany({ where: motifScope.administeredIn(actor, territoireId) })

  assert.deepEqual(idsOf(await listed(admin, organisation.territoireId)), [motif.id])
  assert.deepEqual(await listed(basic, organisation.territoireId), [])
  assert.deepEqual(await listed(admin, (await anOrganisation()).territoireId), [])
})

async function actorOf({ id }: { id: number }) {
  const found = await findSessionAgent(id)
  assert.ok(found)
  return found.actor
}
