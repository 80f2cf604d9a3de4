import type { Request, Response } from 'express'
import { say } from '#lib/say.ts'
import { page } from '../page.ts'
import { informationsPath, mesDonneesFichierPath } from './paths.ts'

type Content = { back: string; download: string }
const mesDonneesPage = page<Content>('usagers/compte/mes-donnees')

export function show(req: Request, res: Response) {
  const addresses = { back: informationsPath(), download: mesDonneesFichierPath() }
  mesDonneesPage(req, res, { title: say('Recevoir une copie de vos données'), ...addresses })
}
