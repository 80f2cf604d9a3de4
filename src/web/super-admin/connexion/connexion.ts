import type { Request, Response } from 'express'
import { isOffered } from '#web/account/identity.ts'
import { accueilPath } from '../accueil/paths.ts'
import { page } from '../page.ts'
import { findCurrentSuperAdmin } from '../session.ts'
import { githubPath } from './paths.ts'

const connexionPage = page<{ action: string | null }>('super-admin/connexion/connexion')

export function show(req: Request, res: Response) {
  if (findCurrentSuperAdmin(req)) return res.redirect(303, accueilPath())
  const action = isOffered(req, 'github') ? githubPath() : null
  connexionPage(req, res, { title: 'Se connecter', action })
}
