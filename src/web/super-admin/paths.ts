import { path } from '#lib/path.ts'

export const signInPath = path('/connexion_super_admins')
export const signOutPath = path('/super_admins/sign_out')
export const githubPath = path('/omniauth/github')
export const githubCallbackPath = path('/omniauth/github/callback')

export const homePath = path('/')
export const dashboardPath = path('/super_admins')
