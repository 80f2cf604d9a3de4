import { path } from '#lib/path.ts'

export const organisationsPath = path('/admin/organisations')
export const nouvelleOrganisationPath = path('/admin/organisations/new')
