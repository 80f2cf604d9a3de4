import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { recogniseSuperAdmin } from '#domain/account/identite/recognise-super-admin.ts'
import { db } from '#infra/db.ts'

const UNUSABLE = ['g\n@exemple.fr', 'g@xn--a.fr', `${'g'.repeat(250)}@exemple.fr`, 'a@b.fr, c@d.fr', 'gaelle', '', 42]

test('an e-mail of GitHub that no form would take is none: not even the first comes in by it', async () => {
  const answers = await Promise.all(UNUSABLE.map((email) => recogniseSuperAdmin({ email }, { opensFirst: true })))

  assert.deepEqual(
    answers,
    UNUSABLE.map(() => ({ ok: false, reason: 'identite-incomplete' })),
  )
  assert.equal(await db.superAdmin.count(), 0)
})

test('an e-mail of GitHub is read as ours are stored', async () => {
  const first = await recogniseSuperAdmin({ email: 'Rene\u0301e.R&D@Exemple.fr' }, { opensFirst: true })
  const again = await recogniseSuperAdmin({ email: 'renée.r&d@exemple.fr' }, { opensFirst: false })

  assert.ok(first.ok)
  assert.deepEqual(again, first)
  assert.equal((await db.superAdmin.findFirstOrThrow()).email, 'renée.r&d@exemple.fr')
})
