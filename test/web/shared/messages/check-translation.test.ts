import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkTranslation } from '#web/shared/messages/check-translation.ts'

const MESSAGE = 'Ouvrez <a>votre compte</a>, {name}.'

test('a translation puts the values and the tags of its message where it wants', () => {
  checkTranslation(MESSAGE, '{name}, open <a>your account</a>.')
  checkTranslation('place | places', { one: 'seat', other: 'seats' })
})

test('a translation that loses a value, adds one, or holds code or markup is refused', () => {
  const refused = [
    'Open <a>your account</a>.',
    '{name}, {email}: open <a>your account</a>.',
    '{name}, open your account.',
    '{name}, open <a>your account</a>. {{ secret }}',
    '{name}, open <a>your account</a>. {% include "x" %}',
    '{name}, open <a>your account</a>. <script src="x"></script>',
    '{name}, open <a>your account</a>. <img onerror="x" src="y">',
  ]

  for (const translation of refused) assert.throws(() => checkTranslation(MESSAGE, translation), /Ouvrez/, translation)
  assert.throws(() => checkTranslation('place | places', { one: '<b>', other: 'seats' }))
})
