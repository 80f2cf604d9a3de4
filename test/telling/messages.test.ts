import assert from 'node:assert/strict'
import { existsSync, globSync } from 'node:fs'
import { basename } from 'node:path'
import { test } from 'node:test'
import { messages } from '#telling/messages.ts'

test('a message has a folder of its name, with its words for each channel', () => {
  const missing = Object.values(messages).flatMap(({ name, by }) =>
    Object.keys(by)
      .map((channel) => `src/telling/${name}/${channel}.njk`)
      .filter((file) => !existsSync(file)),
  )

  assert.deepEqual(missing, [])
})

test('a folder is a message of the list, or leaves at once', () => {
  const folders = globSync('src/telling/*/mail.njk').map((file) => basename(file.replace('/mail.njk', '')))

  const unknown = folders.filter((name) => !(name in messages) && !existsSync(`src/telling/${name}/at-once.ts`))

  assert.deepEqual(unknown, [])
})
