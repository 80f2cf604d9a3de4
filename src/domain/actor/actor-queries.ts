import { db, type Tx } from '#infra/db.ts'
import type { Prisma } from '#infra/prisma/client.ts'
import { type AgentActor, agentActorOf } from './agent-actor.ts'
import type { SuperAdminActor } from './super-admin-actor.ts'
import type { UsagerActor, UsagerSession } from './usager-actor.ts'

/** Null when the agent is gone or soft-deleted: his session stops there. */
export async function loadAgentActor(agentId: number, tx: Tx = db): Promise<AgentActor | null> {
  const agent = await tx.agent.findFirst({ where: { id: agentId, deletedAt: null }, select: whatAgentRulesNeed })
  return agent && agentActorOf(agent)
}

/** A code opens no file but the usager's own; the other sessions act for his proches too. */
export async function loadUsagerActor(
  usagerId: number,
  session: UsagerSession,
  tx: Tx = db,
): Promise<UsagerActor | null> {
  const usager = await tx.usager.findFirst({
    where: { id: usagerId, deletedAt: null },
    select: { id: true, proches: { where: { deletedAt: null }, select: { id: true } } },
  })
  if (!usager) return null

  const proches = session.kind === 'code' ? [] : usager.proches
  return { id: usager.id, familyIds: [usager.id, ...proches.map(({ id }) => id)], session }
}

export const loadSuperAdminActor = (superAdminId: number, tx: Tx = db): Promise<SuperAdminActor | null> =>
  tx.superAdmin.findUnique({ where: { id: superAdminId }, select: { id: true, role: true } })

const whatAgentRulesNeed = {
  id: true,
  services: { select: { service: { select: { id: true, kind: true } } } },
  roles: {
    select: {
      organisationId: true,
      accessLevel: true,
      organisation: {
        select: { territoire: { select: { id: true, kind: true, visibleUsagersThroughoutTheTerritoire: true } } },
      },
    },
  },
  territorialRoles: { select: { territoireId: true } },
  accessRights: {
    select: {
      territoireId: true,
      allowToManageTeams: true,
      allowToManageAccessRights: true,
      allowToInviteAgents: true,
    },
  },
} as const satisfies Prisma.AgentSelect
