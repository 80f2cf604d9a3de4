import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as superAdminRules from '#domain/account/super-admin/super-admin-rules.ts'

const support = { id: 1, role: 'support' } as const
const legacy = { id: 2, role: 'legacy_admin' } as const

test('W30: a super admin removes neither himself nor the last legacy admin', () => {
  assert.equal(superAdminRules.remove(support, { removed: legacy, legacyAdmins: 2 }), null)
  assert.equal(superAdminRules.remove(legacy, { removed: support, legacyAdmins: 1 }), null)

  assert.equal(superAdminRules.remove(support, { removed: legacy, legacyAdmins: 1 }), 'dernier-legacy-admin')
  assert.equal(superAdminRules.remove(legacy, { removed: legacy, legacyAdmins: 2 }), 'soi-meme')
})

test('a support makes no legacy admin', () => {
  assert.equal(superAdminRules.giveRole(legacy, 'legacy_admin'), null)
  assert.equal(superAdminRules.giveRole(support, 'support'), null)
  assert.equal(superAdminRules.giveRole(support, 'legacy_admin'), 'reserve-aux-legacy-admins')
})

test('W20: the dashboard of jobs is for legacy admins', () => {
  const dashboard = { resource: 'jobs', deed: 'show' } as const

  assert.equal(superAdminRules.act(legacy, dashboard), null)
  assert.equal(superAdminRules.act(support, dashboard), 'reserve-aux-legacy-admins')
})
