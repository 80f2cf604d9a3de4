import type { AccessRight } from '#domain/actor/agent-actor.ts'
import * as standingRules from '#domain/actor/standing-rules.ts'
import * as agendaRules from '#domain/booking/agenda/agenda-rules.ts'
import * as participationScope from '#domain/booking/participation/participation-scope.ts'
import * as prescriptionRules from '#domain/booking/prescription/prescription-rules.ts'
import * as rdvRules from '#domain/booking/rdv/rdv-rules.ts'
import * as rdvScope from '#domain/booking/rdv/rdv-scope.ts'
import * as exportRules from '#domain/keeping/export/export-rules.ts'
import * as exportScope from '#domain/keeping/export/export-scope.ts'
import * as agentConfigurationRules from '#domain/people/agent/agent-configuration-rules.ts'
import * as agentRules from '#domain/people/agent/agent-rules.ts'
import * as agentScope from '#domain/people/agent/agent-scope.ts'
import * as usagerProfileRules from '#domain/people/usager/usager-profile-rules.ts'
import * as usagerProfileScope from '#domain/people/usager/usager-profile-scope.ts'
import * as usagerRules from '#domain/people/usager/usager-rules.ts'
import * as usagerScope from '#domain/people/usager/usager-scope.ts'
import * as absenceScope from '#domain/planning/absence/absence-scope.ts'
import * as plageRules from '#domain/planning/plage/plage-rules.ts'
import * as plageScope from '#domain/planning/plage/plage-scope.ts'
import * as webhookRules from '#domain/telling/webhook/webhook-rules.ts'
import * as webhookScope from '#domain/telling/webhook/webhook-scope.ts'
import * as lieuRules from '#domain/territory/lieu/lieu-rules.ts'
import * as lieuScope from '#domain/territory/lieu/lieu-scope.ts'
import * as motifRules from '#domain/territory/motif/motif-rules.ts'
import * as motifScope from '#domain/territory/motif/motif-scope.ts'
import * as organisationRules from '#domain/territory/organisation/organisation-rules.ts'
import * as organisationScope from '#domain/territory/organisation/organisation-scope.ts'
import * as secteurRules from '#domain/territory/secteur/secteur-rules.ts'
import * as secteurScope from '#domain/territory/secteur/secteur-scope.ts'
import * as teamRules from '#domain/territory/team/team-rules.ts'
import * as teamScope from '#domain/territory/team/team-scope.ts'
import * as territoireRules from '#domain/territory/territoire/territoire-rules.ts'
import * as territoireScope from '#domain/territory/territoire/territoire-scope.ts'
import * as facts from './agent-facts.ts'
import * as rows from './agent-rows.ts'
import { type Answer, type Answers, always, askedBy, both, WRITES } from './asked.ts'

const { rule, scope } = askedBy(({ world }) => world.self)

/** The page of a list opens to the members of its organisation. */
const organisation = scope('Organisation', rows.organisation, organisationScope.seenByAgent)
const openPage: Answer = (asked) => asked.resource.organisation === undefined || organisation(asked)

/** In the organisation that the case names; without one, in any of those of the agent. */
const whereHeIs =
  (judge: typeof agentRules.remove): Answer =>
  (asked) => {
    const agent = facts.agent(asked)
    const named = asked.resource.organisation ? [facts.ofOrganisation(asked)] : agent.roles
    return named.some(({ organisationId }) => judge(asked.world.self, { agent, organisationId }) === null)
  }

const enterTerritoire = rule(territoireRules.enter, facts.territoire)
const configureTerritoire = rule(territoireRules.configure, facts.territoire)
const holds = (right: AccessRight) =>
  rule((actor, territoireId) => standingRules.holdRight(actor, territoireId, right), facts.territoireId)

const byApi =
  (ofApi: Answer, ofPage: Answer): Answer =>
  (asked) =>
    (asked.actor.kind === 'api_agent' ? ofApi : ofPage)(asked)

const rdv = scope('Rdv', rows.rdv, rdvScope.seenByAgent)
const participation = scope('Participation', rows.participation, participationScope.seenByAgent)
const absence = scope('Absence', rows.absence, absenceScope.seenByAgent)
const team = scope('Team', rows.team, teamScope.seenByAgent)
const secteur = scope('Secteur', rows.secteur, secteurScope.seenByAgent)
const ofSecteur = {
  [`show ${WRITES} versions index export`]: rule(secteurRules.edit, facts.ofTerritoire),
  list: secteur,
}

const usager = scope('Usager', rows.usager, (actor, asked) => usagerScope.seenByAgent(actor, facts.context(asked)))
const usagerByApi = scope('Usager', rows.usager, (actor) => usagerScope.seenByAgent(actor, null))
const mayAttach = (organisation: string) => rule(usagerProfileRules.create, facts.attachment(organisation))

/** Who may, cell by cell: the rule or the scope of the product. */
export const agentAnswers: Answers = {
  rdv: {
    'show edit update versions send_reminder update_participation_status cancel': rule(rdvRules.edit, facts.rdv),
    'destroy destroy_participation': rule(rdvRules.destroy, facts.ofOrganisation),
    'new create duplicate': rule(rdvRules.create, facts.ofOrganisation),
    index: openPage,
    'list export': rdv,
  },
  rdv_export_row: { 'list show index export download create': rdv },
  waiting_room: { [`show ${WRITES}`]: rule(rdvRules.edit, facts.rdv) },
  participation: {
    show: (asked) =>
      (asked.resource.created_by ? rule(prescriptionRules.show, facts.prescription) : participation)(asked),
    list: participation,
    'edit update update_participation_status': rule(rdvRules.edit, facts.rdv),
    'destroy destroy_participation': rule(rdvRules.destroy, facts.ofOrganisation),
    'new create': rule(rdvRules.create, facts.ofOrganisation),
  },
  plage_ouverture: {
    [`show ${WRITES} versions duplicate`]: rule(plageRules.edit, facts.plage),
    index: openPage,
    list: scope('Plage', rows.plage, plageScope.seenByAgent),
  },
  absence: {
    'show edit update destroy cancel versions list index': absence,
    'new create duplicate': scope('Agent', rows.agent, agentScope.seenByAgent),
  },
  agent_agenda: {
    show: rule(agendaRules.show, facts.agenda),
    toggle_displays: rule(agentRules.beHimself, facts.agent),
  },
  export: {
    'list show download': scope('Export', rows.exportOf, exportScope.seenByAgent),
    index: always,
    'new create export': rule(exportRules.create, facts.exportedOrganisations),
  },
  agent: {
    'show edit update invite reinvite versions rdvs': rule(agentRules.edit, facts.agent),
    'new create': rule(agentRules.edit, facts.newAgent),
    destroy: whereHeIs(agentRules.remove),
    change_access_level: whereHeIs(agentRules.changeLevel),
    toggle_displays: rule(agentRules.beHimself, facts.agent),
    index: openPage,
    list: scope('Agent', rows.agent, agentScope.seenByAgent),
  },
  lieu: {
    [`${WRITES} versions`]: rule(lieuRules.edit, facts.ofOrganisation),
    index: openPage,
    'show list': scope('Lieu', rows.lieu, lieuScope.seenByAgent),
  },
  motif: {
    show: rule(motifRules.show, facts.motif),
    [`${WRITES} versions duplicate`]: rule(motifRules.edit, facts.motif),
    bookable: rule((_actor, motif) => motifRules.prescribe(motif), facts.motif),
    index: openPage,
    list: scope('Motif', rows.motif, motifScope.seenByAgent),
  },
  organisation: {
    'show list index link_to_organisation': organisation,
    'edit update versions rdvs': rule(organisationRules.edit, (asked) => ({ id: facts.organisationId(asked) })),
    'new create': rule(organisationRules.create, facts.ofTerritoire),
  },
  user: {
    'show edit update destroy invite reinvite rdv_invitation_token list merge': usager,
    'new index': always,
    create: (asked) => both(...asked.resource.organisations.map(mayAttach))(asked),
    versions: both(rule(usagerRules.readHistory, facts.context), usager),
    'prescribe search_masked link_to_organisation': scope('Usager', rows.usager, (actor, asked) =>
      usagerScope.prescribableByAgent(actor, facts.context(asked) ?? 0),
    ),
  },
  user_profile: {
    'new create': (asked) => mayAttach(asked.resource.organisation ?? '')(asked),
    destroy: rule(usagerProfileRules.destroy, facts.ofOrganisation),
    'list index show': scope('UsagerProfile', rows.usagerProfile, (actor, asked) =>
      usagerProfileScope.seenByAgent(actor, facts.context(asked)),
    ),
  },
  referent_assignation: {
    'new create destroy': byApi(
      both(usagerByApi, scope('Agent', rows.agent, agentScope.possibleReferentsByApi)),
      both(usager, scope('Agent', rows.agent, agentScope.possibleReferents)),
    ),
  },
  configuration_agent: {
    'show edit update update_services': rule(agentConfigurationRules.edit, facts.configuredAgent),
    update_teams: rule(agentConfigurationRules.updateTeams, facts.configuredAgent),
    'new create invite reinvite': rule(agentConfigurationRules.invite, facts.configuredAgent),
    index: enterTerritoire,
    list: scope('Agent', rows.agent, (actor, asked) => agentScope.configurableIn(actor, facts.territoireId(asked))),
  },
  agent_role: { [`show index list ${WRITES}`]: rule(agentConfigurationRules.giveRole, facts.territoireId) },
  agent_territorial_access_right: {
    [`show ${WRITES}`]: rule(agentConfigurationRules.updateRights, facts.territoireId),
  },
  agent_territorial_role: {
    'create_or_destroy new create destroy': scope('Agent', rows.agent, (actor, asked) =>
      agentScope.possibleTerritorialAdmins(actor, facts.territoireId(asked)),
    ),
  },
  team: {
    [`${WRITES} versions`]: rule(teamRules.edit, facts.ofTerritoire),
    index: both(enterTerritoire, team),
    'show list': team,
  },
  territory: {
    'show index': enterTerritoire,
    'edit update': configureTerritoire,
    list: scope('Territoire', rows.territoire, territoireScope.seenByAgent),
    allow_to_manage_teams: holds('allowToManageTeams'),
    allow_to_manage_access_rights: holds('allowToManageAccessRights'),
    allow_to_invite_agents: holds('allowToInviteAgents'),
  },
  webhook_endpoint: {
    new: rule((actor) => webhookRules.openForm(actor), facts.endpoint),
    'show create edit destroy versions': rule(webhookRules.edit, facts.endpoint),
    update: byApi(rule(webhookRules.updateByApi, facts.endpoint), rule(webhookRules.edit, facts.endpoint)),
    index: byApi(always, configureTerritoire),
    list: scope('WebhookEndpoint', rows.webhookEndpoint, webhookScope.seenByAgent),
    list_api: scope('WebhookEndpoint', rows.webhookEndpoint, webhookScope.listedByApi),
  },
  sector: ofSecteur,
  sector_attribution: ofSecteur,
  zone: ofSecteur,
}
