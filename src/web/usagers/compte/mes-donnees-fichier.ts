import type { Request, Response } from 'express'
import { readPersonalFile } from '#domain/account/compte/personal-file-queries.ts'
import { visitOf } from '../visit.ts'
import { personalFileInWords } from './personal-file-words.ts'

/** One file, with labels in French, that people read and programs too. */
export async function show(req: Request, res: Response) {
  const { usager, now } = visitOf(req)
  const file = personalFileInWords(await readPersonalFile(usager.id), now)
  res
    .set('Cache-Control', 'no-store')
    .attachment('mes-donnees.json')
    .type('json')
    .send(JSON.stringify(file, null, 2))
}
