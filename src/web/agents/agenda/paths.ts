import { path } from '#lib/path.ts'

export const agendasPath = path('/admin/organisations/:organisationId/agent_agendas')
export const agendaPath = path('/admin/organisations/:organisationId/agent_agendas/:agentId')
export const affichagePath = path('/admin/organisations/:organisationId/agent_agendas/:agentId/affichage')

/** Colleagues whose agendas are looked at together, under a name. */
export const groupesPath = path('/admin/organisations/:organisationId/agent_agendas/groupes')
export const nouveauGroupePath = path('/admin/organisations/:organisationId/agent_agendas/groupes/nouveau')
export const groupePath = path('/admin/organisations/:organisationId/agent_agendas/groupes/:groupId')
export const suppressionDuGroupePath = path(
  '/admin/organisations/:organisationId/agent_agendas/groupes/:groupId/suppression',
)

/** For the remote selects: `?term=`. */
export const agentsJsonPath = path('/admin/organisations/:organisationId/agents.json')

/** Says when these agendas changed, as long as a page looks at them. */
export const fluxPath = path('/admin/organisations/:organisationId/agent_agendas/flux')

/** For the grid, and programs: everything at once, or by kind. */
export const evenementsPath = path('/admin/agenda/evenements')
export const rdvsFeedPath = path('/admin/agenda/rdvs')
export const absencesFeedPath = path('/admin/agenda/absences')
export const plagesFeedPath = path('/admin/agenda/plage_ouvertures')
