import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { requestPassword } from '#domain/account/compte/request-password.ts'
import { countAccountMails } from '#test/support/account-mail.ts'
import { withQueries } from '#test/support/count-queries.ts'
import { anAgent, aUsager } from '#test/support/factories.ts'

const VISIT = { returnTo: null, brand: 'rdv_solidarites' } as const

const statementsFor = async (email: string | null) => {
  const { queries } = await withQueries(() => requestPassword(email ?? '', VISIT))
  return queries
}

test('an address costs the same statements whether a usager, an agent, both or nobody has it', async () => {
  const [usager, agent, invited] = [await aUsager(), await anAgent(), await anAgent({ confirmedAt: null })]
  const both = await aUsager({ email: agent.email })
  await statementsFor('premiere@exemple.fr')

  const unknown = await statementsFor('personne@exemple.fr')

  assert.ok(unknown.length > 3)
  for (const { email } of [usager, agent, invited, both]) assert.deepEqual(await statementsFor(email), unknown)
})

test('an address that nobody has is written to by nobody', async () => {
  const before = await countAccountMails()

  await requestPassword('personne@exemple.fr', VISIT)

  assert.equal(await countAccountMails(), before)
})
