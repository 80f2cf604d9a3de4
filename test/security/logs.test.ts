import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { mintParticipationToken } from '#domain/booking/participation/mint-participation-token.ts'
import { aRdv, aUsager } from '#test/support/factories.ts'
import { type Started, startWeb } from '#test/support/process.ts'
import { PASSWORD, withPassword } from '#test/support/signed-in.ts'
import { until } from '#test/support/until.ts'
import { askRaw, type RawAnswer } from './raw-request.ts'

let web: Started
before(async () => {
  web = await startWeb({ GITHUB_CLIENT_ID: 'rdv', GITHUB_CLIENT_SECRET: 'a secret', SMTP_URL: 'smtp://127.0.0.1:1' })
})
after(() => web.stop())

let cookie = ''
async function ask(path: string, fields?: Record<string, string>): Promise<RawAnswer> {
  const { host } = new URL(web.url)
  const form = { origin: web.url, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }
  const body = fields && String(new URLSearchParams(fields))
  const answer = await askRaw(web.url, {
    method: body ? 'POST' : 'GET',
    path,
    headers: { host, cookie, ...(body ? form : {}) },
    ...(body ? { body } : {}),
  })
  cookie = answer.headers['set-cookie']?.[0]?.split(';')[0] ?? cookie
  return answer
}

test('T5: neither the token of a link, nor a name, an e-mail, a password or a code of provider is ever in the log (W19)', async () => {
  const usager = await aUsager({
    ...(await withPassword()),
    firstName: 'Zénobie',
    lastName: 'Quatrefages',
    email: 'zenobie@exemple.fr',
  })
  const rdv = await aRdv({ usagerIds: [usager.id], startsAt: new Date(Date.now() + 8 * 24 * 3_600_000) })
  const token = await mintParticipationToken(rdv.participations[0]?.id ?? 0, Temporal.Now.instant())
  const linesBefore = web.output.length

  const opened = await ask(`/r/${rdv.id}/${token}`)
  await ask('/users/trois-lettres', { letters: 'QUA' })
  const read = await ask(`/users/rdvs/${rdv.id}?invitation_token=${token}`)
  await ask(`/r/${rdv.id}/cr?tkn=${token}`)
  await ask('/users/sign_in', { email: 'zenobie@exemple.fr', password: 'un autre mot de passe' })
  await ask('/users/sign_in', { email: 'zenobie@exemple.fr', password: PASSWORD })
  await ask('/users/password/edit?reset_password_token=SecretOfTheMail')
  await ask('/omniauth/github/callback?code=CodeOfGithub&state=StateOfGithub')
  await ask('/prendre_rdv?address=12+rue+des+Secrets+Arras&departement=62')
  await ask('/identification', {
    first_name: 'Zénobie',
    last_name: 'Quatrefages',
    email: 'zenobie@exemple.fr',
  })
  await ask('/%E0%A4%A?token=TokenOfABadAddress')
  await until(() => web.output.length >= linesBefore + 11)

  assert.equal(opened.status, 303)
  assert.equal(read.status, 303)
  const log = web.output.join('\n')
  assert.match(log, /"route":"\/r\/:rdvId\/:token"/, 'requests are logged, by their route')
  const secrets = [
    token,
    token.toLowerCase(),
    'zenobie@exemple.fr',
    'Quatrefages',
    'Zénobie',
    PASSWORD,
    'un autre mot',
    'SecretOfTheMail',
    'CodeOfGithub',
    'StateOfGithub',
    'Secrets',
    'TokenOf',
    decodeURIComponent(cookie.split('=')[1] ?? 'x').slice(2, 30),
  ]
  assert.deepEqual(
    secrets.filter((secret) => log.includes(secret)),
    [],
  )
})
