import { path } from '#lib/path.ts'

export const doubleAuthentificationPath = path('/super_admins/double-authentification')
export const activationPath = path('/super_admins/double-authentification/activation')
export const retraitPath = path('/super_admins/double-authentification/suppression')
