import { path } from '#lib/path.ts'

/** Kept for bookmarks and for the links of partners. */
export const anciennesOrganisationsPath = path('/organisations/*rest')
export const ancienAgentPath = path('/admin/organisations/:organisationId/agents/:agentId')
export const ancienneRecherchePath = path('/admin/organisations/:organisationId/agent_searches')
export const anciensCreneauxPath = path('/admin/organisations/:organisationId/slots')
