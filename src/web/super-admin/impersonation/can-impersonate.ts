import * as superAdminRules from '#domain/account/super-admin/super-admin-rules.ts'
import type { SuperAdminActor } from '#domain/actor/super-admin-actor.ts'
import { config } from '#infra/config.ts'

/** Where the installation allows it, and to whom his role does. */
export const canImpersonate = (actor: SuperAdminActor) =>
  config.SIGN_IN_AS_ALLOWED && superAdminRules.act(actor, { resource: 'agent', deed: 'sign_in_as' }) === null
