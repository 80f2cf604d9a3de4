import type { Request, Response } from 'express'
import { findPlaces } from '#domain/territory/commune/find-places.ts'
import type { Adresse } from '#infra/adresse.ts'
import { words } from '#web/shared/address-values.ts'
import { nowOf } from '#web/shared/now.ts'
import { queryOf } from '#web/shared/sent.ts'
import { hiddenAnswers } from './adresse.ts'

const SHORTEST = 3

/** Those that a form has, it fills: a search its answers, the file of a person his commune. */
const fieldsOf = (place: Adresse) => ({ ...hiddenAnswers(place), post_code: place.postCode, city_name: place.cityName })

/** What the combobox asks while somebody types. */
export async function index(req: Request, res: Response) {
  const text = queryOf(req, { q: words }).q ?? ''
  const found = text.length < SHORTEST ? [] : (await findPlaces(text, nowOf(req))).found
  res.set('Cache-Control', 'private, max-age=300')
  res.json(found.map((place) => ({ value: place.label, text: place.label, fields: fieldsOf(place) })))
}
