import { path } from '#lib/path.ts'

export const accueilPath = path('/super_admins')
