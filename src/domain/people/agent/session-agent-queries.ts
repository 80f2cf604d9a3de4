import { z } from 'zod'
import { type AgentActor, agentActorOf } from '#domain/actor/agent-actor.ts'
import { pool } from '#infra/db.ts'
import { AccessLevel, ServiceKind, StartPage, TerritoireKind } from '#infra/prisma/enums.ts'
import { type Connection, query, type RowOf, statement } from '#infra/query.ts'

/** The agent of a session, as pages show him and as the rules want him. */
export type SessionAgent = RowOf<typeof AGENT> & { actor: AgentActor }

/** One read a request. Null when he is gone: his session stops there. */
export async function findSessionAgent(id: number, connection: Connection = pool): Promise<SessionAgent | null> {
  const [row] = await query(AGENT, [id], connection)
  return row ? { ...row, actor: agentActorOf(row) } : null
}

const record = {
  services: z.array(z.strictObject({ service: z.strictObject({ id: z.int(), kind: z.enum(ServiceKind) }) })),
  roles: z.array(
    z.strictObject({
      organisationId: z.int(),
      accessLevel: z.enum(AccessLevel),
      organisation: z.strictObject({
        territoire: z.strictObject({
          id: z.int(),
          kind: z.enum(TerritoireKind),
          visibleUsagersThroughoutTheTerritoire: z.boolean(),
        }),
      }),
    }),
  ),
  territorialRoles: z.array(z.strictObject({ territoireId: z.int() })),
  accessRights: z.array(
    z.strictObject({
      territoireId: z.int(),
      allowToManageTeams: z.boolean(),
      allowToManageAccessRights: z.boolean(),
      allowToInviteAgents: z.boolean(),
    }),
  ),
}

const AGENT = statement(
  'session-agent',
  {
    id: z.int(),
    firstName: z.string().nullable(),
    lastName: z.string().nullable(),
    email: z.string().nullable(),
    sessionVersion: z.int(),
    connectedWithAgentConnect: z.boolean(),
    /** One of his organisations wants two factors of everybody. */
    requiresSecondFactor: z.boolean(),
    /** How he wants agendas to look. */
    displayCancelledRdv: z.boolean(),
    displaySaturdays: z.boolean(),
    /** Where he begins his day, if he said so. */
    startPage: z.enum(StartPage).nullable(),
    ...record,
  },
  `
  SELECT id, first_name AS "firstName", last_name AS "lastName", email, session_version AS "sessionVersion",
    connected_with_agent_connect AS "connectedWithAgentConnect",
    EXISTS (SELECT FROM agent_roles role JOIN organisations organisation ON organisation.id = role.organisation_id
      WHERE role.agent_id = agents.id AND organisation.requires_second_factor) AS "requiresSecondFactor",
    display_cancelled_rdv AS "displayCancelledRdv", display_saturdays AS "displaySaturdays",
    start_page AS "startPage",
    (SELECT coalesce(json_agg(json_build_object('service', json_build_object('id', service.id, 'kind', service.kind))), '[]')
      FROM agent_services link JOIN services service ON service.id = link.service_id WHERE link.agent_id = agents.id) AS services,
    (SELECT coalesce(json_agg(json_build_object(
        'organisationId', role.organisation_id, 'accessLevel', role.access_level,
        'organisation', json_build_object('territoire', json_build_object('id', territoire.id, 'kind', territoire.kind,
          'visibleUsagersThroughoutTheTerritoire', territoire.visible_usagers_throughout_the_territoire)))
        ORDER BY role.organisation_id), '[]')
      FROM agent_roles role JOIN organisations organisation ON organisation.id = role.organisation_id
      JOIN territoires territoire ON territoire.id = organisation.territoire_id WHERE role.agent_id = agents.id) AS roles,
    (SELECT coalesce(json_agg(json_build_object('territoireId', territoire_id)), '[]')
      FROM agent_territorial_roles WHERE agent_id = agents.id) AS "territorialRoles",
    (SELECT coalesce(json_agg(json_build_object('territoireId', territoire_id, 'allowToManageTeams', allow_to_manage_teams,
        'allowToManageAccessRights', allow_to_manage_access_rights, 'allowToInviteAgents', allow_to_invite_agents)), '[]')
      FROM agent_territorial_access_rights WHERE agent_id = agents.id) AS "accessRights"
  FROM agents WHERE id = $1 AND deleted_at IS NULL`,
)
