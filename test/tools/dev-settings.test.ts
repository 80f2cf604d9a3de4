import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { test } from 'node:test'
import { devPorts, takenPorts } from '../../bin/services/dev-settings.ts'
import { freePort } from '../../bin/services/ports.ts'

test('the ports follow the first one, unless they are set', () => {
  const ports = devPorts({ PORT: '4000', MAILBOX_PORT: '1080' })

  const followers = { SMTP_PORT: 4002, POSTGRES_PORT: 4003, REDIS_PORT: 4004, IDENTITY_PORT: 4005 }
  assert.deepEqual(ports, { PORT: 4000, MAILBOX_PORT: 1080, ...followers })
})

test('a port that something else listens to is named before anything is started', async () => {
  const [free, taken] = [await freePort(), await freePort()]
  const other = createServer().listen(taken, '127.0.0.1')
  await once(other, 'listening')
  const elsewhere = { MAILBOX_PORT: 0, SMTP_PORT: 0, POSTGRES_PORT: 0, IDENTITY_PORT: 0 }
  const ports = { ...elsewhere, PORT: free, REDIS_PORT: taken }

  assert.deepEqual(await takenPorts(ports, {}), [`REDIS_PORT=${taken}`])
  assert.deepEqual(await takenPorts(ports, { REDIS_URL: 'redis://elsewhere' }), [])

  other.close()
})
