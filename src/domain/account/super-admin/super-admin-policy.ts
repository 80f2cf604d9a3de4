import type { SuperAdminActor } from '#domain/actor/super-admin-actor.ts'
import type { SuperAdminRole } from '#infra/prisma/enums.ts'

const both = ['legacy_admin', 'support'] as const
const legacy = ['legacy_admin'] as const
const read = { index: both, show: both }
const writtenByLegacy = { new: legacy, create: legacy, edit: legacy, update: legacy, destroy: legacy }

/** Who may do what in the back-office; what is not here is not offered. Its lists are not filtered. */
const rights = {
  agent: {
    ...read,
    new: both,
    create: both,
    edit: both,
    update: both,
    destroy: both,
    invite: both,
    sign_in_as: both,
  },
  agent_role: { show: both, edit: both, update: both, destroy: both },
  agent_service: { show: both, destroy: both },
  usager_profile: { destroy: legacy },
  super_admin: { index: both, destroy: both },
  organisation: { ...read, new: both, create: both, edit: both, update: both, destroy: legacy },
  service: { ...read, ...writtenByLegacy },
  motif: { ...read, ...writtenByLegacy },
  lieu: { ...read, ...writtenByLegacy, edit: both, update: both },
  territoire: { ...read, edit: both, update: both, destroy: legacy },
  usager: { ...read, ...writtenByLegacy },
  mairie_compte: { index: both, new: both, create: both },
  compte: { index: both, new: both, create: both },
  migration: { new: both, create: both },
  jobs: { show: legacy },
} satisfies Record<string, Partial<Record<SuperAdminDeed, readonly SuperAdminRole[]>>>

export type SuperAdminDeed =
  | 'index'
  | 'show'
  | 'new'
  | 'create'
  | 'edit'
  | 'update'
  | 'destroy'
  | 'invite'
  | 'sign_in_as'

export type SuperAdminResource = keyof typeof rights

export function canSuperAdmin({ role }: SuperAdminActor, deed: SuperAdminDeed, resource: SuperAdminResource): boolean {
  const offered: Partial<Record<SuperAdminDeed, readonly SuperAdminRole[]>> = rights[resource]
  return offered[deed]?.includes(role) ?? false
}

/** Neither himself nor the last legacy admin. */
export const canRemoveSuperAdmin = (actor: SuperAdminActor, removed: SuperAdminActor, legacyAdmins: number) =>
  canSuperAdmin(actor, 'destroy', 'super_admin') &&
  removed.id !== actor.id &&
  (removed.role !== 'legacy_admin' || legacyAdmins > 1)

/** A support does not make legacy admins. */
export const canGiveSuperAdminRole = (actor: SuperAdminActor, role: SuperAdminRole) =>
  actor.role === 'legacy_admin' || role === 'support'
