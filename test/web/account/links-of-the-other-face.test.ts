import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db } from '#infra/db.ts'
import { lastAccountMail } from '#test/support/account-mail.ts'
import { anAgent, aUsager } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { withPassword } from '#test/support/signed-in.ts'
import { aVisitor, serve } from '#test/support/visitor.ts'
import { createApp } from '../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

const password = 'six hérons très calmes'

/** An agent and a usager of the same number and session version: what opens one must not open the other. */
async function namesakes() {
  const usager = await aUsager(await withPassword())
  const agent = await anAgent({ id: usager.id, ...(await withPassword()) })
  await db.agent.update({ where: { id: agent.id }, data: { sessionVersion: usager.sessionVersion + 1 } })
  return { usager, agent }
}

test('the link of a usager opens no account of agents, whatever page it is sent to', async () => {
  const { usager } = await namesakes()
  const visitor = aVisitor()
  await visitor.post('/users/password/new', { email: usager.email ?? '' })
  const { link } = await lastAccountMail()
  await visitor.get(link)

  const chosen = await visitor.post('/agents/password', { password })

  assert.equal(chosen.location, '/agents/password/new')
  assert.equal((await visitor.get('/agents/mot-de-passe')).location, '/agents/sign_in')
})

test('the link of an agent opens no account of usagers, whatever page it is sent to', async () => {
  const { agent } = await namesakes()
  const visitor = aVisitor()
  await visitor.post('/agents/password/new', { email: agent.email ?? '' })
  const { link } = await lastAccountMail()

  const opened = await visitor.get(link.replace('/agents/', '/users/'))
  const chosen = await visitor.post('/users/password', { password })

  assert.deepEqual([opened.location, chosen.location], ['/users/password/new', '/users/password/new'])
  assert.equal((await visitor.get('/users/informations')).location, '/users/sign_in')
})
