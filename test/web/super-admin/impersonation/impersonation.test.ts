import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { config } from '#infra/config.ts'
import { db } from '#infra/db.ts'
import { anAgent, anOrganisation, aRdv } from '#test/support/factories.ts'
import { aGithubAccount, comesByGithub, useGithub } from '#test/support/peers/github.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aSignedInUsager, PASSWORD, signIn, withPassword } from '#test/support/signed-in.ts'
import { aVisitor, serve, type Visitor } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

await useGithub([aGithubAccount('gaelle', 'gaelle@exemple.fr')])
const superAdmin = await db.superAdmin.create({
  data: { email: 'gaelle@exemple.fr', firstName: 'Gaëlle', lastName: 'Roussel', role: 'support' },
})

beforeEach(() => {
  config.SIGN_IN_AS_ALLOWED = true
})

const aSuperAdmin = async (visitor?: Visitor) => (await comesByGithub('gaelle', visitor)).visitor

const signInAs = (id: number) => `/super_admins/agents/${id}/sign_in_as`
const reason = { reason: 'demande d’assistance n° 12' }
const historyOf = (agentId: number) =>
  db.version.findMany({
    where: { itemType: 'agents', itemId: agentId, actorType: 'super_admin' },
    orderBy: { id: 'asc' },
  })

test('a super admin finds an agent and acts at his place, seen on every page and written in the journal', async () => {
  const organisation = await anOrganisation({ name: 'MDS Arras' })
  const agent = await anAgent({ organisationId: organisation.id, firstName: 'Sonia', lastName: 'Lefèvre' })
  const visitor = await aSuperAdmin()

  const list = await visitor.get(`/super_admins/agents?search=${encodeURIComponent('lefèvre sonia')}`)
  const asked = await visitor.get(list.$('main tbody a').attr('href') ?? '')
  const answer = await visitor.post(asked.$('main form').attr('action') ?? '', reason)
  const page = await visitor.follow(answer)
  const missing = await visitor.get('/admin/nulle-part')

  assert.match(list.words, /Sonia LEFÈVRE.*MDS Arras/)
  assert.equal(answer.location, '/admin/organisations')
  for (const shown of [page, missing]) {
    assert.match(shown.$('.fr-notice').text(), /Gaëlle ROUSSEL agit à la place de Sonia LEFÈVRE/)
    assert.equal(shown.$('.fr-notice button').text(), 'Revenir à mon compte')
  }
  const [started] = await historyOf(agent.id)
  assert.equal(started?.actorId, superAdmin.id)
  assert.match(JSON.stringify(started?.objectChanges), /assistance n° 12.*127\.0\.0\.1/)
})

test('what is changed at his place bears both names', async () => {
  const agent = await anAgent({ firstName: 'Sonia', lastName: 'Lefèvre', accessLevel: 'admin' })
  const { organisationId } = await db.agentRole.findFirstOrThrow({ where: { agentId: agent.id } })
  const rdv = await aRdv({ organisationId, agentIds: [agent.id], startsAt: new Date(Date.now() + 86_400_000) })
  const visitor = await aSuperAdmin()
  await visitor.post(signInAs(agent.id), reason)

  const page = await visitor.get(`/admin/organisations/${organisationId}/rdvs/${rdv.id}/annulation`)
  const form = page.$('main form').first()
  const fields = Object.fromEntries(
    form
      .find('input')
      .toArray()
      .map((field) => [page.$(field).attr('name') ?? '', page.$(field).attr('value') ?? '']),
  )
  await visitor.post(form.attr('action') ?? '', { ...fields, status: 'revoked' })

  const version = await db.version.findFirst({ where: { itemType: 'rdvs', itemId: rdv.id }, orderBy: { id: 'desc' } })
  assert.deepEqual(
    [version?.actorType, version?.actorId, version?.actorName],
    ['agent', agent.id, '[Admin] Gaëlle ROUSSEL pour Sonia LEFÈVRE'],
  )
})

test('he comes back to his own account by the button of the notice', async () => {
  const agent = await anAgent()
  const visitor = await aSuperAdmin()
  const page = await visitor.follow(await visitor.post(signInAs(agent.id), reason))

  const back = await visitor.post(page.$('.fr-notice form').attr('action') ?? '')

  assert.equal(back.location, '/super_admins/agents')
  assert.equal((await visitor.get('/super_admins')).status, 200)
  assert.equal((await visitor.get('/admin/organisations')).location, '/agents/sign_in')
  assert.equal((await historyOf(agent.id)).length, 2)
})

test('nothing of the account itself is open: password, e-mail, second factor, connections, Outlook', async () => {
  const agent = await anAgent(await withPassword())
  const visitor = await aSuperAdmin()
  await visitor.post(signInAs(agent.id), reason)

  const pages = []
  for (const path of ['edit', 'mot-de-passe', 'double-authentification', 'connexions', 'suppression'])
    pages.push(await visitor.get(`/agents/${path}`))
  const deeds = [
    await visitor.post('/agents/mot-de-passe', { current_password: PASSWORD, password: 'six hérons très calmes' }),
    await visitor.post('/agents/edit', {
      first_name: 'A',
      last_name: 'B',
      email: 'a@b.fr',
      current_password: PASSWORD,
    }),
    await visitor.post('/agents/suppression', { current_password: PASSWORD }),
    await visitor.post('/agents/double-authentification/activation', { code: '123456' }),
    await visitor.post('/agents/connexions/fermeture'),
    await visitor.post('/omniauth/microsoft_graph'),
  ]

  for (const answer of [...pages, ...deeds]) assert.equal(answer.status, 403)
  assert.match(pages[0]?.text ?? '', /Revenez d’abord à votre compte/)
})

test('the menu lists no page of the account that it would refuse, and his own pages say that he acts', async () => {
  const agent = await anAgent({ ...(await withPassword()), firstName: 'Sonia', lastName: 'Lefèvre' })
  const himself = await signIn('/agents/sign_in', agent.email)
  const visitor = await aSuperAdmin()
  const before = await visitor.get('/super_admins')
  await visitor.post(signInAs(agent.id), reason)

  const acting = await visitor.follow(await visitor.get('/admin/organisations'))
  const own = await visitor.get('/super_admins')
  const menuOf = (page: typeof acting) =>
    page
      .$('.rdv-barre details li a')
      .toArray()
      .map((link) => page.$(link).text())

  assert.deepEqual(menuOf(await himself.follow(await himself.get('/admin/organisations'))).slice(0, 3), [
    'Votre compte',
    'Changer de mot de passe',
    'Vos connexions',
  ])
  assert.deepEqual(menuOf(acting), ['Raccourcis clavier ?', 'Affichage clair ou sombre'])
  assert.match(before.$('.fr-notice').text(), /Vous êtes en super administration/)
  assert.match(own.$('.fr-notice').text(), /Gaëlle ROUSSEL agit à la place de Sonia LEFÈVRE/)
  assert.equal(own.$('.fr-notice button').text(), 'Revenir à mon compte')
  assert.equal(own.$('button:contains("Se déconnecter")').length, 1)
})

test('agents come by pages of 25', async () => {
  const organisation = await anOrganisation()
  const lastName = 'Vingtcinq'
  for (let one = 0; one < 26; one += 1) await anAgent({ organisationId: organisation.id, lastName })
  const visitor = await aSuperAdmin()
  const linesOf = async (query: string) => (await visitor.get(`/super_admins/agents?${query}`)).$('tbody tr').length

  const first = await visitor.get('/super_admins/agents?search=vingtcinq')

  assert.equal(first.$('tbody tr').length, 25)
  assert.equal(first.$('.fr-pagination a[title="Page 2"]').attr('href'), '/super_admins/agents?search=vingtcinq&page=2')
  assert.equal(await linesOf('search=vingtcinq&page=2'), 1)
})

test('it is a form that only super admins send, with a reason (W20, T23)', async () => {
  const agent = await anAgent()
  const visitor = await aSuperAdmin()

  const byGet = await visitor.get(signInAs(agent.id))
  const afterGet = await visitor.get('/admin/organisations')
  const silent = await visitor.post(signInAs(agent.id), { reason: ' ' })
  const stranger = await aVisitor().post(signInAs(agent.id), reason)
  const hostile = await visitor.post(signInAs(agent.id), reason, {
    headers: { origin: 'https://ailleurs.example', 'sec-fetch-site': 'cross-site' },
  })

  assert.equal(byGet.status, 200)
  assert.equal(afterGet.location, '/agents/sign_in')
  assert.equal(silent.status, 422)
  assert.equal(stranger.location, '/connexion_super_admins')
  assert.equal(hostile.status, 403)
  assert.deepEqual(await historyOf(agent.id), [])
})

test('an agent who left, or did not come yet, is nobody to act for', async () => {
  const pending = await anAgent({ confirmedAt: null, invitationSentAt: new Date() })
  const gone = await anAgent({ deletedAt: new Date() })
  const visitor = await aSuperAdmin()

  for (const { id } of [pending, gone, { id: 999_999 }]) await visitor.post(signInAs(id), reason)

  assert.equal((await visitor.get('/admin/organisations')).location, '/agents/sign_in')
})

test('where the installation forbids it, there is no button, and the form is refused', async () => {
  config.SIGN_IN_AS_ALLOWED = false
  const agent = await anAgent({ lastName: 'Interdit' })
  const visitor = await aSuperAdmin()

  const list = await visitor.get('/super_admins/agents?search=interdit')
  const page = await visitor.follow(await visitor.post(signInAs(agent.id), reason))

  assert.match(list.words, /INTERDIT/)
  assert.doesNotMatch(list.words, /Agir à sa place/)
  assert.match(page.words, /ne permet pas d’agir à la place/)
  assert.equal((await visitor.get('/admin/organisations')).location, '/agents/sign_in')
})

test('the session of a usager in the same browser ends', async () => {
  const { visitor } = await aSignedInUsager()
  await aSuperAdmin(visitor)

  await visitor.post(signInAs((await anAgent()).id), reason)

  assert.equal((await visitor.get('/users/informations')).location, '/users/sign_in')
})

test('it ends with the session of the super admin', async () => {
  const agent = await anAgent()
  const visitor = await aSuperAdmin()
  await visitor.post(signInAs(agent.id), reason)

  await db.superAdmin.update({ where: { id: superAdmin.id }, data: { sessionVersion: { increment: 1 } } })

  assert.equal((await visitor.get('/admin/organisations')).location, '/agents/sign_in')
  assert.equal((await historyOf(agent.id)).length, 2)
})

test('signing out ends both, and is written', async () => {
  const agent = await anAgent()
  const visitor = await aSuperAdmin()
  await visitor.post(signInAs(agent.id), reason)

  await visitor.post('/agents/sign_out')

  assert.equal((await visitor.get('/super_admins')).location, '/connexion_super_admins')
  assert.equal((await historyOf(agent.id)).length, 2)
})

test('the agent sees that the assistance is there, and may close it', async () => {
  const agent = await anAgent(await withPassword())
  const [assistance, own] = [await aSuperAdmin(), aVisitor()]
  await own.post('/agents/sign_in', { email: agent.email ?? '', password: PASSWORD })
  await assistance.post(signInAs(agent.id), reason)

  const page = await own.get('/agents/connexions')
  await own.post(page.$('main li form').attr('action') ?? '')

  assert.match(page.words, /l’assistance, à votre place/)
  assert.equal((await assistance.get('/admin/organisations')).location, '/agents/sign_in')
})
