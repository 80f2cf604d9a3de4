import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { translateTemplate, translateTextTemplate } from '#web/shared/messages/template-messages.ts'

const inEnglish =
  (words: Record<string, string>) =>
  (message: string): string | null =>
    words[message] ?? null

function messagesOf(source: string) {
  const found: string[] = []
  translateTemplate(source, (message) => {
    found.push(message)
    return null
  })
  return found
}

test('a sentence is one message, with its values and its tags', () => {
  const source = '<p>Ouvrez <a class="x" href="{{ path }}">votre compte</a>, {{ person.name }}.</p>'
  const words = { 'Ouvrez <a>votre compte</a>, {name}.': '{name}, open <a>your account</a>.' }

  assert.deepEqual(messagesOf(source), Object.keys(words))
  assert.equal(
    translateTemplate(source, inEnglish(words)),
    '<p>{{ person.name }}, open <a class="x" href="{{ path }}">your account</a>.</p>',
  )
})

test('tags around a whole sentence are left out of the message', () => {
  assert.deepEqual(messagesOf('<li><a href="/"><b>Aide</b></a></li>'), ['Aide'])
})

test('a condition parts messages', () => {
  assert.deepEqual(messagesOf('<p>Avant {% if x %}pendant{% else %}<b>sans{% endif %} après</b></p>'), [
    'Avant',
    'pendant',
    'sans',
    'après',
  ])
})

test('two values of one message have two names', () => {
  assert.deepEqual(messagesOf('<p>Du {{ from | day }} au {{ until.day }}, {{ other.from }}</p>'), [
    'Du {from} au {day}, {from2}',
  ])
})

test('strings given to macros are messages, joined to their values', () => {
  const source = `{{ input({ name: 'usager[x]', type: 'email', label: "Nom d'usage", hint: 'Bonjour ' + a.name + ' !' if a }) }}`
  const words = { "Nom d'usage": "Don't", 'Bonjour {name} !': '{name}: hello' }

  assert.deepEqual(messagesOf(source), Object.keys(words))
  assert.equal(
    translateTemplate(source, inEnglish(words)),
    String.raw`{{ input({ name: 'usager[x]', type: 'email', label: 'Don\'t', hint: ('' + (a.name) + ': hello') if a }) }}`,
  )
})

test('attributes that are read are messages, quotes included', () => {
  const source = '<a href="/?a=Accueil" title="Accueil – {{ brand.name }}" class="fr-btn">x</a>'

  assert.equal(
    translateTemplate(source, inEnglish({ 'Accueil – {name}': '"{name}" home' })),
    '<a href="/?a=Accueil" title="&quot;{{ brand.name }}&quot; home" class="fr-btn">x</a>',
  )
})

test('names for machines are no messages', () => {
  const sources = [
    `<p class="{{ 'fr-btn--sm' if small }}"{{ ' hidden' if x }}></p>`,
    `{% if day.state == 'Fermé' %}{% endif %}`,
    `{{ asset('css/usager.css') }}{{ kinds['Aide'] }}`,
    `{% extends "layouts/usager.njk" %}<script>Bonjour</script>{# Bonjour #}<!-- Bonjour -->`,
    `{% if a %}<input type="text"{% endif %} value="{{ b or '' }}">&nbsp;`,
  ]

  for (const source of sources)
    assert.deepEqual(
      messagesOf(source).filter((one) => one !== 'Aide'),
      [],
      source,
    )
})

test('what counts is one message with its two forms', () => {
  assert.deepEqual(messagesOf(`{{ n | plural('place') }} et {{ m | plural('endroit a', 'endroits ont') }}`), [
    'place | places',
    'endroit a | endroits ont',
    '{place} et {endroit}',
  ])
})

test('in a text a line is a message', () => {
  const source = 'Bonjour,\n\nMerci {{ name }}\nÀ bientôt'

  assert.equal(
    translateTextTemplate(source, inEnglish({ 'Bonjour,': 'Hello,', 'Merci {name}': 'Thank you {name}' })),
    'Hello,\n\nThank you {{ name }}\nÀ bientôt',
  )
})

test('a language without words leaves every template as it is', () => {
  for (const file of globSync('{views,src/telling}/**/*.njk')) {
    const source = readFileSync(file, 'utf8')
    assert.equal(
      translateTemplate(source, () => null),
      source,
      file,
    )
  }
})
