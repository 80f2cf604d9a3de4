import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  canGiveSuperAdminRole,
  canRemoveSuperAdmin,
  canSuperAdmin,
} from '#domain/account/super-admin/super-admin-policy.ts'

const support = { id: 1, role: 'support' } as const
const legacy = { id: 2, role: 'legacy_admin' } as const

test('W30: a super admin removes neither himself nor the last legacy admin', () => {
  assert.ok(canRemoveSuperAdmin(support, legacy, 2))
  assert.ok(canRemoveSuperAdmin(legacy, support, 1))

  assert.ok(!canRemoveSuperAdmin(support, legacy, 1))
  assert.ok(!canRemoveSuperAdmin(legacy, legacy, 2))
})

test('a support makes no legacy admin', () => {
  assert.ok(canGiveSuperAdminRole(legacy, 'legacy_admin'))
  assert.ok(canGiveSuperAdminRole(support, 'support'))
  assert.ok(!canGiveSuperAdminRole(support, 'legacy_admin'))
})

test('W20: the dashboard of jobs is for legacy admins', () => {
  assert.ok(canSuperAdmin(legacy, 'show', 'jobs'))
  assert.ok(!canSuperAdmin(support, 'show', 'jobs'))
})
