import type { Request, Response } from 'express'
import { searchAdresses } from '#infra/adresse.ts'
import { searchCommunes } from '#infra/communes.ts'
import { words } from '#web/shared/address-values.ts'
import { queryOf } from '#web/shared/sent.ts'
import { hiddenAnswers } from './adresse.ts'

/** What the combobox asks while somebody types. */
export async function index(req: Request, res: Response) {
  const text = queryOf(req, { q: words }).q ?? ''
  const found = text.length < 3 ? [] : ((await searchAdresses(text)) ?? (await searchCommunes(text)))
  res.set('Cache-Control', 'private, max-age=300')
  res.json(found.map((adresse) => ({ value: adresse.label, text: adresse.label, fields: hiddenAnswers(adresse) })))
}
