import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findSessionAgent } from '#domain/people/agent/session-agent-queries.ts'
import * as usagerProfileRules from '#domain/people/usager/usager-profile-rules.ts'
import * as usagerScope from '#domain/people/usager/usager-scope.ts'
import { db } from '#infra/db.ts'
import { anAgentActor } from '#test/support/agent-actors.ts'
import { anAgent, anOrganisation, aTerritoire, aUsager } from '#test/support/factories.ts'
import '#test/support/database.ts'

for (const [kind, shared] of [
  ['ordinary', true],
  ['visioplainte', true],
  ['mairies', false],
  ['conseillers_numeriques', false],
] as const) {
  test(`a usager of another organisation is ${shared ? '' : 'not '}prescribed in a territoire of kind ${kind}`, async () => {
    const territoire = await aTerritoire({ kind })
    const [mine, theirs] = [
      await anOrganisation({ territoireId: territoire.id }),
      await anOrganisation({ territoireId: territoire.id }),
    ]
    const ofMine = await aUsager({ organisationId: mine.id })
    const ofTheirs = await aUsager({ organisationId: theirs.id })
    const agent = await findSessionAgent((await anAgent({ organisationId: mine.id })).id)
    assert.ok(agent)

    const found = await db.usager.findMany({
      where: usagerScope.prescribableByAgent(agent.actor, mine.id),
      orderBy: { id: 'asc' },
    })

    assert.deepEqual(
      found.map(({ id }) => id),
      shared ? [ofMine.id, ofTheirs.id] : [ofMine.id],
    )
  })
}

test('W7: only a call signed by the partner attaches beyond the territoire, to its own organisations', () => {
  const agent = anAgentActor({ basic: [1] })
  const elsewhere = (verticale: 'rdv_insertion' | 'rdv_solidarites') => ({ territoireId: 2, verticale })

  const attach = (verticale: 'rdv_insertion' | 'rdv_solidarites', signed: boolean) =>
    usagerProfileRules.create(agent, { organisation: elsewhere(verticale), context: null, signed })

  assert.equal(attach('rdv_insertion', true), null)
  assert.equal(attach('rdv_insertion', false), 'autre-territoire')
  assert.equal(attach('rdv_solidarites', true), 'autre-territoire')
})
