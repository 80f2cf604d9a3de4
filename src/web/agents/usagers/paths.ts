import { path } from '#lib/path.ts'

/** What the picker asks while somebody types. */
export const personsPath = path('/agents/users/search')
export const usagersPath = path('/admin/organisations/:organisationId/users')
export const newUsagerPath = path('/admin/organisations/:organisationId/users/new')
export const usagerPath = path('/admin/organisations/:organisationId/users/:usagerId')
export const editUsagerPath = path('/admin/organisations/:organisationId/users/:usagerId/edit')
