import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { config } from '#infra/config.ts'
import { db } from '#infra/db.ts'
import { lastAccountMail } from '#test/support/account-mail.ts'
import { aWindow, noBrowser, useBrowser } from '#test/support/browser.ts'
import { aRdv, aUsager } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { PASSWORD, withPassword } from '#test/support/signed-in.ts'
import { until } from '#test/support/until.ts'
import { origin, serve } from '#test/support/visitor.ts'
import { createApp } from '../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))
useBrowser()

let hostilePage = ''
let hostile = ''
const server = createServer((_req, res) => res.setHeader('content-type', 'text/html').end(hostilePage))
before(async () => {
  server.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  // Another site for the browser: not the same host, not the same port.
  hostile = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
after(() => {
  server.closeAllConnections()
  server.close()
})

/** Two browsers' worth of processes may share the machine with every other test. */
async function aPatientWindow() {
  const window = await aWindow()
  window.context().setDefaultTimeout(30_000)
  return window
}

/** A usager signed in through the form, with a rdv that can be cancelled. */
async function aVictim() {
  const usager = await aUsager(await withPassword())
  const rdv = await aRdv({ usagerIds: [usager.id], startsAt: new Date(Date.now() + 8 * 24 * 3_600_000) })
  const window = await aPatientWindow()
  await window.goto(`${origin()}/users/sign_in`)
  await window.fill('[name=email]', usager.email ?? '')
  await window.fill('[name=password]', PASSWORD)
  await window.click('main form[action="/users/sign_in"] button[type=submit]')
  await window.waitForURL('**/users/rdvs')
  return { usager, rdv, window, annulation: `${origin()}/users/rdvs/${rdv.id}/annulation` }
}

const statusOf = async ({ id }: { id: number }) => (await db.rdv.findUniqueOrThrow({ where: { id } })).status

async function visit(window: Page, page: string) {
  hostilePage = `<!doctype html><meta charset=utf-8><title>hostile</title>${page}`
  await window.goto(hostile)
}

test('T12: a form of another site, sent by a signed-in browser, is refused', { skip: noBrowser }, async () => {
  const { window, rdv, annulation } = await aVictim()
  await visit(window, `<form method=post action="${annulation}"><button>Gagner</button></form>`)

  const [answer] = await Promise.all([window.waitForResponse(annulation), window.click('button')])

  assert.equal(answer.status(), 403)
  assert.equal(await statusOf(rdv), 'unknown')
})

test('T12: neither does a script of another site change anything', { skip: noBrowser }, async () => {
  const { window, rdv, annulation } = await aVictim()
  await visit(window, '<p>script</p>')
  const sent = window.waitForResponse(annulation)

  const seen = await window.evaluate(
    `fetch(${JSON.stringify(annulation)}, { method: 'POST', mode: 'no-cors', credentials: 'include', body: new URLSearchParams({}) })
      .then((answer) => answer.type)`,
  )
  const read = await window.evaluate(
    `fetch(${JSON.stringify(`${origin()}/users/informations`)}, { credentials: 'include' }).then(() => 'read', () => 'closed')`,
  )

  assert.equal((await sent).status(), 403)
  assert.equal(seen, 'opaque')
  assert.equal(read, 'closed')
  assert.equal(await statusOf(rdv), 'unknown')
})

test('T12: another site signs nobody in under an account of its own', { skip: noBrowser }, async () => {
  const attacker = await aUsager(await withPassword())
  const window = await aPatientWindow()
  const fields = `<input name=email value="${attacker.email}"><input name=password value="${PASSWORD}">`
  await visit(window, `<form method=post action="${origin()}/users/sign_in">${fields}<button>Entrer</button></form>`)

  const [answer] = await Promise.all([window.waitForResponse(`${origin()}/users/sign_in`), window.click('button')])
  await window.goto(`${origin()}/users/informations`)

  assert.equal(answer.status(), 403)
  assert.match(window.url(), /\/users\/sign_in$/)
})

test('T13: the pages of a usager do not stand in the frame of another site', { skip: noBrowser }, async () => {
  const { window, annulation } = await aVictim()

  await visit(window, `<iframe src="${annulation}"></iframe>`)
  const refused = await until(() => window.frames().find((frame) => frame.url().startsWith('chrome-error:')))

  assert.equal(window.frames().length, 2)
  assert.doesNotMatch(await refused.content(), /Annuler/)
})

test('T13: the search stands in the frame of a site that is named, and of no other', { skip: noBrowser }, async () => {
  const window = await aPatientWindow()
  const search = `<iframe src="${origin()}/prendre_rdv"></iframe>`
  const shown = async () => (await window.frames()[1]?.locator('main h1').count()) ?? 0

  await visit(window, search)
  const before = await shown()
  config.EMBEDDING_SITES = [hostile]
  await visit(window, search)

  assert.equal(before, 0)
  assert.equal(await shown(), 1)
})

test('the forms of pages opened by the link of a mail are heard, though no site learns their address (T5)', {
  skip: noBrowser,
}, async () => {
  const usager = await aUsager(await withPassword())
  const window = await aPatientWindow()
  await window.goto(`${origin()}/users/password/new`)
  await window.fill('[name=email]', usager.email ?? '')
  await window.click('main form button[type=submit]')
  const { link } = await lastAccountMail()

  await window.goto(origin() + link)
  const address = window.url()
  await window.fill('[name=password]', 'sept hérons pourprés')
  const [answer] = await Promise.all([
    window.waitForResponse((seen) => seen.request().method() === 'POST'),
    window.click('main form button[type=submit]'),
  ])

  assert.doesNotMatch(address, /token/)
  assert.equal(answer.status(), 303)
})
