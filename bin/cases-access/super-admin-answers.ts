import * as superAdminRules from '#domain/account/super-admin/super-admin-rules.ts'
import type { SuperAdminActor } from '#domain/actor/super-admin-actor.ts'
import { ACTIONS, oneOf, UnknownWords } from './unknown-words.ts'
import type { Asked } from './world.ts'

type SuperAdminAct = Parameters<typeof superAdminRules.act>[1]

/** Words of the cases, and ours. */
const resources: Record<string, SuperAdminAct['resource']> = {
  agent: 'agent',
  agent_role: 'agent_role',
  agent_service: 'agent_service',
  lieu: 'lieu',
  mairie_compte: 'mairie_compte',
  migration: 'migration',
  motif: 'motif',
  organisation: 'organisation',
  service: 'service',
  super_admin: 'super_admin',
  territory: 'territoire',
  user: 'usager',
  user_profile: 'usager_profile',
  compte: 'compte',
  job: 'jobs',
}

const deeds: Record<string, SuperAdminAct['deed']> = { list: 'index', reinvite: 'invite' }
const DEEDS = ['index', 'show', 'new', 'create', 'edit', 'update', 'destroy', 'invite', 'sign_in_as'] as const

export function superAdminAnswer(asked: Asked): boolean {
  const { action, actor, resource, world } = asked
  if (actor.kind !== 'super_admin') throw new UnknownWords(`unknown super admin ${actor.kind}`)
  const me: SuperAdminActor = { id: world.id('super_admin:self'), role: actor.roles[0] }
  const type = resources[resource.type]
  if (!type) throw new UnknownWords(`unknown resource ${resource.type}`)
  const deed = deeds[action] ?? DEEDS.find((one) => one === oneOf(ACTIONS, action))
  if (!deed) return false
  if (type === 'super_admin' && deed === 'destroy')
    return superAdminRules.remove(me, { removed: removed(asked, me), legacyAdmins: 2 }) === null
  return superAdminRules.act(me, { resource: type, deed }) === null
}

/** Somebody else, unless the case says himself. */
function removed({ resource, world }: Asked, me: SuperAdminActor): SuperAdminActor {
  const target = resource.target ?? resource.owner
  if (target === 'self' || resource.owner_is === 'self') return me
  const role = target?.roles.includes('legacy_admin') ? 'legacy_admin' : 'support'
  return { id: world.id('super_admin:other'), role }
}
