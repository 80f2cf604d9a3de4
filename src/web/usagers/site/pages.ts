import type { Request, Response } from 'express'
import { say } from '#lib/say.ts'
import { page } from '../page.ts'

const staticPage = (view: string, title: () => string) => {
  const shown = page(`usagers/site/${view}`)
  return (req: Request, res: Response) => shown(req, res, { title: title() })
}

export const aide = staticPage('aide', () => say('Aide et contact'))
export const accessibilite = staticPage('accessibilite', () => say('Accessibilité : non conforme'))
export const mentionsLegales = staticPage('mentions-legales', () => say('Mentions légales'))
export const confidentialite = staticPage('confidentialite', () => say('Données personnelles'))
