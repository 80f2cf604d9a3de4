import { path } from '#lib/path.ts'

export const agendasPath = path('/admin/organisations/:organisationId/agent_agendas')
export const agendaPath = path('/admin/organisations/:organisationId/agent_agendas/:agentId')
export const affichagePath = path('/admin/organisations/:organisationId/agent_agendas/:agentId/affichage')

/** Says when these agendas changed, as long as a page looks at them. */
export const fluxPath = path('/admin/organisations/:organisationId/agent_agendas/flux')

/** For the grid, and programs: everything at once, or by kind. */
export const evenementsPath = path('/admin/agenda/evenements')
export const rdvsFeedPath = path('/admin/agenda/rdvs')
export const absencesFeedPath = path('/admin/agenda/absences')
export const plagesFeedPath = path('/admin/agenda/plage_ouvertures')
