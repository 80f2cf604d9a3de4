import type { Request, Response } from 'express'
import { say } from '#lib/say.ts'
import { page } from '../page.ts'
import { recherchePath } from '../prise-de-rdv/paths.ts'
import { liensPath } from './paths.ts'

const sentPage = page<{ again: string; search: string }>('usagers/rdvs/liens-envoyes')

/** The same words whoever has the address. */
export const show = (req: Request, res: Response) =>
  sentPage(req, res, { title: say('Regardez vos messages'), again: liensPath(), search: recherchePath() })
