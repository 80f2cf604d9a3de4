import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readMessages } from '../../bin/messages/read-messages.ts'

const { messages, unsaid } = readMessages()

test('the messages of the usager pages are up to date: npm run messages', () => {
  assert.deepEqual(JSON.parse(readFileSync('messages/usagers.fr.json', 'utf8')), messages)
})

test('a sentence of TypeScript that holds a value is given to say()', () => {
  assert.deepEqual(unsaid, [])
})
