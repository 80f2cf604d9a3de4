import { db, type Tx } from '#infra/db.ts'
import { type AgentActor, type AgentRecord, agentActorOf } from './agent-actor.ts'
import type { SuperAdminActor } from './super-admin-actor.ts'
import type { UsagerActor, UsagerSession } from './usager-actor.ts'

/** Null when the agent is gone or soft-deleted: his session stops there. Read at each request, in one trip. */
export async function loadAgentActor(agentId: number, tx: Tx = db): Promise<AgentActor | null> {
  const [agent] = await tx.$queryRaw<AgentRecord[]>`
    SELECT id,
      ARRAY(SELECT json_build_object('service', json_build_object('id', service.id, 'kind', service.kind))
            FROM agent_services JOIN services service ON service.id = service_id WHERE agent_id = agent.id) AS services,
      ARRAY(SELECT json_build_object('organisationId', organisation_id, 'accessLevel', access_level,
              'organisation', json_build_object('territoire', json_build_object('id', territoire.id, 'kind', territoire.kind,
                'visibleUsagersThroughoutTheTerritoire', territoire.visible_usagers_throughout_the_territoire)))
            FROM agent_roles JOIN organisations organisation ON organisation.id = organisation_id
            JOIN territoires territoire ON territoire.id = organisation.territoire_id
            WHERE agent_id = agent.id ORDER BY agent_roles.id) AS roles,
      ARRAY(SELECT json_build_object('territoireId', territoire_id)
            FROM agent_territorial_roles WHERE agent_id = agent.id) AS "territorialRoles",
      ARRAY(SELECT json_build_object('territoireId', territoire_id, 'allowToManageTeams', allow_to_manage_teams,
              'allowToManageAccessRights', allow_to_manage_access_rights, 'allowToInviteAgents', allow_to_invite_agents)
            FROM agent_territorial_access_rights WHERE agent_id = agent.id) AS "accessRights"
    FROM agents agent WHERE id = ${agentId} AND deleted_at IS NULL`
  return agent ? agentActorOf(agent) : null
}

/** A code opens no file but the usager's own; the other sessions act for his proches too. */
export async function loadUsagerActor(
  usagerId: number,
  session: UsagerSession,
  tx: Tx = db,
): Promise<UsagerActor | null> {
  const family = await tx.usager.findMany({
    where: { deletedAt: null, OR: [{ id: usagerId }, { responsibleId: usagerId }] },
    select: { id: true },
  })
  const ids = family.map(({ id }) => id)
  if (!ids.includes(usagerId)) return null

  return { id: usagerId, familyIds: session.kind === 'code' ? [usagerId] : ids, session }
}

export const loadSuperAdminActor = (superAdminId: number, tx: Tx = db): Promise<SuperAdminActor | null> =>
  tx.superAdmin.findUnique({ where: { id: superAdminId }, select: { id: true, role: true } })
