import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { config } from '#infra/config.ts'
import { aVisitor, origin, serve } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp())

test('search engines are told to leave the pages of persons and the search', async () => {
  const { status, text, headers } = await aVisitor().get('/robots.txt')

  assert.equal(status, 200)
  assert.match(headers.get('content-type') ?? '', /^text\/plain/)
  for (const closed of ['/users/', '/admin/', '/prendre_rdv'])
    assert.ok(text.split('\n').includes(`Disallow: ${closed}`))
  assert.doesNotMatch(text, /Disallow: \/$/m)
})

test('a demo is left out of search engines as a whole', async () => {
  config.DEMO = true

  const { text } = await aVisitor().get('/robots.txt')

  config.DEMO = false
  assert.equal(text, 'User-agent: *\nDisallow: /\n')
})

test('whom to tell of a vulnerability is said, for half a year at a time', async () => {
  const { status, text, headers } = await aVisitor().get('/.well-known/security.txt')

  const fields = Object.fromEntries(
    text
      .trim()
      .split('\n')
      .map((line) => line.split(/: (.*)/)),
  )
  const days = Temporal.Now.instant().until(fields.Expires).total('hours') / 24
  assert.deepEqual([status, headers.get('set-cookie')], [200, null])
  assert.equal(fields.Contact, 'mailto:support@rdv-solidarites.fr')
  assert.equal(fields.Canonical, `${origin()}/.well-known/security.txt`)
  assert.ok(days > 179 && days <= 180, `${days} days`)
})

test('an icon is found by programs that read no page', async () => {
  const { location } = await aVisitor().get('/favicon.ico')

  const icon = await aVisitor().get(location ?? '')
  assert.match(icon.headers.get('content-type') ?? '', /^image\/svg/)
})
