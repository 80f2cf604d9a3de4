import { path } from '#lib/path.ts'

export const accueilPath = path('/')
export const organisationsPath = path('/admin/organisations')
