import type { Request, Response } from 'express'
import { fullName } from '#lib/names.ts'
import { agentsPath } from '../agents/paths.ts'
import { doubleAuthentificationPath } from '../compte/paths.ts'
import { page } from '../page.ts'
import { visitOf } from '../visit.ts'

type Content = { name: string; email: string; rights: string; agents: string; secondFactor: string }
const accueilPage = page<Content>('super-admin/accueil/accueil')

const RIGHTS = { legacy_admin: 'Vous avez tous les droits.', support: 'Vous avez les droits de l’assistance.' } as const

export function show(req: Request, res: Response) {
  const { superAdmin } = visitOf(req)
  const { email, role } = superAdmin
  const content = {
    name: fullName(superAdmin),
    email,
    rights: RIGHTS[role],
    agents: agentsPath(),
    secondFactor: doubleAuthentificationPath(),
  }
  accueilPage(req, res, { title: 'Accueil', ...content })
}
