import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { config } from '#infra/config.ts'
import { aVisitor, serve } from '#test/support/visitor.ts'
import { createApp } from '../../../src/app.ts'

Object.assign(config, { TRUST_PROXY: 1, MOST_SEARCHES: 3 })
serve(() => createApp())

const search = (address: string) => aVisitor().get('/prendre_rdv', { headers: { 'x-forwarded-for': address } })

test('a network that searches like a script waits a minute, and no other does', async () => {
  const statuses = []
  for (let times = 0; times < 4; times++) statuses.push((await search('192.0.2.1')).status)
  const refused = await search('192.0.2.1')

  assert.deepEqual(statuses, [200, 200, 200, 429])
  assert.match(refused.words, /Beaucoup de recherches sont faites depuis votre connexion à Internet/)
  assert.ok(Number(refused.headers.get('retry-after')) <= 60)
  assert.equal((await search('192.0.2.2')).status, 200)
})
