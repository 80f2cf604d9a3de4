import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as agentRules from '#domain/people/agent/agent-rules.ts'
import { anAgentActor } from '#test/support/agent-actors.ts'

const colleague = { id: 2, roles: [1, 2].map((organisationId) => ({ organisationId, accessLevel: 'basic' as const })) }

test('W1: a basic agent does not raise himself', () => {
  const agent = anAgentActor({ id: 2, basic: [1, 2] })

  assert.equal(agentRules.changeLevel(agent, { agent: colleague, organisationId: 1 }), 'reserve-aux-admins')
})

test('W2: an admin of one organisation neither levels nor removes a colleague in another', () => {
  const admin = anAgentActor({ admin: [1], basic: [2] })

  assert.equal(agentRules.changeLevel(admin, { agent: colleague, organisationId: 1 }), null)
  assert.equal(agentRules.remove(admin, { agent: colleague, organisationId: 1 }), null)
  assert.equal(agentRules.changeLevel(admin, { agent: colleague, organisationId: 2 }), 'reserve-aux-admins')
  assert.equal(agentRules.remove(admin, { agent: colleague, organisationId: 2 }), 'reserve-aux-admins')
})

test('a level is changed where the agent has one', () => {
  const admin = anAgentActor({ admin: [1, 3] })

  assert.equal(agentRules.changeLevel(admin, { agent: colleague, organisationId: 3 }), 'sans-role-ici')
})

test('only an intervenant is renamed by an admin', () => {
  const admin = anAgentActor({ admin: [1] })
  const intervenant = { id: 3, roles: [{ organisationId: 1, accessLevel: 'intervenant' as const }] }

  assert.equal(agentRules.renameIntervenant(admin, { agent: intervenant, organisationId: 1 }), null)
  assert.equal(agentRules.renameIntervenant(admin, { agent: colleague, organisationId: 1 }), 'pas-intervenant')
  assert.equal(
    agentRules.renameIntervenant(anAgentActor({ basic: [1] }), { agent: intervenant, organisationId: 1 }),
    'reserve-aux-admins',
  )
})
