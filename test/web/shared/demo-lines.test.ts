import assert from 'node:assert/strict'
import { test } from 'node:test'
import { speak } from '#lib/language.ts'
import { pseudoLanguage } from '#test/support/pseudo-language.ts'
import { demoLines, lineInWords } from '#web/shared/demo-lines.ts'

const lines = Object.values(demoLines).map((line) => line())

test('a line of the demo world is said in the language of the page, one that a service wrote is its own', () => {
  const [ours = '', theirs] = [demoLines.serviceSocial(), 'Pour les enfants du quartier.']

  const said = speak(pseudoLanguage, () => [lineInWords(ours), lineInWords(theirs), lineInWords(null)])

  assert.deepEqual(said, [`⟦${ours}⟧`, theirs, null])
  assert.equal(lineInWords(ours), ours)
})

test('the lines of the demo world are short', () => {
  assert.deepEqual(
    lines.filter((line) => line.length > 80),
    [],
  )
})
