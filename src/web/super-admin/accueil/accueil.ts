import type { Request, Response } from 'express'
import { fullName } from '#lib/names.ts'
import { agentsPath } from '../agents/paths.ts'
import { doubleAuthentificationPath } from '../compte/paths.ts'
import { deconnexionPath } from '../connexion/paths.ts'
import { page } from '../page.ts'
import { visitOf } from '../visit.ts'

type Content = { name: string; email: string; role: string; agents: string; secondFactor: string; signOut: string }
const accueilPage = page<Content>('super-admin/accueil/accueil')

const ROLES = { legacy_admin: 'tous les droits', support: 'assistance' } as const

export function show(req: Request, res: Response) {
  const { superAdmin } = visitOf(req)
  const { email, role } = superAdmin
  const content = {
    name: fullName(superAdmin),
    email,
    role: ROLES[role],
    agents: agentsPath(),
    secondFactor: doubleAuthentificationPath(),
    signOut: deconnexionPath(),
  }
  accueilPage(req, res, { title: 'Accueil', ...content })
}
