import '#test/support/alone.ts'
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import express from 'express'
import { config } from '#infra/config.ts'
import { startSentry } from '#infra/sentry.ts'
import { errorHandler } from '#web/shared/errors.ts'
import { page } from '#web/usagers/page.ts'

/** Assembled, since a report quotes the lines of code where the error was. */
const NAME = ['Nadia', 'Benali'].join(' ')
const EMAIL = `${['nadia', 'benali'].join('.')}@exemple.fr`
const PHONE = ['06', '12', '34', '56', '78'].join(' ')

const reports: string[] = []
const sentry = createServer(async (req, res) => {
  reports.push(await text(req))
  res.end('{}')
  sentry.emit('report')
})
const app = express()
app.use((_req, res, next) => {
  res.status(500)
  next()
})
app.get('/r/:rdvId/:token', () => {
  throw new Error(`no mail to ${EMAIL} nor to ${PHONE}\nValues: ${NAME}`)
})
app.use(errorHandler(page))
const web = createServer(app)

before(async () => {
  for (const server of [sentry, web]) await once(server.listen(0, '127.0.0.1'), 'listening')
  config.SENTRY_DSN = `http://key@127.0.0.1:${(sentry.address() as AddressInfo).port}/1`
  await startSentry()
})
after(() => {
  for (const server of [sentry, web]) {
    server.closeAllConnections()
    server.close()
  }
})

test('an accident of a page is reported, without the person, the address, the cookie or the token of who met it', async () => {
  const reported = once(sentry, 'report', { signal: AbortSignal.timeout(15_000) })
  const { port } = web.address() as AddressInfo

  await fetch(`http://localhost:${port}/r/12/SECRETTOKEN?email=nadia@exemple.fr`, {
    headers: { cookie: 'rdv_session=secret-cookie' },
  })
  await reported

  const report = reports.join()
  assert.match(report, /no mail to \[e-mail\] nor to \[number\]/)
  for (const secret of [NAME, EMAIL, PHONE, 'SECRETTOKEN', 'secret-cookie']) assert.ok(!report.includes(secret), secret)
})
