import { path } from '#lib/path.ts'

export const siteAccueilPath = path('/')
export const accueilPath = path('/super_admins')
