import assert from 'node:assert/strict'
import { test } from 'node:test'
import '#test/support/database.ts'
import { startWeb, startWorker } from '#test/support/process.ts'

test('the web process answers once ready, and ends by itself when asked to', async () => {
  const web = await startWeb()

  const answer = await fetch(web.url, { redirect: 'manual' })
  assert.ok(answer.status > 0)

  assert.equal(await web.stop(), 0)
  await assert.rejects(fetch(web.url))
})

test('the web process answers while Redis is away', async () => {
  const web = await startWeb({ REDIS_URL: 'redis://127.0.0.1:1' })

  const answer = await fetch(web.url, { redirect: 'manual' })
  assert.ok(answer.status < 500, `answered ${answer.status}`)

  await web.kill9()
  await assert.rejects(fetch(web.url))
})

test('a process whose port is taken says so instead of waiting', async () => {
  const web = await startWeb()

  await assert.rejects(startWeb({ PORT: new URL(web.url).port }), /EADDRINUSE/)

  await web.kill9()
})

test('the worker ends by itself when asked to, also while Redis is away', async () => {
  const [busy, waiting] = await Promise.all([startWorker(), startWorker({ REDIS_URL: 'redis://127.0.0.1:1' })])

  assert.deepEqual(await Promise.all([busy.stop(), waiting.stop()]), [0, 0])
})

test('one process can be both web and worker', async () => {
  const both = await startWeb({ WORKERS_IN_WEB: 'true' })

  const answer = await fetch(both.url, { redirect: 'manual' })

  assert.ok(answer.status < 500)
  assert.equal(await both.stop(), 0)
})
