import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderMail } from '#telling/channels/mail/render-mail.ts'
import { pseudoLanguage } from '#test/support/pseudo-language.ts'
import { brands } from '#web/shared/brands.ts'

test('the three parts of a mail are in the language asked for', () => {
  const context = { brand: brands.rdv_solidarites, code: '482 913' }

  const { subject, html, text } = renderMail('verification-code', context, pseudoLanguage)

  assert.equal(subject, '⟦Votre code : ⟧482 913')
  assert.match(html, /<html lang="qps" dir="rtl">/)
  assert.match(html, />⟦Ce code prouve que cette adresse est la vôtre.⟧</)
  assert.match(text, /^⟦Bonjour,⟧$/m)
  assert.match(text, /^⟦Nous ne demandons jamais de mot de passe ni d’argent par e-mail.⟧$/m)
})
