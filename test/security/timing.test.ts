import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import bcrypt from 'bcrypt'
import { anAgent, aUsager } from '#test/support/factories.ts'
import { startWeb } from '#test/support/process.ts'

/** Tests digest passwords cheaply: here as in production. */
const digest = await bcrypt.hash('quatre grues cendrées', 12)

for (const [form, someone] of [
  ['/users/sign_in', () => aUsager({ passwordDigest: digest })],
  ['/agents/sign_in', () => anAgent({ passwordDigest: digest })],
] as const)
  test(`T18: on ${form} an unknown address takes as long as a wrong password`, async (context) => {
    const web = await startWeb({ PASSWORD_COST: '12' })
    context.after(() => web.stop())
    const { email } = await someone()

    const times = { known: [Infinity], unknown: [Infinity] }
    for (let round = 0; round < 4; round++) {
      times.known.push(await timeOf(web.url + form, email ?? ''))
      times.unknown.push(await timeOf(web.url + form, `personne${round}@exemple.fr`))
    }

    const [known, unknown] = [Math.min(...times.known), Math.min(...times.unknown)]
    assert.ok(known > 50, 'a digest was compared')
    assert.ok(unknown > known / 2 && unknown < known * 2, JSON.stringify(times))
  })

async function timeOf(form: string, email: string) {
  const headers = { origin: new URL(form).origin, 'sec-fetch-site': 'same-origin', cookie: 'rdv_temoin=1' }
  const body = new URLSearchParams({ email, password: 'un autre mot de passe' })
  const startedAt = performance.now()
  const { status } = await fetch(form, { method: 'POST', headers, body })
  assert.equal(status, 422)
  return performance.now() - startedAt
}
