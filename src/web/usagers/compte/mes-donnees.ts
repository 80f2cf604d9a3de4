import type { Request, Response } from 'express'
import { readPersonalFile } from '#domain/account/compte/personal-file-queries.ts'
import { say } from '#lib/say.ts'
import { page } from '../page.ts'
import { currentUsager } from '../session.ts'
import { informationsPath, mesDonneesFichierPath } from './paths.ts'
import { personalFileInWords } from './personal-file-words.ts'

type Content = { back: string; download: string }
const mesDonneesPage = page<Content>('usagers/compte/mes-donnees')

export function show(req: Request, res: Response) {
  const addresses = { back: informationsPath(), download: mesDonneesFichierPath() }
  mesDonneesPage(req, res, { title: say('Recevoir une copie de vos données'), ...addresses })
}

/** One file, with labels in French, that people read and programs too. */
export async function download(req: Request, res: Response) {
  const file = personalFileInWords(await readPersonalFile(currentUsager(req).id), Temporal.Now.instant())
  res
    .set('Cache-Control', 'no-store')
    .attachment('mes-donnees.json')
    .type('json')
    .send(JSON.stringify(file, null, 2))
}
