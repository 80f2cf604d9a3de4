import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mintParticipationToken } from '#domain/booking/participation/mint-participation-token.ts'
import { aRdv } from '#test/support/factories.ts'
import { aVisitor, serve } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(createApp)

test('a new link is asked for three times an hour, by whoever, for a link that is known or not', async () => {
  const rdv = await aRdv({ startsAt: new Date(Date.now() + 8 * 24 * 3_600_000) })
  const known = await mintParticipationToken(rdv.participations[0]?.id ?? 0, Temporal.Now.instant())

  for (const token of [known, 'ABCDEFGH']) {
    const statuses = []
    for (let time = 0; time < 4; time++) statuses.push((await aVisitor().post('/users/nouveau-lien', { token })).status)
    assert.deepEqual(statuses, [303, 303, 303, 429])
  }
})
