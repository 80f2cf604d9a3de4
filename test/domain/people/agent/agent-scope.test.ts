import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type AgentActor, isAdminOf, isMemberOf, levelIn, sharesService } from '#domain/actor/agent-actor.ts'
import * as agentScope from '#domain/people/agent/agent-scope.ts'
import { db } from '#infra/db.ts'
import { type AgentWorld, agentWorlds, anAgentWorld } from '#test/support/agent-worlds.ts'
import '#test/support/database.ts'

test('an agent sees those whom his levels, his services and his territoires show him, himself included on the same terms', async () => {
  await fc.assert(
    fc.asyncProperty(agentWorlds, async (drawn) => {
      const { agents, actors } = await anAgentWorld(drawn)
      const ofThisWorld = { id: { in: idsOf(agents) } }

      for (const actor of actors) {
        const seen = await db.agent.findMany({ where: { AND: [agentScope.seenByAgent(actor), ofThisWorld] } })

        const expected = agents.filter((agent) => isSeen(actor, agent))
        assert.deepEqual(idsOf(seen), idsOf(expected))
      }
    }),
    { numRuns: 15 },
  )
})

/** The definition, one role of the other agent at a time. */
function isSeen(actor: AgentActor, { roles, services }: AgentWorld['agents'][number]) {
  const isConfrere = sharesService(
    actor,
    services.map(({ serviceId }) => serviceId),
  )
  return roles.some(
    ({ organisationId, organisation }) =>
      (actor.isSecretary && isMemberOf(actor, organisationId)) ||
      actor.territorialAdminOf.includes(organisation.territoireId) ||
      isAdminOf(actor, organisationId) ||
      (isConfrere && levelIn(actor, organisationId) === 'basic'),
  )
}

const idsOf = (rows: readonly { id: number }[]) => rows.map(({ id }) => id).sort((a, b) => a - b)
