import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { translateMarks } from '#web/shared/messages/template-marks.ts'

const inEnglish = (words: Record<string, string>) => (message: string) => words[message] ?? message
const inFrench = (message: string) => message

function messagesOf(source: string) {
  const found: string[] = []
  translateMarks(source, (message) => {
    found.push(message)
    return message
  })
  return found
}

test('a marked element is one message, with its values and its tags', () => {
  const source = '<p t id="x">Ouvrez <a class="x" href="{{ path }}">votre compte</a>, {{ person.name }}.</p>'
  const words = { 'Ouvrez <a>votre compte</a>, {name}.': '{name}, open <a>your account</a>.' }

  assert.deepEqual(messagesOf(source), Object.keys(words))
  assert.equal(
    translateMarks(source, inEnglish(words)),
    '<p id="x">{{ person.name }}, open <a class="x" href="{{ path }}">your account</a>.</p>',
  )
})

test('a marked string is a message, with the values that it is given', () => {
  const source = `{{ input({ name: 'usager[x]', label: "Nom d'usage" | t, hint: 'Bonjour {name} !' | t({ name: a.name }) if a }) }}`
  const words = { "Nom d'usage": "Don't", 'Bonjour {name} !': '{name}: hello' }

  assert.deepEqual(messagesOf(source), Object.keys(words))
  assert.equal(
    translateMarks(source, inEnglish(words)),
    String.raw`{{ input({ name: 'usager[x]', label: 'Don\'t', hint: '{name}: hello' | t({ name: a.name }) if a }) }}`,
  )
})

test('a marked string that is shown as it is becomes text of the template, unless it must be escaped', () => {
  const said = (words: string) => translateMarks(`<i>{{ 'Aide' | t }}</i>`, inEnglish({ Aide: words }))

  assert.equal(said('Help'), '<i>Help</i>')
  assert.equal(said('"Help" & <more>'), `<i>{{ '"Help" & <more>' }}</i>`)
})

test('marks stand in a marked element, in its tag and in its values', () => {
  const source = `<a t href="/" title="{{ 'Aide' | t }}"{% if a > 1 %} id="x"{% endif %}>Voir {{ link({ text: 'ici' | t }) }}</a>`

  assert.deepEqual(messagesOf(source), ['Aide', 'ici', 'Voir {link}'])
  assert.equal(
    translateMarks(source, inEnglish({ Aide: 'Help', ici: 'here', 'Voir {link}': 'Look {link}' })),
    `<a href="/" title="Help"{% if a > 1 %} id="x"{% endif %}>Look {{ link({ text: 'here' }) }}</a>`,
  )
})

test('what is not marked is never a message, whatever it says', () => {
  assert.deepEqual(messagesOf(`<p>Aide</p><b title="Aide">{{ 'Aide' }}</b>{{ title | typo }}<th>Aide</th>`), [])
})

test('the values of one message have each a name', () => {
  assert.deepEqual(
    messagesOf(`<p t>Du {{ from | day }} au {{ until.day }}, {{ other.from }}, {{ n | plural('place') }}</p>`),
    ['Du {from} au {day}, {from2}, {place}'],
  )
})

test('the blanks around a message are kept, and are not of it', () => {
  assert.equal(
    translateMarks('<b t> le {{ day }} </b>', inEnglish({ 'le {day}': 'on {day}' })),
    '<b> on {{ day }} </b>',
  )
})

test('a mark around a condition or a tag left open is refused', () => {
  for (const source of ['<p t>Avant {% if x %}pendant{% endif %}</p>', '<span t>Un <span>deux</span></span>'])
    assert.throws(() => translateMarks(source, inFrench), /what is marked/, source)
})

test('in French a template loses its marks, and nothing else', () => {
  for (const file of globSync('{views,src/telling}/**/*.njk')) {
    const source = readFileSync(file, 'utf8')
    const unmarked = source.replaceAll(/(<\w+) t(?=[\s>])/g, '$1').replaceAll(/ \| t(?!\w)(?!\()/g, '')
    // However strings are quoted, and whether one that is shown as it is became text.
    const plain = (text: string) => text.replaceAll(/\\'|"/g, "'").replaceAll(/\{\{ '([^'\\&<>{}]*)' \}\}/g, '$1')
    assert.equal(plain(translateMarks(source, inFrench)), plain(unmarked), file)
  }
})
