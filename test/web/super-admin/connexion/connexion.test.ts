import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db } from '#infra/db.ts'
import { choosesOnGithub, comesByGithub, goesToGithub, useGithub } from '#test/support/peers/github.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aVisitor, serve } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

const email = (address: string, { primary = true, verified = true } = {}) => ({ email: address, primary, verified })
const accounts = [
  {
    login: 'gaelle',
    label: 'Gaëlle',
    emails: [email('perso@exemple.fr', { primary: false }), email('Gaelle@exemple.fr')],
  },
  { login: 'unverified', label: 'Not verified', emails: [email('gaelle@exemple.fr', { verified: false })] },
  { login: 'secondary', label: 'Not primary', emails: [email('gaelle@exemple.fr', { primary: false })] },
  { login: 'stranger', label: 'Stranger', emails: [email('inconnu@exemple.fr')] },
]
await useGithub(accounts)
const superAdmin = await db.superAdmin.create({
  data: { email: 'gaelle@exemple.fr', firstName: 'Gaëlle', lastName: 'Roussel', role: 'legacy_admin' },
})

async function refusalOf({ visitor, answer }: Awaited<ReturnType<typeof comesByGithub>>) {
  assert.equal(answer.location, '/')
  return (await visitor.follow(answer)).$('main .fr-alert--error').text()
}

test('a super admin enters by his primary verified e-mail at GitHub', async () => {
  const { visitor, answer } = await comesByGithub('gaelle')

  assert.equal(answer.location, '/super_admins')
  const page = await visitor.follow(answer)
  assert.equal(page.status, 200)
  assert.match(page.$('main').text(), /Gaëlle ROUSSEL/)
  assert.match(page.text, /Vous êtes en super administration/)
})

test('T20: an e-mail that is not verified, or not the primary one, opens nothing', async () => {
  assert.match(await refusalOf(await comesByGithub('unverified')), /pas d’e-mail principal vérifié/)
  assert.match(await refusalOf(await comesByGithub('secondary')), /pas d’e-mail principal vérifié/)
})

test('a GitHub account that is not registered here is refused, and creates nobody', async () => {
  assert.match(await refusalOf(await comesByGithub('stranger')), /n’a pas accès/)
  assert.equal(await db.superAdmin.count(), 1)
})

test('who gives up at GitHub is told so', async () => {
  assert.match(await refusalOf(await comesByGithub('')), /Vous avez arrêté/)
})

test('the way to GitHub is a form of ours with state and PKCE, its answer is used once', async () => {
  const visitor = aVisitor()
  const address = await goesToGithub(visitor)
  const callback = await choosesOnGithub(address, 'gaelle')

  await visitor.get(callback)
  const again = await visitor.get(callback)

  assert.ok(address.searchParams.get('state'))
  assert.equal(address.searchParams.get('code_challenge_method'), 'S256')
  assert.equal(address.searchParams.get('scope'), 'user:email')
  assert.match((await visitor.follow(again)).words, /Votre compte est déjà ouvert/)
  assert.equal((await visitor.get('/omniauth/github')).status, 404)
})

test('the pages of super admins send others to the sign-in page', async () => {
  const visitor = aVisitor()

  assert.equal((await visitor.get('/super_admins')).location, '/connexion_super_admins')
  const page = await visitor.get('/connexion_super_admins')
  assert.equal(page.$('form[action="/omniauth/github"] button').text(), 'Se connecter avec GitHub')
})

test('signing out closes the session and goes home', async () => {
  const { visitor } = await comesByGithub('gaelle')

  const answer = await visitor.post('/super_admins/sign_out')

  assert.equal(answer.location, '/')
  assert.equal((await visitor.get('/super_admins')).location, '/connexion_super_admins')
})

test('the session ends when the super admin is removed', async () => {
  const removed = await db.superAdmin.create({ data: { ...NAMES, email: 'inconnu@exemple.fr' } })
  const { visitor, answer } = await comesByGithub('stranger')
  assert.equal(answer.location, '/super_admins')

  await db.superAdmin.delete({ where: { id: removed.id } })

  assert.equal((await visitor.get('/super_admins')).location, '/connexion_super_admins')
  assert.notEqual(removed.id, superAdmin.id)
})

const NAMES = { firstName: 'Malik', lastName: 'Saïdi' }
