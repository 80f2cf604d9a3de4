import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import { type Started, startWeb } from '#test/support/process.ts'
import { askRaw, sendLines } from './raw-request.ts'

const HOST = 'rdv.exemple.fr'
const OVER_HTTPS = { host: HOST, 'x-forwarded-proto': 'https' }
const OF_OURS = { ...OVER_HTTPS, origin: `https://${HOST}`, 'sec-fetch-site': 'same-origin' }
const FORM = { ...OF_OURS, 'content-type': 'application/x-www-form-urlencoded' }

let web: Started
before(async () => {
  web = await startWeb({
    PUBLIC_URL: `https://${HOST}`,
    SESSION_SECRETS: randomBytes(32).toString('hex'),
    ENCRYPTION_KEYS: randomBytes(32).toString('hex'),
    PASSWORD_COST: '12',
    ALLOWED_HOSTS: 'autre.exemple.fr',
    TRUST_PROXY: '1',
    EMBEDDING_SITES: 'https://www.departement.exemple.fr',
    FRANCECONNECT_URL: 'https://fc.exemple.fr/api/v2',
    FRANCECONNECT_CLIENT_ID: 'rdv',
    FRANCECONNECT_CLIENT_SECRET: 'secret',
    GITHUB_URL: 'https://github.exemple.fr',
    GITHUB_CLIENT_ID: 'rdv',
    GITHUB_CLIENT_SECRET: 'secret',
    FORM_ACTION_ORIGINS: 'https://suite.exemple.fr',
  })
})
after(() => web.stop())

const ask = (path: string, headers: Record<string, string> = OVER_HTTPS) => askRaw(web.url, { path, headers })
const post = (path: string, body: string, headers: Record<string, string> = FORM) =>
  askRaw(web.url, { method: 'POST', path, headers, body })

test('T14: pages allow nothing inline and nothing from elsewhere', async () => {
  const { headers } = await ask('/aide')

  const policy = String(headers['content-security-policy'])
  const directives = Object.fromEntries(
    policy.split(/; ?/).map((directive) => {
      const [name = '', ...sources] = directive.split(' ')
      return [name, sources.join(' ')]
    }),
  )
  assert.deepEqual(directives, {
    'default-src': "'self'",
    'script-src': "'self'",
    'style-src': "'self'",
    'img-src': "'self' data:",
    'font-src': "'self'",
    'connect-src': "'self'",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'self' https://fc.exemple.fr https://github.exemple.fr https://suite.exemple.fr",
    'frame-ancestors': "'self'",
  })
})

test('browsers are told to guess nothing, tell nothing, and come back by https', async () => {
  const { headers } = await ask('/aide')

  assert.equal(headers['strict-transport-security'], 'max-age=63072000; includeSubDomains')
  assert.equal(headers['x-content-type-options'], 'nosniff')
  assert.equal(headers['referrer-policy'], 'strict-origin-when-cross-origin')
  assert.equal(headers['x-permitted-cross-domain-policies'], 'none')
  assert.equal(headers['x-download-options'], 'noopen')
  assert.equal(headers['x-xss-protection'], '0')
  assert.match(String(headers['permissions-policy']), /camera=\(\), microphone=\(\), geolocation=\(\), payment=\(\)/)
  assert.equal(headers['x-powered-by'], undefined)
  assert.equal(headers['access-control-allow-origin'], undefined)
})

test('error pages carry the same protections', async () => {
  for (const path of ['/rien', '/%E0%A4%A', '/users/rdvs/%ff']) {
    const { status, headers } = await ask(path)
    assert.ok(status >= 400 && status < 500)
    assert.match(String(headers['content-security-policy']), /script-src 'self';/)
    assert.equal(headers['x-frame-options'], 'SAMEORIGIN')
  }
})

test('T13: only the search may stand in a frame, and of the sites that are named', async () => {
  const search = await ask('/prendre_rdv')
  const others = await Promise.all(
    ['/', '/users/sign_in', '/agents/sign_in', '/identification', '/connexion_super_admins'].map((path) => ask(path)),
  )

  assert.equal(search.headers['x-frame-options'], undefined)
  assert.match(
    String(search.headers['content-security-policy']),
    /frame-ancestors 'self' https:\/\/www\.departement\.exemple\.fr$/,
  )
  for (const { headers } of others) {
    assert.equal(headers['x-frame-options'], 'SAMEORIGIN')
    assert.match(String(headers['content-security-policy']), /frame-ancestors 'self'$/)
  }
})

test('T21: a host that is not one of ours is refused, and is never where one is sent', async () => {
  const unknown = await ask('/', { host: 'hostile.example', 'x-forwarded-proto': 'https' })
  const named = await ask('/aide', { host: 'hostile.example', 'x-forwarded-host': HOST, 'x-forwarded-proto': 'http' })
  const served = await Promise.all(
    [HOST, `${HOST}:443`, 'autre.exemple.fr'].map((host) => ask('/aide', { host, 'x-forwarded-proto': 'https' })),
  )

  assert.equal(unknown.status, 421)
  assert.equal(named.headers.location, `https://${HOST}/aide`)
  assert.deepEqual(
    served.map(({ status }) => status),
    [200, 200, 200],
  )
})

test('T21: what a request calls us by is one of our hosts as a whole, and never comes back in an address', async () => {
  const tampered = [
    `${HOST}:1@evil.test`,
    `${HOST}:x`,
    `${HOST}/evil`,
    `evil@${HOST}`,
    `${HOST}:443:1`,
    `${HOST}?`,
    `${HOST}.`,
  ]
  const refused = await Promise.all(
    tampered.flatMap((host) => ['http', 'https'].map((proto) => ask('/aide', { host, 'x-forwarded-proto': proto }))),
  )
  const forwarded = await ask('/aide', { host: HOST, 'x-forwarded-host': `${HOST}:1@evil.test` })
  const otherPort = await ask('/aide', { host: `${HOST}:8443`, 'x-forwarded-proto': 'http' })

  for (const { status, headers } of [...refused, forwarded])
    assert.deepEqual([status, headers.location], [421, undefined])
  assert.equal(otherPort.headers.location, `https://${HOST}/aide`)
})

test('T21: a provider sends back to our host as the configuration writes it, whatever the request calls us by', async () => {
  const cookie = 'rdv_temoin=1'
  const goes = (host: string) => post('/omniauth/github', '', { ...FORM, host, cookie })

  const { status, headers } = await goes(`${HOST}:8443`)
  const tampered = await goes(`${HOST}:1@evil.test`)

  assert.equal(status, 303)
  const provider = new URL(headers.location?.toString() ?? '')
  assert.equal(provider.origin, 'https://github.exemple.fr')
  assert.equal(provider.searchParams.get('redirect_uri'), `https://${HOST}/omniauth/github/callback`)
  assert.deepEqual([tampered.status, tampered.headers.location], [421, undefined])
})

test('T21: a request that names no host is refused, without incident', async () => {
  const answers = [
    await sendLines(web.url, 'GET /aide HTTP/1.1', 'Host:'),
    await sendLines(web.url, 'GET /aide HTTP/1.1'),
    await sendLines(web.url, 'GET /aide HTTP/1.0'),
  ]

  for (const answer of answers) assert.match(answer, /^HTTP\/1\.1 400 /)
  assert.deepEqual(
    web.output.filter((line) => line.includes('incident')),
    [],
  )
})

test('T21: bad punycode in whatever names a host is refused, without incident', async () => {
  const callback = '/omniauth/franceconnect/callback?state=a&code=b'
  const targets = ['http://xn--%C3%A9/aide', '//1.2.3.256/', `http://%00${callback}`, '//[', '*']
  const readable = await ask(`https://${HOST}/aide`)
  const refused = await Promise.all(targets.map((path) => ask(path)))
  const hosts = await Promise.all(['xn--a', 'xn--', 'xn--a.fr'].map((host) => ask('/aide', { ...OVER_HTTPS, host })))
  const control = await sendLines(web.url, 'GET /aide HTTP/1.1', 'Host: xn--\u0000')
  const origin = await post('/affichage', 'theme=dark', { ...FORM, origin: 'https://xn--a' })

  assert.equal(readable.status, 200)
  assert.deepEqual(
    refused.map(({ status }) => status),
    targets.map(() => 400),
  )
  assert.deepEqual(
    hosts.map(({ status }) => status),
    [421, 421, 421],
  )
  assert.match(control, /^HTTP\/1\.1 400 /)
  assert.equal(origin.status, 403)
  assert.deepEqual(
    web.output.filter((line) => line.includes('incident')),
    [],
  )
})

test('what comes in clear is sent to https, and nowhere else', async () => {
  const clear = { host: HOST, 'x-forwarded-proto': 'http' }

  const page = await ask('/aide?lang=fr', clear)
  const whole = await ask('http://hostile.example/aide', clear)

  assert.deepEqual([page.status, page.headers.location], [301, `https://${HOST}/aide?lang=fr`])
  assert.equal(whole.headers.location, `https://${HOST}/`)
})

test('T11: the cookie of the session is out of reach of scripts, of other sites and of http', async () => {
  const { headers } = await ask('/users/rdvs')

  const [cookie = ''] = headers['set-cookie'] ?? []
  assert.match(cookie, /^rdv_session=/)
  for (const attribute of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax'])
    assert.ok(cookie.includes(attribute), `${attribute}: ${cookie}`)
  assert.doesNotMatch(cookie, /Domain=/i)
})

test('T11: an id that the browser brings is not kept', async () => {
  const planted = 'rdv_session=s%3Aplanted-by-somebody.c2lnbmF0dXJl'

  const { headers } = await ask('/users/rdvs', { ...OVER_HTTPS, cookie: planted })

  const [cookie = ''] = headers['set-cookie'] ?? []
  assert.match(cookie, /^rdv_session=/)
  assert.doesNotMatch(cookie, /planted/)
})

test('T12: without an origin of ours a form is refused, whatever it says besides', async () => {
  const attempts: Record<string, string>[] = [
    { host: HOST, 'x-forwarded-proto': 'https' },
    { ...OVER_HTTPS, origin: 'null' },
    { ...OVER_HTTPS, origin: 'https://hostile.example' },
    { ...OVER_HTTPS, origin: `http://${HOST}` },
    { ...OVER_HTTPS, origin: `https://${HOST}.hostile.example` },
    { ...OVER_HTTPS, origin: `https://autre.exemple.fr` },
    { ...OVER_HTTPS, origin: `https://${HOST}`, 'sec-fetch-site': 'same-site' },
    { ...OVER_HTTPS, origin: `https://${HOST}`, 'sec-fetch-site': 'none' },
  ]

  const answers = await Promise.all(
    attempts.map((headers) =>
      post('/affichage', 'theme=dark', { ...headers, 'content-type': 'application/x-www-form-urlencoded' }),
    ),
  )

  assert.deepEqual(
    answers.map(({ status }) => status),
    attempts.map(() => 403),
  )
  assert.equal((await post('/affichage', 'theme=dark')).status, 303)
})

test('T25: forms that are too large, of too many fields or too deep are refused', async () => {
  const large = await post('/users/sign_in', `email=${'a'.repeat(110_000)}`)
  const many = await post('/users/sign_in', Array.from({ length: 300 }, (_, at) => `f${at}=1`).join('&'))
  const deep = await post('/users/sign_in', `a${'[b]'.repeat(100)}=1`)
  const json = await post('/users/sign_in', '{"email":{"$ne":null}}', {
    ...OF_OURS,
    'content-type': 'application/json',
  })

  assert.equal(large.status, 413)
  assert.equal(many.status, 413)
  assert.equal(deep.status, 400)
  assert.equal(json.status, 422)
})

test('T25: an address that is too long is refused', async () => {
  const { status } = await ask(`/prendre_rdv?address=${'a'.repeat(20_000)}`)

  assert.equal(status, 431)
})

test('the health page tells nothing but health, and sleeps for nobody (W28)', async () => {
  const { status, text } = await ask('/sante?sleep=30', { host: 'any.internal' })

  assert.equal(status, 200)
  assert.deepEqual(JSON.parse(text), { database: 'up' })
})
