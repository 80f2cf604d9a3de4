import { path } from '#lib/path.ts'

export const supportPath = path('/admin/organisations/:organisationId/support')
