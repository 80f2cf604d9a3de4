import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import * as agendaRules from '#domain/booking/agenda/agenda-rules.ts'
import * as agendaScope from '#domain/booking/agenda/agenda-scope.ts'
import { db } from '#infra/db.ts'
import { agentWorlds, anAgentWorld } from '#test/support/agent-worlds.ts'
import '#test/support/database.ts'

test('the agendas that an agent may choose are those that open to him', async () => {
  await fc.assert(
    fc.asyncProperty(agentWorlds, async (drawn) => {
      const { agents, actors, organisations } = await anAgentWorld(drawn)
      const ofThisWorld = { id: { in: idsOf(agents) } }

      for (const actor of actors.filter(isNoIntervenant))
        for (const { id: organisationId } of organisations) {
          const where = { AND: [agendaScope.openTo(actor, organisationId), ofThisWorld] }
          const listed = await db.agent.findMany({ where })

          const open = agents.filter((agent) => agendaRules.show(actor, { organisationId, agent }) === null)
          assert.deepEqual(idsOf(listed), idsOf(open))
        }
    }),
    { numRuns: 10 },
  )
})

/** An intervenant does not sign in, and sees nobody. */
const isNoIntervenant = ({ roles }: { roles: readonly { accessLevel: string }[] }) =>
  roles.every(({ accessLevel }) => accessLevel !== 'intervenant')

const idsOf = (rows: readonly { id: number }[]) => rows.map(({ id }) => id).sort((a, b) => a - b)
