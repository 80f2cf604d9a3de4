import assert from 'node:assert/strict'
import { test } from 'node:test'
import pino from 'pino'
import { loggerOptions } from '#infra/logger.ts'

function logged(fields: object) {
  const lines: string[] = []
  pino(loggerOptions, { write: (line: string) => lines.push(line) }).info(fields, 'something happened')
  return lines.join('')
}

test('what is known of a person is removed from the log, wherever it is', () => {
  const usager = {
    id: 12,
    firstName: 'Aminata',
    lastName: 'Diallo',
    email: 'aminata@example.fr',
    phoneNumber: '0612345678',
  }

  const line = logged({ ...usager, usager, rdv: { usager } })

  assert.doesNotMatch(line, /Aminata|Diallo|example\.fr|0612345678/)
  assert.match(line, /something happened/)
})

test('an error keeps its place and its code, not the row that it quotes', () => {
  const error = Object.assign(new Error('duplicate key\nDETAIL: Key (email)=(aminata@example.fr) already exists'), {
    code: '23505',
    detail: 'Key (email)=(aminata@example.fr) already exists',
  })

  const line = logged({ err: error })

  assert.doesNotMatch(line, /aminata/)
  assert.match(line, /23505/)
  assert.match(line, /logger\.test\.ts/)
})
