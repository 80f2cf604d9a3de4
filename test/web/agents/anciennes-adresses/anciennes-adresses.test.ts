import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db } from '#infra/db.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aSignedInAgent } from '#test/support/signed-in.ts'
import { serve } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

test('bookmarks of old addresses lead where the page now is, with all that they ask', async () => {
  const { agent, visitor } = await aSignedInAgent()
  const { organisationId } = await db.agentRole.findFirstOrThrow({ where: { agentId: agent.id } })
  const of = `/admin/organisations/${organisationId}`

  const led = {
    [`/organisations/${organisationId}/rdvs?start=2027-03-02`]: `${of}/rdvs?start=2027-03-02`,
    [`${of}/agents/${agent.id}`]: `${of}/agent_agendas/${agent.id}`,
    [`${of}/agent_searches?motif_id=3`]: `${of}/creneaux_search?motif_id=3`,
    [`${of}/slots?motif_id=3&lieu_ids[]=4`]: `${of}/creneaux_search/selection_creneaux?motif_id=3&lieu_ids[]=4`,
  }

  for (const [from, to] of Object.entries(led)) assert.equal((await visitor.get(from)).location, to)
})

test('an old address leads nowhere else, whatever it is made of', async () => {
  const { visitor } = await aSignedInAgent()

  const answer = await visitor.get('/organisations//evil.test/')

  assert.equal(answer.location, '/admin/organisations//evil.test/')
})
