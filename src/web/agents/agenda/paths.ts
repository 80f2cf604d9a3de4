import { path } from '#lib/path.ts'

export const agendasPath = path('/admin/organisations/:organisationId/agent_agendas')
export const agendaPath = path('/admin/organisations/:organisationId/agent_agendas/:agentId')
export const affichagePath = path('/admin/organisations/:organisationId/agent_agendas/:agentId/affichage')
