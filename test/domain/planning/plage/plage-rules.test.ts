import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isMemberOf, organisationIdsOf } from '#domain/actor/agent-actor.ts'
import * as plageRules from '#domain/planning/plage/plage-rules.ts'
import * as plageScope from '#domain/planning/plage/plage-scope.ts'
import { db } from '#infra/db.ts'
import { agentWorlds, anAgentWorld, plagesOf } from '#test/support/agent-worlds.ts'
import '#test/support/database.ts'

test('an agent sees the plages that he may edit in his organisations, a secretary all of them', async () => {
  await fc.assert(
    fc.asyncProperty(agentWorlds, async (drawn) => {
      const world = await anAgentWorld(drawn)
      await plagesOf(world)
      const ofThisWorld = { organisationId: { in: world.organisations.map(({ id }) => id) } }
      const agent = { include: { services: true, roles: true } }
      const plages = await db.plage.findMany({ where: ofThisWorld, include: { agent } })

      for (const actor of world.actors) {
        const seen = await db.plage.findMany({ where: { AND: [plageScope.seenByAgent(actor), ofThisWorld] } })

        const expected = plages.filter((plage) => {
          const isReachable =
            plage.agentId === actor.id ||
            organisationIdsOf(actor, 'admin').includes(plage.organisationId) ||
            plage.agent.roles.some(({ organisationId }) => isMemberOf(actor, organisationId))
          const isSeen = actor.isSecretary || (plageRules.edit(actor, plage) === null && isReachable)
          return isMemberOf(actor, plage.organisationId) && isSeen
        })
        assert.deepEqual(idsOf(seen), idsOf(expected))
      }
    }),
    { numRuns: 12 },
  )
})

const idsOf = (rows: readonly { id: number }[]) => rows.map(({ id }) => id).sort((a, b) => a - b)
