import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as teamScope from '#domain/territory/team/team-scope.ts'
import { db } from '#infra/db.ts'
import { anAgent, anOrganisation } from '#test/support/factories.ts'
import '#test/support/database.ts'

test('W25: a team takes no agent of another territoire, nor of two', async () => {
  const [here, elsewhere] = [await anOrganisation(), await anOrganisation()]
  const member = await anAgent({ organisationId: here.id })
  const ofBoth = await anAgent({ organisationId: here.id })
  await db.agentRole.create({ data: { agentId: ofBoth.id, organisationId: elsewhere.id } })
  await anAgent({ organisationId: elsewhere.id })
  await anAgent({ organisationId: here.id, deletedAt: new Date() })

  const possible = await db.agent.findMany({ where: teamScope.possibleMembersIn(here.territoireId) })

  assert.deepEqual(
    possible.map(({ id }) => id),
    [member.id],
  )
})
