import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aRdv, aUsager } from '#test/support/factories.ts'
import { aSignedInUsager } from '#test/support/signed-in.ts'
import { aVisitor, serve } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(createApp)

test('the field is the first thing under the title, and its button is never disabled', async () => {
  const page = await aVisitor().get('/')

  assert.equal(page.$('h1').text(), 'Prendre rendez-vous avec votre département')
  assert.equal(page.$('h1').next().is('form[role=search]'), true)
  assert.equal(page.$('main form [disabled]').length, 0)
  assert.match(page.$('label[for=address]').text(), /Ou seulement votre ville/)
  assert.match(page.$('title').text(), /^Prendre rendez-vous – RDV Solidarités$/)
})

test('who is signed in sees the next rdv of the family, and how many are to come', async () => {
  const { usager, visitor } = await aSignedInUsager()
  const proche = await aUsager({ responsibleId: usager.id, firstName: 'Inès', email: null })
  const onThe = (day: string) => ({ startsAt: new Date(`${day}T08:30:00Z`), endsAt: new Date(`${day}T09:00:00Z`) })
  await aRdv({ ...onThe('2099-03-09'), usagerIds: [usager.id] })
  const next = await aRdv({ ...onThe('2099-03-02'), usagerIds: [proche.id] })
  await aRdv({ ...onThe('2099-02-27'), usagerIds: [usager.id], status: 'excused' })

  const page = await visitor.get('/')

  assert.equal(page.$('#prochain').text(), 'Votre prochain rendez-vous')
  assert.match(page.words, /lundi 2 mars 2099 à 9 h 30/i)
  assert.match(page.$('#prochain').parent().find('a').first().attr('href') ?? '', new RegExp(`/${next.id}$`))
  assert.doesNotMatch(page.words, /Vous avez déjà un rendez-vous/)
})

test('who is signed in without a rdv is told so', async () => {
  const { visitor } = await aSignedInUsager()

  const page = await visitor.get('/')

  assert.match(page.words, /Aucun rendez-vous à venir/)
})
