import {
  agentGroupMembers,
  agentGroups,
  agentRoles,
  agentServices,
  agentTeams,
  agentTerritorialAccessRights,
  agentTerritorialRoles,
  teams,
} from './agent-rights.ts'
import { communeCentres } from './commune-centres.ts'
import type { DemoWorld } from './demo-world.ts'
import { lieux } from './lieux.ts'
import { motifCategories, motifCategoriesTerritoires } from './motif-categories.ts'
import { organisations } from './organisations.ts'
import { secteurAttributions, secteurs, zones } from './secteurs.ts'
import { services, territoireServices } from './services.ts'
import { superAdmins } from './super-admins.ts'
import { territoires } from './territoires.ts'

/** Each table after those it refers to. */
export type Planting = [table: string, rows: readonly object[]]

export const fixedTables: Planting[] = [
  ['territoires', Object.values(territoires)],
  ['services', Object.values(services)],
  ['territoire_services', territoireServices],
  ['motif_categories', Object.values(motifCategories)],
  ['motif_categories_territoires', motifCategoriesTerritoires],
  ['organisations', Object.values(organisations)],
  ['lieux', lieux],
  ['super_admins', superAdmins],
  ['commune_centres', communeCentres],
]

export const tablesOf = (world: DemoWorld): Planting[] => [
  ['agents', world.agents],
  ['agent_services', agentServices],
  ['agent_roles', agentRoles],
  ['agent_territorial_roles', agentTerritorialRoles],
  ['agent_territorial_access_rights', agentTerritorialAccessRights],
  ['teams', teams],
  ['agent_teams', agentTeams],
  ['agent_groups', agentGroups],
  ['agent_group_members', agentGroupMembers],
  ['secteurs', secteurs],
  ['zones', zones],
  ['secteur_attributions', secteurAttributions],
  ['motifs', world.motifs],
  ['plages', world.plages.map(({ first, motifs, ...plage }) => plage)],
  [
    'motifs_plages',
    world.plages.flatMap(({ id, motifs }) => motifs.map((motif) => ({ motifId: motif.id, plageId: id }))),
  ],
  ['absences', world.absences],
  ['usagers', world.usagers.filter(({ responsibleId }) => !responsibleId)],
  ['usagers', world.usagers.filter(({ responsibleId }) => responsibleId)],
  ['usager_profiles', world.usagerProfiles],
  ['referent_assignations', world.referentAssignations],
  ['prescripteurs', world.prescripteurs],
  ['rdvs', world.rdvs],
  ['agents_rdvs', world.agentsRdvs],
  ['participations', world.participations],
  ['files_attente', world.filesAttente],
  ['receipts', world.receipts],
  ['consultations', world.consultations],
  ['refus', world.refus],
  ['webhook_endpoints', world.webhookEndpoints],
  ['webhook_deliveries', world.webhookDeliveries],
]
