import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db } from '#infra/db.ts'
import { lastAccountMail } from '#test/support/account-mail.ts'
import { aUsager } from '#test/support/factories.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aSignedInUsager, PASSWORD } from '#test/support/signed-in.ts'
import { serve } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

test('a new address counts once its mailbox confirms', async () => {
  const { visitor, usager } = await aSignedInUsager()

  await visitor.post('/users/courriel', { email: 'Nouvelle@exemple.fr', current_password: PASSWORD })
  const pending = await db.usager.findUniqueOrThrow({ where: { id: usager.id } })
  const { mail, to, link } = await lastAccountMail()
  await visitor.get(link)
  await visitor.post('/users/confirmation')
  const changed = await db.usager.findUniqueOrThrow({ where: { id: usager.id } })

  assert.deepEqual([mail, to], ['email-change', 'nouvelle@exemple.fr'])
  assert.deepEqual([pending.email, pending.unconfirmedEmail], [usager.email, 'nouvelle@exemple.fr'])
  assert.deepEqual([changed.email, changed.unconfirmedEmail], ['nouvelle@exemple.fr', null])
})

test('the present address is warned that another is asked for', async () => {
  const { visitor, usager } = await aSignedInUsager()

  await visitor.post('/users/courriel', { email: 'ailleurs@exemple.fr', current_password: PASSWORD })
  const asked = await db.evenement.findMany({
    where: { name: 'account.mail-requested' },
    orderBy: { id: 'desc' },
    take: 2,
  })

  assert.deepEqual(
    asked.map(({ payload }) => ({ ...Object(payload), tries: null })),
    ['email-change', 'address-change-asked'].map((mail) => ({
      mail,
      personType: 'usager',
      personId: usager.id,
      returnTo: '/users/informations',
      brand: 'rdv_solidarites',
      tries: null,
    })),
  )
})

test('the address of another account is not said to be taken: its owner is told', async () => {
  const other = await aUsager()
  const { visitor } = await aSignedInUsager()

  const answer = await visitor.post('/users/courriel', { email: other.email ?? '', current_password: PASSWORD })

  assert.equal(answer.location, '/users/informations')
  assert.deepEqual(await lastAccountMail().then(({ mail, to }) => [mail, to]), ['already-registered', other.email])
})

test('who never had a password, FranceConnect being his only way in, is not asked for one', async () => {
  const { visitor, usager } = await aSignedInUsager()
  const wrong = await visitor.post('/users/courriel', { email: 'neuve@exemple.fr', current_password: 'autre chose' })
  await db.usager.update({
    where: { id: usager.id },
    data: { passwordDigest: null, loggedOnceWithFranceconnect: true },
  })

  const page = await visitor.get('/users/courriel')
  const answer = await visitor.post('/users/courriel', { email: 'neuve@exemple.fr' })

  assert.match(wrong.$('#current_password-messages').text(), /Ce n’est pas votre mot de passe actuel/)
  assert.equal(page.$('#current_password').length, 0)
  assert.equal(answer.location, '/users/informations')
  assert.deepEqual(await lastAccountMail().then(({ mail, to }) => [mail, to]), ['email-change', 'neuve@exemple.fr'])
})

test('nobody is led to another site by where he is to come back', async () => {
  const { visitor } = await aSignedInUsager()
  const typed = { email: 'neuve@exemple.fr', current_password: PASSWORD, retour: '//evil.example/' }

  const page = await visitor.get('/users/courriel?retour=https://evil.example/')
  const answer = await visitor.post('/users/courriel', typed)

  assert.equal(page.$('.rdv-retour a').attr('href'), '/users/informations')
  assert.equal(answer.location, '/users/informations')
})
