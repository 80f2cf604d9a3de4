import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addSecondFactor } from '#domain/account/second-factor/add-second-factor.ts'
import { checkSecondFactor } from '#domain/account/second-factor/check-second-factor.ts'
import { prepareSecondFactor } from '#domain/account/second-factor/prepare-second-factor.ts'
import { removeSecondFactor } from '#domain/account/second-factor/remove-second-factor.ts'
import { findSecondFactor, findTotpSecret } from '#domain/account/second-factor/second-factor-queries.ts'
import { db } from '#infra/db.ts'
import { anAgent, anOrganisation } from '#test/support/factories.ts'
import { withRecoveryCode, withSecondFactor } from '#test/support/second-factor.ts'
import { codeAt } from '#test/support/totp.ts'

const now = Temporal.Instant.from('2027-03-02T09:30:10Z')
const brand = 'rdv_solidarites' as const
const agent = (id: number) => ({ face: 'agent' as const, id })

test('a code opens once, whoever asks again within its time', async () => {
  const { id } = await anAgent(withSecondFactor())

  const first = await checkSecondFactor(agent(id), codeAt(now), now)
  const replay = await checkSecondFactor(agent(id), codeAt(now), now.add({ seconds: 5 }))
  const next = await checkSecondFactor(agent(id), codeAt(now.add({ seconds: 30 })), now.add({ seconds: 30 }))

  assert.deepEqual([first.ok, replay.ok, next.ok], [true, false, true])
})

test('a code older than the last one that was used is refused', async () => {
  const { id } = await anAgent(withSecondFactor())

  await checkSecondFactor(agent(id), codeAt(now.add({ seconds: 30 })), now)

  assert.equal((await checkSecondFactor(agent(id), codeAt(now), now)).ok, false)
})

test('ten requests with the same code: one passes', async () => {
  const { id } = await anAgent(withSecondFactor())

  const checks = await Promise.all(Array.from({ length: 10 }, () => checkSecondFactor(agent(id), codeAt(now), now)))

  assert.equal(checks.filter(({ ok }) => ok).length, 1)
})

test('ten requests with the same recovery code: one passes', async () => {
  const { id } = await anAgent(withSecondFactor())
  const code = await withRecoveryCode(id, 'AAAA-BBBB-CCCC-DDDD')
  await withRecoveryCode(id, 'AAAA-BBBB-CCCC-EEEE')

  const checks = await Promise.all(Array.from({ length: 10 }, () => checkSecondFactor(agent(id), code, now)))

  assert.deepEqual(
    checks.filter(({ ok }) => ok),
    [{ ok: true, codesLeft: 1 }],
  )
})

test("another agent's codes open nothing", async () => {
  const [mine, other] = [await anAgent(withSecondFactor()), await anAgent(withSecondFactor())]
  const code = await withRecoveryCode(other.id, 'AAAA-BBBB-CCCC-FFFF')

  assert.equal((await checkSecondFactor(agent(mine.id), code, now)).ok, false)
})

test('the secret and the recovery codes are not in the database as they are', async () => {
  const { id } = await anAgent()
  await prepareSecondFactor(agent(id))
  const known = await findTotpSecret(agent(id), 'being-added')
  const added = await addSecondFactor({ owner: agent(id), code: codeAt(now, known?.text), brand }, now)

  const row = await db.agent.findUniqueOrThrow({ where: { id }, include: { recoveryCodes: true } })
  const kept = JSON.stringify(row)

  assert.ok(added.ok && known)
  for (const hidden of [
    known.text,
    ...added.recoveryCodes,
    ...added.recoveryCodes.map((code) => code.replaceAll('-', '')),
  ])
    assert.ok(!kept.includes(hidden))
  assert.equal(row.recoveryCodes.length, 10)
})

test('until a code of it is given, a new secret counts for nothing', async () => {
  const { id } = await anAgent()

  await prepareSecondFactor(agent(id))
  const pending = await findTotpSecret(agent(id), 'being-added')
  const refused = await addSecondFactor(
    { owner: agent(id), code: '000000', brand },
    Temporal.Instant.from('2020-01-01T00:00Z'),
  )

  assert.ok(pending)
  assert.equal(refused.ok, false)
  assert.equal((await findSecondFactor(agent(id))).isAdded, false)
  assert.equal((await checkSecondFactor(agent(id), codeAt(now, pending.text), now)).ok, false)
})

test('who adds it twice at the same time adds it once, and its first code is used', async () => {
  const { id } = await anAgent()
  await prepareSecondFactor(agent(id))
  const pending = await findTotpSecret(agent(id), 'being-added')
  const code = codeAt(now, pending?.text)

  const added = await Promise.all([1, 2, 3].map(() => addSecondFactor({ owner: agent(id), code, brand }, now)))

  assert.equal(added.filter(({ ok }) => ok).length, 1)
  assert.equal(await db.recoveryCode.count({ where: { agentId: id } }), 10)
  assert.equal((await checkSecondFactor(agent(id), code, now)).ok, false)
})

test('a second factor that counts is not replaced', async () => {
  const { id, totpSecret } = await anAgent(withSecondFactor())

  const isPrepared = await prepareSecondFactor(agent(id))

  assert.equal(isPrepared, false)
  assert.equal((await db.agent.findUniqueOrThrow({ where: { id } })).totpSecret, totpSecret)
})

test('it is removed with a code, not without', async () => {
  const { id } = await anAgent(withSecondFactor())
  await withRecoveryCode(id, 'AAAA-BBBB-CCCC-GGGG')

  const refused = await removeSecondFactor({ owner: agent(id), code: '123', brand }, now)
  const removed = await removeSecondFactor({ owner: agent(id), code: codeAt(now), brand }, now)

  assert.deepEqual([refused.ok, removed.ok], [false, true])
  assert.deepEqual(await findSecondFactor(agent(id)), { isAdded: false, isRequired: false, codesLeft: 0 })
})

test('it stays while an organisation wants it', async () => {
  const organisation = await anOrganisation({ requiresSecondFactor: true })
  const { id } = await anAgent({ ...withSecondFactor(), organisationId: organisation.id })

  const removed = await removeSecondFactor({ owner: agent(id), code: codeAt(now), brand }, now)

  assert.deepEqual(removed, { ok: false, reason: 'exige' })
})
