import { path } from '#lib/path.ts'

export const aujourdhuiPath = path('/admin/organisations/:organisationId/aujourdhui')
export const commencerParPath = path('/agents/commencer-par')
