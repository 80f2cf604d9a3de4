import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { test } from 'node:test'
import { httpServer } from '#web/shared/http-server.ts'

const PATIENCE = { headers: 100, request: 300, idle: 100, look: 20 }
const WITHIN = 5_000

/** What the server says to a client that sends only this, once it closed the connection. */
async function answerTo(sent: string) {
  const server = httpServer((req, res) => void req.resume().on('end', () => res.end('read')), PATIENCE).listen(
    0,
    '127.0.0.1',
  )
  await once(server, 'listening')
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  let said = ''
  socket.setEncoding('utf8').on('data', (text) => {
    said += text
  })
  socket.write(sent)
  await once(socket, 'close', { signal: AbortSignal.timeout(WITHIN) })
  server.close()
  return said
}

test('T25: a client that never ends its headers is cut', async () => {
  assert.match(await answerTo('GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: '), /^HTTP\/1\.1 408 /)
})

test('T25: a client that never ends its form is cut', async () => {
  const said = await answerTo('POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nemail=')

  assert.match(said, /^HTTP\/1\.1 408 /)
})

test('T25: a client that asks nothing more is cut', async () => {
  assert.match(await answerTo('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'), /^HTTP\/1\.1 200 /)
})

test('T25: the usual patience is of seconds, looked at every two', () => {
  const server = httpServer(() => undefined)

  assert.deepEqual([server.headersTimeout, server.requestTimeout], [10_000, 30_000])
})
