import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { useMailServer } from '#test/support/peers/mail-server.ts'
import { relaxedLimits } from '#test/support/relaxed-limits.ts'
import { aVisitor, serve } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(() => createApp({ limits: relaxedLimits }))

const mails = await useMailServer()

const typed = { first_name: 'Inès', last_name: 'Faure', phone_number: '06 12 34 56 78' }
const asks = (email: string, visitor = aVisitor()) => visitor.post('/identification', { ...typed, email })

test('an address that the mail server does not know, while it takes others, is said beside its field', async () => {
  await asks('connue@exemple.fr')
  mails.refusal = '550 5.1.1'

  const page = await asks('inconnue@exemple.fr')

  assert.equal(page.status, 422)
  assert.match(page.$('#email-messages').text(), /Personne n’a cette adresse/)
  assert.equal(page.$('#email').val(), 'inconnue@exemple.fr')
  assert.equal(page.$('#first_name').val(), 'Inès')
  assert.equal(page.$('#phone_number').val(), '06 12 34 56 78')
})

test('a domain that stands for nothing is refused before any mail is tried', async () => {
  for (const email of ['ines@xn--a.fr', 'ines@exemple.xn--0', 'ines@xn--\u00e9.fr']) {
    const page = await asks(email)

    assert.equal(page.status, 422, email)
    assert.match(page.$('#email-messages').text(), /en entier/)
    assert.equal(page.$('#email').val(), email)
  }
  assert.equal(mails.received.length, 0)
})

test('a code that is asked again for an address that is gone leads back to the form, as it was', async () => {
  const visitor = aVisitor()
  await asks('partie@exemple.fr', visitor)
  mails.refusal = '550 5.1.1'

  const answer = await visitor.post('/identification/code/nouveau', {})
  const page = await visitor.follow(answer)

  assert.equal(answer.location, '/identification')
  assert.match(page.text, /Personne n’a cette adresse/)
  assert.equal(page.$('#email').val(), 'partie@exemple.fr')
  assert.equal(page.$('#last_name').val(), 'Faure')
})

test('a mail server that refuses everybody is at fault, not the addresses', async () => {
  await asks('derniere@exemple.fr')
  mails.refusal = '550 5.1.1'

  const pages = []
  for (const name of ['a', 'b', 'c', 'd']) pages.push(await asks(`${name}@exemple.fr`))

  assert.deepEqual(
    pages.map(({ status }) => status),
    [422, 422, 422, 503],
  )
  assert.match(pages.at(-1)?.text ?? '', /pas pu envoyer le code/)
  assert.equal(pages.at(-1)?.$('#email-messages').text().trim(), '')
})
