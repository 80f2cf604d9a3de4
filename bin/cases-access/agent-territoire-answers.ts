import type { AccessRight } from '#domain/actor/agent-actor.ts'
import * as standingRules from '#domain/actor/standing-rules.ts'
import * as agentConfigurationRules from '#domain/people/agent/agent-configuration-rules.ts'
import * as agentScope from '#domain/people/agent/agent-scope.ts'
import * as webhookRules from '#domain/telling/webhook/webhook-rules.ts'
import * as webhookScope from '#domain/telling/webhook/webhook-scope.ts'
import * as secteurRules from '#domain/territory/secteur/secteur-rules.ts'
import * as secteurScope from '#domain/territory/secteur/secteur-scope.ts'
import * as teamRules from '#domain/territory/team/team-rules.ts'
import * as teamScope from '#domain/territory/team/team-scope.ts'
import * as territoireRules from '#domain/territory/territoire/territoire-rules.ts'
import * as territoireScope from '#domain/territory/territoire/territoire-scope.ts'
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

type Judge = (actor: Asked['world']['self'], territoireId: number) => string | null

const of =
  (judge: Judge): Answer =>
  (asked) =>
    judge(asked.world.self, territoireId(asked)) === null

const enter = of((actor, id) => territoireRules.enter(actor, { id }))
const configure = of((actor, id) => territoireRules.configure(actor, { id }))
const holds = (right: AccessRight) => of((actor, id) => standingRules.holdRight(actor, id, right))

const configured = (asked: Asked) => {
  const { roles, territorialRoles } = targetOf(asked)
  const ofRoles = roles.map(({ organisation }) => organisation.territoire.id)
  return { territoireIds: [...ofRoles, ...territorialRoles.map((role) => role.territoireId)] }
}

const territorialAdmin = inScope(
  async () => undefined,
  (asked) => (tx, actor) =>
    tx.agent.count({
      where: { AND: [agentScope.possibleTerritorialAdmins(actor, territoireId(asked)), { id: targetOf(asked).id }] },
    }),
)

const configurable = inScope(
  async () => undefined,
  (asked) => (tx, actor) =>
    tx.agent.count({
      where: { AND: [agentScope.configurableIn(actor, territoireId(asked)), { id: targetOf(asked).id }] },
    }),
)

const teamInScope = inScope(
  (tx, asked) =>
    tx.team.create({ data: { id: asked.world.id('team'), territoireId: territoireId(asked), name: 'Nord' } }),
  ({ world }) =>
    (tx, actor) =>
      tx.team.count({ where: { AND: [teamScope.seenByAgent(actor), { id: world.id('team') }] } }),
)

const territoireInScope = inScope(
  async () => undefined,
  (asked) => (tx, actor) =>
    tx.territoire.count({ where: { AND: [territoireScope.seenByAgent(actor), { id: territoireId(asked) }] } }),
)

const secteurInScope = inScope(
  (tx, asked) =>
    tx.secteur.create({
      data: { id: asked.world.id('secteur'), territoireId: territoireId(asked), name: 'Nord', humanId: 'nord' },
    }),
  ({ world }) =>
    (tx, actor) =>
      tx.secteur.count({ where: { AND: [secteurScope.seenByAgent(actor), { id: world.id('secteur') }] } }),
)

const secteur = of((actor, id) => secteurRules.edit(actor, { territoireId: id }))

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

const webhook: Answer = (asked) => webhookRules.edit(asked.world.self, endpoint(asked)) === null

/** The space of a territoire. */
export const agentTerritoireAnswers: Answers = {
  configuration_agent: {
    ...each(
      ['show', 'edit', 'update', 'update_services'],
      (asked) => agentConfigurationRules.edit(asked.world.self, configured(asked)) === null,
    ),
    update_teams: (asked) => agentConfigurationRules.updateTeams(asked.world.self, configured(asked)) === null,
    ...each(
      ['new', 'create', 'invite', 'reinvite'],
      (asked) => agentConfigurationRules.invite(asked.world.self, configured(asked)) === null,
    ),
    index: enter,
    list: configurable,
  },
  agent_role: each(['show', 'index', 'list', ...WRITES], of(agentConfigurationRules.giveRole)),
  agent_territorial_access_right: each(['show', ...WRITES], of(agentConfigurationRules.updateRights)),
  agent_territorial_role: each(['create_or_destroy', 'new', 'create', 'destroy'], territorialAdmin),
  team: {
    ...each(
      [...WRITES, 'versions'],
      of((actor, id) => teamRules.edit(actor, { territoireId: id })),
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
    new: ({ world }) => webhookRules.openForm(world.self) === null,
    ...each(['show', 'create', 'edit', 'destroy', 'versions'], webhook),
    update: (asked) =>
      asked.actor.kind === 'api_agent'
        ? webhookRules.updateByApi(asked.world.self, endpoint(asked)) === null
        : webhook(asked),
    index: (asked) => asked.actor.kind === 'api_agent' || configure(asked),
    list: inScope(
      insertEndpoint,
      () => (tx, actor) => tx.webhookEndpoint.count({ where: webhookScope.seenByAgent(actor) }),
    ),
    list_api: inScope(
      insertEndpoint,
      () => (tx, actor) => tx.webhookEndpoint.count({ where: webhookScope.listedByApi(actor) }),
    ),
  },
  sector: { ...each(['show', ...WRITES, 'versions', 'index'], secteur), list: secteurInScope },
  sector_attribution: { ...each(['show', ...WRITES, 'index'], secteur), list: secteurInScope },
  zone: { ...each(['show', ...WRITES, 'index', 'export'], secteur), list: secteurInScope },
}
