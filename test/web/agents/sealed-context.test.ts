import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decrypt, encrypt } from '#infra/encryption.ts'
import { anAgentActor } from '#test/support/agent-actors.ts'
import { keepSealed, openContext, sealContext } from '#web/agents/sealed-context.ts'

const now = Temporal.Instant.from('2026-11-30T09:00:00Z')
const anne = { actor: anAgentActor({ id: 12 }), now }
const unread = { ok: false }

test('a context is read by the agent who wrote it, for a day', () => {
  const sealed = sealContext(anne, 'Deux\nlignes')

  assert.deepEqual(openContext(anne, sealed), { ok: true, text: 'Deux\nlignes' })
  assert.deepEqual(openContext({ ...anne, now: now.add({ hours: 24 }) }, sealed), { ok: true, text: 'Deux\nlignes' })
  assert.deepEqual(openContext({ ...anne, now: now.add({ hours: 24, seconds: 1 }) }, sealed), unread)
  assert.deepEqual(openContext({ ...anne, actor: anAgentActor({ id: 1 }) }, sealed), unread)
})

test('neither an address opens what a column holds, nor a column what an address carries', () => {
  const ofColumn = encrypt('rdvs.context', 'Secret')

  assert.deepEqual(openContext(anne, keepSealed(anne, ofColumn)), unread)
  assert.equal(decrypt('rdvs.context', sealContext(anne, 'Secret') ?? '').ok, false)
})

test('what is typed is sealed, even where it begins like a seal; what is sealed stays as it is', () => {
  const sealed = sealContext(anne, 'Vaccins') ?? ''

  assert.equal(keepSealed(anne, sealed), sealed)
  assert.deepEqual(openContext(anne, keepSealed(anne, 'v1:abc')), { ok: true, text: 'v1:abc' })
  assert.equal(keepSealed(anne, ''), undefined)
  assert.equal(openContext(anne, undefined), null)
})
