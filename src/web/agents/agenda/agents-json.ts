import type { Request, Response } from 'express'
import { listColleagueNames } from '#domain/booking/agenda/agenda-queries.ts'
import { foldedWords } from '#lib/folding.ts'
import { words } from '#web/shared/address-values.ts'
import { queryOf } from '#web/shared/sent.ts'
import { organisationVisitOf } from '../visit.ts'
import { optionOf } from './agents-shown.ts'

const MOST = 50

/** Agents whose agendas are open, by the beginnings of their names: `{ results: [{ id, text }] }`. Nothing sought is nothing found. */
export async function index(req: Request, res: Response) {
  const { actor, organisation } = organisationVisitOf(req)
  const { term } = queryOf(req, { term: words })
  const agents = term === null ? [] : await listColleagueNames(actor, organisation.id)
  const found = agents.map(optionOf).filter(({ text }) => isNamed(text, term ?? ''))
  res.json({ results: found.slice(0, MOST).map(({ value: id, text }) => ({ id, text })) })
}

function isNamed(name: string, term: string) {
  const names = foldedWords(name).split(' ')
  return foldedWords(term)
    .split(' ')
    .every((sought) => names.some((one) => one.startsWith(sought)))
}
