import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { translateMarks } from '#web/shared/messages/template-marks.ts'
import { piecesOf } from '#web/shared/template-pieces.ts'
import { readMessages } from '../../bin/messages/read-messages.ts'
import { messagesOfTemplate } from '../../bin/messages/template-messages.ts'
import { messagesOfTypescript } from '../../bin/messages/typescript-messages.ts'

const { messages, faults } = readMessages()

test('what is said to usagers is up to date: npm run messages', () => {
  assert.deepEqual(JSON.parse(readFileSync('messages/usagers.fr.json', 'utf8')), messages)
})

test('every message is written in its mark, and said when a page is', () => {
  assert.deepEqual(faults, [])
})

test('messages of TypeScript are what say() and counts are given', () => {
  const source = `
    import { say } from '#lib/say.ts'
    import { plural } from '#lib/spoken-words.ts'
    const TITLES = { a: () => say('Aide'), b: 'Accueil' }
    function f() { return [say("L'aide de {name}", { name: say('vous') }), plural(3, 'place'), plural(2, 'x a', 'y ont')] }
  `

  const { messages, faults } = messagesOfTypescript(source)

  assert.deepEqual(messages, ['Aide', "L'aide de {name}", 'vous', 'place | places', 'x a | y ont'])
  assert.deepEqual(faults, [])
})

test('a message said once for all, or that is a value, is a fault', () => {
  const said = (code: string) => messagesOfTypescript(`import { say } from '#lib/say.ts'\n${code}`).faults

  assert.deepEqual(said(`const TITLE = say('Aide')`), ['Aide'])
  assert.deepEqual(said('const f = (title) => say(title)'), ['say(…)'])
  assert.deepEqual(messagesOfTemplate('<p>{{ title | t }}</p>').faults, [' title | t'])
})

test('pages and mails of usagers hold no words out of a mark', () => {
  const words = globSync([
    'views/{usagers,errors}/**/*.njk',
    'src/telling/{account-*,*-usager,verification-code,channels/*}/*.njk',
  ]).flatMap((file) =>
    piecesOf(translateMarks(readFileSync(file, 'utf8'), () => ''))
      .filter(({ kind, source }) => kind === 'text' && /\p{L}{2}/u.test(source))
      .map(({ source }) => `${file}: ${source.trim()}`),
  )

  assert.deepEqual(words, [])
})
