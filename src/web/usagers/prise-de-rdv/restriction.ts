import type { Request, Response } from 'express'
import { findRestriction } from '#domain/territory/motif/motif-queries.ts'
import { say } from '#lib/say.ts'
import { page } from '../page.ts'
import { backTo, queryOf } from './parcours.ts'
import { recherchePath } from './paths.ts'
import type { Reached } from './reached.ts'
import { type RecapRow, recapOf } from './recap.ts'

type RestrictionPage = { motif: string; paragraphs: string[]; accept: string; refuse: string; recap: RecapRow[] }

const restrictionPage = page<RestrictionPage>('usagers/prise-de-rdv/restriction')

/** What the service wants read and accepted before an hour is chosen. */
export async function show(req: Request, res: Response, { parcours, motifs }: Reached) {
  const motif = motifs[0]
  const restriction = motif ? await findRestriction(motif.id) : null
  restrictionPage(req, res, {
    title: say('À lire avant de continuer'),
    motif: motif?.name ?? '',
    paragraphs: (restriction ?? '').split(/\r?\n/).filter((line) => line.trim() !== ''),
    accept: recherchePath({}, queryOf({ ...parcours, restriction_lue: '1' })),
    refuse: recherchePath({}, queryOf(backTo.motif(parcours))),
    recap: recapOf(parcours, { motif }),
  })
}
