import assert from 'node:assert/strict'
import { test } from 'node:test'
import { typoTemplate } from '#web/shared/template-typography.ts'

const NBSP = '\u00A0'

test('the words of a template are set, its tags are not', () => {
  const source = `<a href="/a?b" title="Qu'est-ce ?">Qu'est-ce ?</a>`

  assert.equal(typoTemplate(source), `<a href="/a?b" title="Qu'est-ce ?">Qu’est-ce${NBSP}?</a>`)
})

test('words that an expression parts stay bound to their punctuation', () => {
  assert.equal(typoTemplate("l'{{ name }} : « {{ x }} »"), `l’{{ name }}${NBSP}: «${NBSP}{{ x }}${NBSP}»`)
})

test('the strings given to a macro are words too', () => {
  const source = `{{ input({ name: 'usager[name]', label: "Nom d'usage", hint: 'Où ?' }) }}`

  assert.equal(typoTemplate(source), `{{ input({ name: 'usager[name]', label: "Nom d’usage", hint: 'Où${NBSP}?' }) }}`)
})

test('styles, comments and conditions inside tags are left alone', () => {
  for (const source of ['<style>a ? b : c</style>', "{# l'idée ? #}", `<p{% if a %} class="x"{% endif %}></p>`]) {
    assert.equal(typoTemplate(source), source)
  }
})
