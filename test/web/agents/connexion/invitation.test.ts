import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mintAccountLink } from '#domain/account/account-link/mint-account-link.ts'
import { db } from '#infra/db.ts'
import { anAgent, aUsager } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { PASSWORD } from '#test/support/signed-in.ts'
import { aVisitor, serve } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

const ACCEPT = '/agents/invitation/accept'
const typed = { first_name: 'Sonia', last_name: 'Lefèvre', password: PASSWORD }

async function anInvitation(now = Temporal.Now.instant()) {
  const agent = await anAgent({
    confirmedAt: null,
    invitationSentAt: new Date(),
    firstName: null,
    lastName: 'Inconnue',
  })
  const order = {
    purpose: 'invitation',
    personType: 'agent',
    personId: agent.id,
    email: agent.email ?? '',
    returnTo: null,
  }
  const { token } = await mintAccountLink({ ...order, purpose: 'invitation', personType: 'agent' }, now)
  return { agent, link: `${ACCEPT}?invitation_token=${token}` }
}

test('an invited agent gives his names and a password, and is signed in', async () => {
  const { agent, link } = await anInvitation()
  const visitor = aVisitor()

  const page = await visitor.follow(await visitor.get(link))
  const answer = await visitor.post(page.$('main form').last().attr('action') ?? '', typed)

  assert.match(page.words, new RegExp(agent.email ?? ''))
  assert.equal(answer.location, '/admin/organisations')
  assert.equal((await visitor.get('/agents/edit')).status, 200)
  const opened = await db.agent.findUniqueOrThrow({ where: { id: agent.id } })
  assert.deepEqual([opened.firstName, opened.lastName], ['Sonia', 'Lefèvre'])
  assert.ok(opened.confirmedAt && opened.invitationAcceptedAt)
})

test('each answer is wanted, and the password is not one of the names typed beside it', async () => {
  const { link } = await anInvitation()
  const visitor = aVisitor()
  await visitor.follow(await visitor.get(link))

  const empty = await visitor.post('/agents/invitation', {})
  const own = await visitor.post('/agents/invitation', {
    ...typed,
    last_name: 'Vandenbroucke',
    password: 'Vandenbroucke',
  })

  assert.match(empty.words, /Écrivez votre prénom.*Écrivez votre nom.*Choisissez un mot de passe/)
  assert.match(own.words, /sans votre nom/)
  assert.equal(own.$('#last_name').val(), 'Vandenbroucke')
})

test('of two who open it at the same time, one account is opened', async () => {
  const { agent, link } = await anInvitation()
  const [one, two] = [aVisitor(), aVisitor()]
  for (const visitor of [one, two]) await visitor.follow(await visitor.get(link))

  const answers = await Promise.all([
    one.post('/agents/invitation', typed),
    two.post('/agents/invitation', { ...typed, first_name: 'Autre' }),
  ])

  assert.deepEqual(answers.map(({ location }) => location).toSorted(), ['/admin/organisations', '/agents/password/new'])
  assert.equal(await db.agent.count({ where: { id: agent.id, invitationAcceptedAt: { not: null } } }), 1)
})

test('after seven days it opens nothing, nor does that of a usager', async () => {
  const { link } = await anInvitation(Temporal.Now.instant().subtract({ hours: 24 * 7 + 1 }))
  const usager = await aUsager()
  const order = { purpose: 'invitation', personType: 'usager', personId: usager.id, email: '', returnTo: null } as const
  const { token } = await mintAccountLink(order, Temporal.Now.instant())
  const visitor = aVisitor()

  const late = await visitor.get(link)
  await visitor.get(`${ACCEPT}?invitation_token=${token}`)
  const foreign = await visitor.get(ACCEPT)

  assert.deepEqual([late.location, foreign.location], ['/agents/password/new', '/agents/password/new'])
})
