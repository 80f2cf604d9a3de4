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

type SuperAdminDeed = 'index' | 'show' | 'new' | 'create' | 'edit' | 'update' | 'destroy' | 'invite' | 'sign_in_as'

type SuperAdminResource = keyof typeof rights

type SuperAdminRefusal = 'pas-propose' | 'reserve-aux-legacy-admins' | 'soi-meme' | 'dernier-legacy-admin'

type Asked = { resource: SuperAdminResource; deed: SuperAdminDeed }

export function act({ role }: SuperAdminActor, { resource, deed }: Asked): SuperAdminRefusal | null {
  const offered: Partial<Record<SuperAdminDeed, readonly SuperAdminRole[]>> = rights[resource]
  const allowed = offered[deed]
  if (!allowed) return 'pas-propose'
  return allowed.includes(role) ? null : 'reserve-aux-legacy-admins'
}

export type ImpersonationRefusal = SuperAdminRefusal | 'compte-pas-ouvert'

/** Nobody acts as an agent who never opened his account, or has none. */
export const impersonate = (actor: SuperAdminActor, { isOpen }: { isOpen: boolean }): ImpersonationRefusal | null =>
  act(actor, { resource: 'agent', deed: 'sign_in_as' }) ?? (isOpen ? null : 'compte-pas-ouvert')

type Removal = { removed: SuperAdminActor; legacyAdmins: number }

/** Neither himself nor the last legacy admin. */
export function remove(actor: SuperAdminActor, { removed, legacyAdmins }: Removal): SuperAdminRefusal | null {
  if (removed.id === actor.id) return 'soi-meme'
  return removed.role === 'legacy_admin' && legacyAdmins <= 1
    ? 'dernier-legacy-admin'
    : act(actor, { resource: 'super_admin', deed: 'destroy' })
}

/** A support does not make legacy admins. */
export const giveRole = (actor: SuperAdminActor, role: SuperAdminRole): 'reserve-aux-legacy-admins' | null =>
  actor.role === 'legacy_admin' || role === 'support' ? null : 'reserve-aux-legacy-admins'
