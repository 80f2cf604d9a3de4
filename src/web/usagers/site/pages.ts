import type { Request, Response } from 'express'
import { config } from '#infra/config.ts'
import { say } from '#lib/say.ts'
import { flash, success } from '#web/shared/flash.ts'
import { THEME_COOKIE } from '#web/shared/page.ts'
import { page } from '../page.ts'
import { affichagePath } from './paths.ts'

const staticPage = (view: string, title: () => string) => {
  const shown = page(`usagers/site/${view}`)
  return (req: Request, res: Response) => shown(req, res, { title: title() })
}

export const aide = staticPage('aide', () => say('Aide et contact'))
export const accessibilite = staticPage('accessibilite', () => say('Accessibilité : non conforme'))
export const mentionsLegales = staticPage('mentions-legales', () => say('Mentions légales'))
export const confidentialite = staticPage('confidentialite', () => say('Données personnelles'))

const affichagePage = page<{ action: string }>('usagers/site/affichage')

export function affichage(req: Request, res: Response) {
  affichagePage(req, res, { title: say('Paramètres d’affichage'), action: affichagePath() })
}

const THEMES: readonly unknown[] = ['light', 'dark', 'system']
const YEAR_MS = 365 * 24 * 60 * 60 * 1000

export function updateAffichage(req: Request, res: Response) {
  const theme: unknown = req.body?.theme
  if (THEMES.includes(theme)) {
    res.cookie(THEME_COOKIE, theme, {
      maxAge: YEAR_MS,
      sameSite: 'lax',
      secure: config.PUBLIC_URL.startsWith('https:'),
    })
    flash(req, success(say('Vos couleurs sont enregistrées.')))
  }
  res.redirect(303, affichagePath())
}
