import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emailHref, isEmail, likelyEmail, maskedEmail, normalEmail } from '#lib/email.ts'

test('an address is kept without capitals nor blanks, two typing errors mended', () => {
  assert.equal(normalEmail(' Nadia.@Exemple..fr '), 'nadia@exemple.fr')
})

test('an address pasted with signs that nobody sees, or with accents apart, is the one that was meant', () => {
  assert.equal(normalEmail('\u200Bnadia@exemple.fr\u2060\u00A0'), 'nadia@exemple.fr')
  assert.equal(normalEmail('Rene\u0301e@exemple.fr'), 'ren\u00E9e@exemple.fr')
  assert.ok(isEmail(normalEmail('Rene\u0301e@exemple.fr')))
})

test('a whole address is told from what is none', () => {
  for (const email of [
    'nadia@exemple.fr',
    'n.b+rdv@sous.exemple.gouv.fr',
    'a_b%c-d@e.fr',
    "sinead.o'hara@exemple.fr",
    'r&d@exemple.fr',
    'a/b@exemple.fr',
    'x=1?y#z!*{|}~^`$@exemple.fr',
    'rené@exemple.fr',
    'नादिया@उदाहरण.भारत',
    'nadia@xn--e1afmkfd.xn--p1ai',
  ])
    assert.ok(isEmail(email), email)
  for (const email of [
    '',
    'nadia',
    'nadia@',
    '@exemple.fr',
    'nadia@exemple',
    'na dia@exemple.fr',
    'a@b@exemple.fr',
    'nadia@exemple.f1',
    'x\n@exemple.fr',
    'a,b@exemple.fr',
    'a;b@exemple.fr',
    'a"b@exemple.fr',
    'a<b>@exemple.fr',
    'a(b)@exemple.fr',
    'a\\b@exemple.fr',
    'a:b@exemple.fr',
    'nadia@xn--a.fr',
    'nadia@xn--é.fr',
    'nadia@exemple.xn--0',
    'nadia@.exemple.fr',
    'nadia@-exemple.fr',
    "nadia@exem'ple.fr",
  ])
    assert.ok(!isEmail(email), email)
})

test('the link of an address keeps every sign of it', () => {
  for (const email of ["sinead.o'hara@exemple.fr", 'r&d@exemple.fr', 'a/b?c#d@exemple.fr', 'nadia@exemple.fr'])
    assert.equal(decodeURIComponent(new URL(emailHref(email)).pathname), email)
})

test('a mask shows enough to see a typing error', () => {
  assert.equal(maskedEmail('nadia@exemple.fr'), 'na•••@exemple.fr')
  assert.equal(maskedEmail('abc@exemple.fr'), 'a•••@exemple.fr')
})

test('one slip in a frequent domain is seen', () => {
  for (const [typed, meant] of [
    ['n@gmial.com', 'n@gmail.com'],
    ['n@gmal.com', 'n@gmail.com'],
    ['n@gmaill.com', 'n@gmail.com'],
    ['n@gnail.com', 'n@gmail.com'],
    ['n@orange.ft', 'n@orange.fr'],
  ] as const)
    assert.equal(likelyEmail(typed), meant)
  for (const right of ['n@gmail.com', 'n@exemple.fr', 'n@mail.com.fr', 'n']) assert.equal(likelyEmail(right), null)
})
