import type { Actor } from '#domain/actor/actor.ts'
import type { SuperAdminActor } from '#domain/actor/super-admin-actor.ts'
import { deed } from '#domain/journal/deed.ts'
import { db, type Tx } from '#infra/db.ts'
import * as superAdminRules from './super-admin-rules.ts'

export type ImpersonationOutcome =
  | { ok: true; agent: { id: number; sessionVersion: number } }
  | { ok: false; reason: 'inconnu' | superAdminRules.ImpersonationRefusal }

type Impersonation = { by: SuperAdminActor; superAdmin: Actor; agentId: number; reason: string; address: string }

/** Written in the agent's history before anything is opened: who, why, and from where (decision 23). */
export const impersonateAgent = ({
  by,
  superAdmin,
  agentId,
  reason,
  address,
}: Impersonation): Promise<ImpersonationOutcome> =>
  deed(superAdmin, async ({ prisma: tx }) => {
    const agent = await tx.agent.findFirst({
      where: { id: agentId, deletedAt: null },
      select: { id: true, sessionVersion: true, confirmedAt: true },
    })
    if (!agent) return { ok: false, reason: 'inconnu' }
    const refusal = superAdminRules.impersonate(by, { isOpen: agent.confirmedAt !== null })
    if (refusal) return { ok: false, reason: refusal }

    await record(tx, superAdmin, agentId, { impersonation: [null, reason], impersonation_address: [null, address] })
    return { ok: true, agent: { id: agent.id, sessionVersion: agent.sessionVersion } }
  })

/** The way back, or the end of the session, whichever comes first. */
export const endImpersonation = (superAdmin: Actor, agentId: number) =>
  record(db, superAdmin, agentId, { impersonation: ['en cours', null] })

const record = (tx: Tx, actor: Actor, agentId: number, changes: Record<string, (string | null)[]>) =>
  tx.version.create({
    data: {
      itemType: 'agents',
      itemId: agentId,
      event: 'update',
      actorType: actor.type,
      actorId: actor.id,
      actorName: actor.name,
      objectChanges: changes,
    },
  })
