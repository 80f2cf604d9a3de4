import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canChangeAccessLevel, canRemoveAgent, canRenameIntervenant } from '#domain/people/agent/agent-policy.ts'
import { anAgentActor } from '#test/support/agent-actors.ts'

const colleague = { id: 2, roles: [1, 2].map((organisationId) => ({ organisationId, accessLevel: 'basic' as const })) }

test('W1: a basic agent does not raise himself', () => {
  const agent = anAgentActor({ id: 2, basic: [1, 2] })

  assert.ok(!canChangeAccessLevel(agent, colleague, 1))
})

test('W2: an admin of one organisation neither levels nor removes a colleague in another', () => {
  const admin = anAgentActor({ admin: [1], basic: [2] })

  assert.ok(canChangeAccessLevel(admin, colleague, 1))
  assert.ok(canRemoveAgent(admin, colleague, 1))
  assert.ok(!canChangeAccessLevel(admin, colleague, 2))
  assert.ok(!canRemoveAgent(admin, colleague, 2))
})

test('a level is changed where the agent has one', () => {
  const admin = anAgentActor({ admin: [1, 3] })

  assert.ok(!canChangeAccessLevel(admin, colleague, 3))
})

test('only an intervenant is renamed by an admin', () => {
  const admin = anAgentActor({ admin: [1] })
  const intervenant = { id: 3, roles: [{ organisationId: 1, accessLevel: 'intervenant' as const }] }

  assert.ok(canRenameIntervenant(admin, intervenant, 1))
  assert.ok(!canRenameIntervenant(admin, colleague, 1))
  assert.ok(!canRenameIntervenant(anAgentActor({ basic: [1] }), intervenant, 1))
})
