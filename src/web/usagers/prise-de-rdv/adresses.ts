import type { Request, Response } from 'express'
import { listServedDepartements } from '#domain/territory/territoire/territoire-queries.ts'
import { searchAdresses, searchTowns } from '#infra/adresse.ts'
import { words } from '#web/shared/address-values.ts'
import { nowOf } from '#web/shared/now.ts'
import { queryOf } from '#web/shared/sent.ts'
import { hiddenAnswers } from './adresse.ts'

/** What the combobox asks while somebody types. */
export async function index(req: Request, res: Response) {
  const text = queryOf(req, { q: words }).q ?? ''
  const found =
    text.length < 3
      ? []
      : ((await searchAdresses(text)) ?? (await searchTowns(text, await listServedDepartements(nowOf(req)))))
  res.set('Cache-Control', 'private, max-age=300')
  res.json(found.map((adresse) => ({ value: adresse.label, text: adresse.label, fields: hiddenAnswers(adresse) })))
}
