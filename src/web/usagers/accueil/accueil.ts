import type { Request, Response } from 'express'
import { brandOf } from '#web/shared/page.ts'
import { page } from '../page.ts'

const accueilPage = page('usagers/accueil/accueil')

export function show(req: Request, res: Response) {
  accueilPage(req, res, { title: brandOf(req).homeTitle })
}
