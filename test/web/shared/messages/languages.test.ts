import assert from 'node:assert/strict'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { speak } from '#lib/language.ts'
import { say } from '#lib/say.ts'
import { plural } from '#lib/spoken-words.ts'
import { readLanguage } from '#web/shared/messages/languages.ts'

const folder = mkdtempSync(join(tmpdir(), 'rdv-messages-'))

function aFile(code: string, translations: object) {
  const file = join(folder, `usagers.${code}.json`)
  writeFileSync(file, JSON.stringify(translations))
  return file
}

test('a file of translations is a language, with its name, its direction and its plurals', () => {
  const translations = {
    "L'horaire est {time}.": 'الموعد {time}.',
    'place | places': { two: 'مكانان', other: 'مكان' },
  }

  const [arabic] = readLanguage(aFile('ar', translations))

  assert.ok(arabic)
  assert.deepEqual([arabic.code, arabic.name, arabic.direction], ['ar', 'العربية', 'rtl'])
  assert.equal(
    speak(arabic, () => say('L’horaire est {time}.', { time: 'x' })),
    'الموعد x.',
  )
  assert.match(
    speak(arabic, () => plural(2, 'place')),
    /مكانان/,
  )
})

test('a file with a wrong translation is refused whole', () => {
  assert.throws(() => readLanguage(aFile('en', { 'Bonjour {name}': 'Hello' })), /Bonjour/)
  assert.throws(() => readLanguage(aFile('de', { Bonjour: 3 })))
  assert.deepEqual(readLanguage(aFile('fr', {})), [])
})
