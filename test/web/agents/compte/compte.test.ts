import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db } from '#infra/db.ts'
import { countAccountMails, lastAccountMail } from '#test/support/account-mail.ts'
import { anAbsence, anAgent, anOrganisation, aRdv } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aSignedInAgent, PASSWORD } from '#test/support/signed-in.ts'
import { aVisitor, serve } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

const agentOf = (id: number) => db.agent.findUniqueOrThrow({ where: { id } })
const names = { first_name: 'Sonia', last_name: 'Lefèvre' }

test('an agent changes his names with his password', async () => {
  const { visitor, agent } = await aSignedInAgent()
  const typed = { ...names, email: agent.email ?? '' }

  const wrong = await visitor.post('/agents/edit', { ...typed, current_password: 'autre chose' })
  const before = await agentOf(agent.id)
  const answer = await visitor.post('/agents/edit', { ...typed, current_password: PASSWORD })

  assert.equal(wrong.status, 422)
  assert.equal(before.firstName, 'Camille')
  assert.equal(answer.location, '/agents/edit')
  assert.equal((await agentOf(agent.id)).firstName, 'Sonia')
  const version = await db.version.findFirst({
    where: { itemType: 'agents', itemId: agent.id },
    orderBy: { id: 'desc' },
  })
  assert.deepEqual([version?.actorType, version?.actorId], ['agent', agent.id])
})

test('a new e-mail counts once its mailbox confirms it, by a button and once', async () => {
  const { visitor, agent } = await aSignedInAgent()
  const email = `nouveau.${agent.email}`

  await visitor.post('/agents/edit', { ...names, email: email.toUpperCase(), current_password: PASSWORD })
  const asked = await agentOf(agent.id)
  const { mail, to, link } = await lastAccountMail()
  const page = await visitor.follow(await visitor.get(link))
  const opened = await agentOf(agent.id)
  const answer = await visitor.post(page.$('main form').attr('action') ?? '')
  const replay = await aVisitor().get(link)

  assert.deepEqual([asked.email, asked.unconfirmedEmail], [agent.email, email])
  assert.deepEqual([mail, to], ['email-change', email])
  assert.equal(opened.email, agent.email)
  assert.equal(answer.location, '/agents/edit')
  const { email: confirmed, uid, unconfirmedEmail } = await agentOf(agent.id)
  assert.deepEqual([confirmed, uid, unconfirmedEmail], [email, email, null])
  assert.equal(replay.location, '/agents/sign_in')
})

test("another agent's e-mail is not said to be taken: its owner is told", async () => {
  const other = await anAgent()
  const { visitor, agent } = await aSignedInAgent()

  const page = await visitor.follow(
    await visitor.post('/agents/edit', { ...names, email: other.email ?? '', current_password: PASSWORD }),
  )
  const { mail, to, link } = await lastAccountMail()

  assert.match(page.words, /Un e-mail est parti/)
  assert.deepEqual([mail, to, link], ['already-registered', other.email, '/agents/sign_in'])
  assert.equal((await agentOf(agent.id)).email, agent.email)
})

test('the link that confirms an address opens no page of passwords', async () => {
  const { visitor, agent } = await aSignedInAgent()
  await visitor.post('/agents/edit', { ...names, email: `autre.${agent.email}`, current_password: PASSWORD })
  const { link } = await lastAccountMail()

  const reset = await aVisitor().get(link.replace('/agents/confirmation', '/agents/password/edit'))

  assert.notEqual(reset.status, 200)
})

for (const provider of [
  { proConnectSub: 'pc-1' },
  { inclusionConnectOpenIdSub: 'ic-1' },
  { connectedWithAgentConnect: true },
])
  test(`names given by a provider are not changed, whatever is sent (W23): ${Object.keys(provider)}`, async () => {
    const { visitor, agent } = await aSignedInAgent(provider)
    const mails = await countAccountMails()

    const page = await visitor.get('/agents/edit')
    await visitor.post('/agents/edit', { ...names, email: 'autre@exemple.fr', current_password: PASSWORD })

    assert.equal(page.$('main input').length, 0)
    assert.equal((await agentOf(agent.id)).firstName, 'Camille')
    assert.equal(await countAccountMails(), mails)
  })

test('an agent closes his account: he leaves everything, and signs in no more', async () => {
  const organisation = await anOrganisation()
  await anAgent({ organisationId: organisation.id, accessLevel: 'admin' })
  const { visitor, agent } = await aSignedInAgent({ organisationId: organisation.id, accessLevel: 'admin' })
  await anAbsence({ agentId: agent.id })
  const past = await aRdv({
    organisationId: organisation.id,
    agentIds: [agent.id],
    startsAt: new Date('2020-01-06T10:00Z'),
  })

  const wrong = await visitor.post('/agents/suppression', { current_password: 'faux' })
  const answer = await visitor.post('/agents/suppression', { current_password: PASSWORD })
  const again = await aVisitor().post('/agents/sign_in', { email: agent.email ?? '', password: PASSWORD })

  assert.equal(wrong.status, 422)
  assert.equal(answer.location, '/agents/sign_in')
  assert.equal(again.status, 422)
  const gone = await agentOf(agent.id)
  assert.ok(gone.deletedAt)
  assert.deepEqual(
    [gone.email, gone.emailOriginal, gone.passwordDigest],
    [`agent_${agent.id}@deleted.rdv-solidarites.fr`, agent.email, null],
  )
  assert.equal(await db.agentRole.count({ where: { agentId: agent.id } }), 0)
  assert.equal(await db.absence.count({ where: { agentId: agent.id } }), 0)
  assert.equal(await db.agentsRdv.count({ where: { rdvId: past.id } }), 1)
})

test('with a rdv to come, the account stays', async () => {
  const organisation = await anOrganisation({ name: 'MDS Béthune' })
  await anAgent({ organisationId: organisation.id, accessLevel: 'admin' })
  const { visitor, agent } = await aSignedInAgent({ organisationId: organisation.id })
  await aRdv({ organisationId: organisation.id, agentIds: [agent.id], startsAt: new Date(Date.now() + 86_400_000) })

  const page = await visitor.get('/agents/suppression')
  const answer = await visitor.post('/agents/suppression', { current_password: PASSWORD })

  assert.match(page.words, /1 RDV à venir dans MDS Béthune/)
  assert.equal(page.$('main form').length, 0)
  assert.equal(answer.status, 422)
  assert.equal((await agentOf(agent.id)).deletedAt, null)
})

test('the last admin of an organisation stays, and of two who leave at the same time one does', async () => {
  const organisation = await anOrganisation({ name: 'MDS Hénin' })
  const level = { organisationId: organisation.id, accessLevel: 'admin' } as const
  const [first, second] = [await aSignedInAgent(level), await aSignedInAgent(level)]

  const answers = await Promise.all(
    [first, second].map(({ visitor }) => visitor.post('/agents/suppression', { current_password: PASSWORD })),
  )

  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [303, 422])
  assert.match(answers.find(({ status }) => status === 422)?.words ?? '', /Personne d’autre n’administre MDS Hénin/)
  assert.equal(await db.agentRole.count({ where: { organisationId: organisation.id } }), 1)
})

test('the last admin of a territoire stays', async () => {
  const organisation = await anOrganisation()
  await anAgent({ organisationId: organisation.id, accessLevel: 'admin' })
  const { visitor, agent } = await aSignedInAgent({ organisationId: organisation.id })
  await db.agentTerritorialRole.create({ data: { agentId: agent.id, territoireId: organisation.territoireId } })

  const answer = await visitor.post('/agents/suppression', { current_password: PASSWORD })

  assert.equal(answer.status, 422)
  assert.equal((await agentOf(agent.id)).deletedAt, null)
})
