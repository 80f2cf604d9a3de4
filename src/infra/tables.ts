/** Where rows of models lie, and how they lead to others: what scopes need to be written in SQL. */
export type Table = { name: string; relations: Record<string, Relation> }

/** `column` is that of this table, or of the other one for `many`. */
type Relation = { kind: 'one' | 'many'; model: ScopedModel; column: string }

const one = (model: ScopedModel, column: string): Relation => ({ kind: 'one', model, column })
const many = (model: ScopedModel, column: string): Relation => ({ kind: 'many', model, column })
const table = (name: string, relations: Table['relations'] = {}): Table => ({ name, relations })

export type ScopedModel =
  | 'Absence'
  | 'Agent'
  | 'AgentRole'
  | 'AgentService'
  | 'AgentTerritorialAccessRight'
  | 'AgentsRdv'
  | 'Export'
  | 'FileAttente'
  | 'Lieu'
  | 'Motif'
  | 'Organisation'
  | 'Participation'
  | 'Plage'
  | 'Rdv'
  | 'Secteur'
  | 'Team'
  | 'Territoire'
  | 'Usager'
  | 'UsagerProfile'
  | 'WebhookEndpoint'

export const TABLES: Record<ScopedModel, Table> = {
  Absence: table('absences', { agent: one('Agent', 'agent_id') }),
  Agent: table('agents', {
    accessRights: many('AgentTerritorialAccessRight', 'agent_id'),
    roles: many('AgentRole', 'agent_id'),
    services: many('AgentService', 'agent_id'),
  }),
  AgentRole: table('agent_roles', { organisation: one('Organisation', 'organisation_id') }),
  AgentService: table('agent_services'),
  AgentTerritorialAccessRight: table('agent_territorial_access_rights'),
  AgentsRdv: table('agents_rdvs'),
  Export: table('exports'),
  FileAttente: table('files_attente'),
  Lieu: table('lieux'),
  Motif: table('motifs', { organisation: one('Organisation', 'organisation_id') }),
  Organisation: table('organisations'),
  Participation: table('participations', { rdv: one('Rdv', 'rdv_id') }),
  Plage: table('plages', { agent: one('Agent', 'agent_id') }),
  Rdv: table('rdvs', {
    agents: many('AgentsRdv', 'rdv_id'),
    motif: one('Motif', 'motif_id'),
    participations: many('Participation', 'rdv_id'),
  }),
  Secteur: table('secteurs'),
  Team: table('teams'),
  Territoire: table('territoires'),
  Usager: table('usagers', { profiles: many('UsagerProfile', 'usager_id') }),
  UsagerProfile: table('usager_profiles', { organisation: one('Organisation', 'organisation_id') }),
  WebhookEndpoint: table('webhook_endpoints', { organisation: one('Organisation', 'organisation_id') }),
}
