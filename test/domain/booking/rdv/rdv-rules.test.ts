import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isMemberOf } from '#domain/actor/agent-actor.ts'
import * as rdvRules from '#domain/booking/rdv/rdv-rules.ts'
import * as rdvScope from '#domain/booking/rdv/rdv-scope.ts'
import * as exportRules from '#domain/keeping/export/export-rules.ts'
import { db } from '#infra/db.ts'
import { anAgentActor } from '#test/support/agent-actors.ts'
import { agentWorlds, anAgentWorld } from '#test/support/agent-worlds.ts'
import { aRdv } from '#test/support/factories.ts'
import '#test/support/database.ts'

test('an agent sees the rdvs that he may edit in his organisations, a secretary all of them', async () => {
  await fc.assert(
    fc.asyncProperty(agentWorlds, async (drawn) => {
      const { agents, motifs, actors } = await anAgentWorld(drawn)
      for (const { id } of motifs)
        for (const agent of agents.slice(0, 2)) await aRdv({ motifId: id, agentIds: [agent.id], exclusive: false })
      const ofThisWorld = { motifId: { in: motifs.map(({ id }) => id) } }
      const rdvs = await db.rdv.findMany({ where: ofThisWorld, include: { motif: true, agents: true } })

      for (const actor of actors) {
        const seen = await db.rdv.findMany({ where: { AND: [rdvScope.seenByAgent(actor), ofThisWorld] } })

        const expected = rdvs.filter(
          (rdv) => isMemberOf(actor, rdv.organisationId) && (actor.isSecretary || rdvRules.edit(actor, rdv) === null),
        )
        assert.deepEqual(idsOf(seen), idsOf(expected))
      }
    }),
    { numRuns: 12 },
  )
})

const idsOf = (rows: readonly { id: number }[]) => rows.map(({ id }) => id).sort((a, b) => a - b)

const rdv = { organisationId: 1, motif: { serviceId: 7 }, agents: [{ agentId: 99 }] }

test('the visio link is for its agents and for secretaries', () => {
  const itsAgent = anAgentActor({ id: 99 })
  const secretary = anAgentActor({ isSecretary: true })
  const admin = anAgentActor({ admin: [1] })

  assert.equal(rdvRules.joinVisio(itsAgent, rdv), null)
  assert.equal(rdvRules.joinVisio(secretary, rdv), null)
  assert.equal(rdvRules.joinVisio(admin, rdv), 'reserve-a-ses-agents')
})

test('an export that names one foreign organisation is refused whole', () => {
  const agent = anAgentActor({ basic: [1, 2] })

  assert.equal(exportRules.create(agent, [1, 2]), null)
  assert.equal(exportRules.create(agent, [1, 3]), 'autre-organisation')
})
