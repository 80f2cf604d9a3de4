import { path } from '#lib/path.ts'

export const connexionPath = path('/connexion_super_admins')
export const deconnexionPath = path('/super_admins/sign_out')
export const githubPath = path('/omniauth/github')
export const githubRetourPath = path('/omniauth/github/callback')
export const codePath = path('/super_admins/connexion/code')
