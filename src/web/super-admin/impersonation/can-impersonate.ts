import * as superAdminRules from '#domain/account/super-admin/super-admin-rules.ts'
import type { SuperAdminActor } from '#domain/actor/super-admin-actor.ts'
import { config } from '#infra/config.ts'

/** Where the installation allows it, and the rule. */
export const canImpersonate = (actor: SuperAdminActor, agent: { isOpen: boolean }) =>
  config.SIGN_IN_AS_ALLOWED && superAdminRules.impersonate(actor, agent) === null
