import type { Request, Response } from 'express'
import { z } from 'zod'
import { say } from '#lib/say.ts'
import { flash, success } from '#web/shared/flash.ts'
import { ownCookie } from '#web/shared/own-cookie.ts'
import { THEME_COOKIE, THEMES } from '#web/shared/page.ts'
import { bodyOf } from '#web/shared/sent.ts'
import { page } from '../page.ts'
import { affichagePath } from './paths.ts'

const affichagePage = page<{ action: string }>('usagers/site/affichage')

export function edit(req: Request, res: Response) {
  affichagePage(req, res, { title: say('Paramètres d’affichage'), action: affichagePath() })
}

const YEAR_MS = 365 * 24 * 60 * 60 * 1000

export function update(req: Request, res: Response) {
  const { theme } = bodyOf(req, { theme: z.enum(THEMES) })
  if (theme) {
    res.cookie(THEME_COOKIE, theme, { ...ownCookie, maxAge: YEAR_MS })
    flash(req, success(say('Vos couleurs sont enregistrées.')))
  }
  res.redirect(303, affichagePath())
}
