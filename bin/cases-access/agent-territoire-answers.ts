import { type AccessRight, hasRight } from '#domain/actor/agent-actor.ts'
import {
  agentsConfigurableIn,
  canConfigureAgent,
  canGiveRoles,
  canInviteInTerritoires,
  canUpdateAccessRights,
  canUpdateTeamsOf,
  possibleTerritorialAdmins,
} from '#domain/people/agent/agent-configuration-policy.ts'
import {
  canEditWebhook,
  canOpenWebhookForm,
  canUpdateWebhookByApi,
  webhooksListedByApi,
  webhooksVisibleToAgent,
} from '#domain/telling/webhook/webhook-policy.ts'
import { canEditSecteur, secteursVisibleToAgent } from '#domain/territory/secteur/secteur-policy.ts'
import { canEditTeam, teamsVisibleToAgent } from '#domain/territory/team/team-policy.ts'
import {
  canConfigureTerritoire,
  canEnterTerritoire,
  territoiresAdministeredBy,
} from '#domain/territory/territoire/territoire-policy.ts'
import type { Tx } from '#infra/db.ts'
import { encrypt } from '#infra/encryption.ts'
import {
  type Answer,
  type Answers,
  type Asked,
  each,
  inScope,
  organisationId,
  targetOf,
  territoireId,
  WRITES,
} from './asked.ts'

type Judge = (actor: Asked['world']['self'], territoireId: number) => boolean

const of =
  (judge: Judge): Answer =>
  (asked) =>
    judge(asked.world.self, territoireId(asked))

const enter = of((actor, id) => canEnterTerritoire(actor, { id }))
const configure = of((actor, id) => canConfigureTerritoire(actor, { id }))
const holds = (right: AccessRight) => of((actor, id) => hasRight(actor, id, right))

const configured = (asked: Asked) => {
  const { roles, territorialRoles } = targetOf(asked)
  const ofRoles = roles.map(({ organisation }) => organisation.territoire.id)
  return { territoireIds: [...ofRoles, ...territorialRoles.map((role) => role.territoireId)] }
}

const territorialAdmin = inScope(
  async () => undefined,
  (asked) => (tx, actor) =>
    tx.agent.count({
      where: { AND: [possibleTerritorialAdmins(actor, territoireId(asked)), { id: targetOf(asked).id }] },
    }),
)

const configurable = inScope(
  async () => undefined,
  (asked) => (tx, actor) =>
    tx.agent.count({ where: { AND: [agentsConfigurableIn(actor, territoireId(asked)), { id: targetOf(asked).id }] } }),
)

const teamInScope = inScope(
  (tx, asked) =>
    tx.team.create({ data: { id: asked.world.id('team'), territoireId: territoireId(asked), name: 'Nord' } }),
  ({ world }) =>
    (tx, actor) =>
      tx.team.count({ where: { AND: [teamsVisibleToAgent(actor), { id: world.id('team') }] } }),
)

const territoireInScope = inScope(
  async () => undefined,
  (asked) => (tx, actor) =>
    tx.territoire.count({ where: { AND: [territoiresAdministeredBy(actor), { id: territoireId(asked) }] } }),
)

const secteurInScope = inScope(
  (tx, asked) =>
    tx.secteur.create({
      data: { id: asked.world.id('secteur'), territoireId: territoireId(asked), name: 'Nord', humanId: 'nord' },
    }),
  ({ world }) =>
    (tx, actor) =>
      tx.secteur.count({ where: { AND: [secteursVisibleToAgent(actor), { id: world.id('secteur') }] } }),
)

const secteur = of((actor, id) => canEditSecteur(actor, { territoireId: id }))

const endpoint = (asked: Asked) => ({
  organisation: { id: organisationId(asked), territoireId: territoireId(asked) },
})

const insertEndpoint = (tx: Tx, asked: Asked) =>
  tx.webhookEndpoint.create({
    data: {
      organisationId: organisationId(asked),
      targetUrl: 'https://exemple.fr',
      secret: encrypt('webhook_endpoints.secret', ''),
    },
  })

const webhook: Answer = (asked) => canEditWebhook(asked.world.self, endpoint(asked))

/** The space of a territoire. */
export const agentTerritoireAnswers: Answers = {
  configuration_agent: {
    ...each(['show', 'edit', 'update', 'update_services'], (asked) =>
      canConfigureAgent(asked.world.self, configured(asked)),
    ),
    update_teams: (asked) => canUpdateTeamsOf(asked.world.self, configured(asked)),
    ...each(['new', 'create', 'invite', 'reinvite'], (asked) =>
      canInviteInTerritoires(asked.world.self, configured(asked)),
    ),
    index: enter,
    list: configurable,
  },
  agent_role: each(['show', 'index', 'list', ...WRITES], of(canGiveRoles)),
  agent_territorial_access_right: each(['show', ...WRITES], of(canUpdateAccessRights)),
  agent_territorial_role: each(['create_or_destroy', 'new', 'create', 'destroy'], territorialAdmin),
  team: {
    ...each(
      [...WRITES, 'versions'],
      of((actor, id) => canEditTeam(actor, { territoireId: id })),
    ),
    index: async (asked) => (await enter(asked)) && teamInScope(asked),
    ...each(['show', 'list'], teamInScope),
  },
  territory: {
    show: enter,
    index: enter,
    ...each(['edit', 'update'], configure),
    list: territoireInScope,
    allow_to_manage_teams: holds('allowToManageTeams'),
    allow_to_manage_access_rights: holds('allowToManageAccessRights'),
    allow_to_invite_agents: holds('allowToInviteAgents'),
  },
  webhook_endpoint: {
    new: ({ world }) => canOpenWebhookForm(world.self),
    ...each(['show', 'create', 'edit', 'destroy', 'versions'], webhook),
    update: (asked) =>
      asked.actor.kind === 'api_agent' ? canUpdateWebhookByApi(asked.world.self, endpoint(asked)) : webhook(asked),
    index: (asked) => asked.actor.kind === 'api_agent' || configure(asked),
    list: inScope(
      insertEndpoint,
      () => (tx, actor) => tx.webhookEndpoint.count({ where: webhooksVisibleToAgent(actor) }),
    ),
    list_api: inScope(
      insertEndpoint,
      () => (tx, actor) => tx.webhookEndpoint.count({ where: webhooksListedByApi(actor) }),
    ),
  },
  sector: { ...each(['show', ...WRITES, 'versions', 'index'], secteur), list: secteurInScope },
  sector_attribution: { ...each(['show', ...WRITES, 'index'], secteur), list: secteurInScope },
  zone: { ...each(['show', ...WRITES, 'index', 'export'], secteur), list: secteurInScope },
}
