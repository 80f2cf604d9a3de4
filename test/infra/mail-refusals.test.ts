import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mailRefusals, type ServerRefusal } from '#infra/mail-refusals.ts'

const NO_MAILBOX: ServerRefusal = { code: 550, enhanced: '5.1.1', ofRecipient: true }
const MINUTE = 60_000

test('an address is unknown when others were accepted in the last quarter of an hour', () => {
  const refusals = mailRefusals()
  refusals.accept('one', 0)

  const soon = refusals.refuse('two', NO_MAILBOX, 14 * MINUTE)
  const late = refusals.refuse('three', NO_MAILBOX, 15 * MINUTE)

  assert.deepEqual(
    [soon, late],
    [
      { final: false, unknown: true },
      { final: false, unknown: false },
    ],
  )
})

test('a server that accepted nobody yet, or refuses one after the other, says nothing of addresses', () => {
  const refusals = mailRefusals()
  const first = refusals.refuse('first', NO_MAILBOX, 0)
  refusals.accept('accepted', MINUTE)

  const inARow = Array.from({ length: 6 }, (_, index) => refusals.refuse(`${index}`, NO_MAILBOX, 2 * MINUTE).unknown)

  assert.equal(first.unknown, false)
  assert.deepEqual(inARow, [true, true, true, false, false, false])
})

test('a full mailbox, a policy, a sender that is not liked or a server that is busy make no address unknown', () => {
  for (const enhanced of ['5.2.2', '5.7.1', '5.1.8', '4.2.0', null]) {
    const refusals = mailRefusals()
    refusals.accept('one', 0)
    assert.deepEqual(refusals.refuse('two', { ...NO_MAILBOX, enhanced }, 1), { final: false, unknown: false })
  }
})
