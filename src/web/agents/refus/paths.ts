import { path } from '#lib/path.ts'

export const refusPath = path('/admin/organisations/:organisationId/reservations_refusees')
