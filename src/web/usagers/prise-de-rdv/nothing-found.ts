import type { Request, Response } from 'express'
import { page } from '../page.ts'
import { rdvsPath, searchPath } from '../paths.ts'
import { backTo, queryOf } from './parcours.ts'
import type { Reached } from './reached.ts'
import { ownReferentsOf } from './referents.ts'

const suiviPage = page<{ isFollowed: boolean; rdvs: string; search: string }>('usagers/prise-de-rdv/suivi')

/** Says why a search with référents gives nothing; false where the page of the step says it by itself. */
export async function saysNothingFound(req: Request, res: Response, { parcours }: Reached): Promise<boolean> {
  const own = await ownReferentsOf(req, parcours)
  if (!own) return false
  const isFollowed = own.length > 0
  const ordinary = { ...backTo.service(parcours), referent_ids: undefined }
  suiviPage(req, res, {
    title: isFollowed ? 'Aucun rendez-vous de suivi libre pour l’instant' : 'Cette personne ne vous suit pas',
    isFollowed,
    rdvs: rdvsPath(),
    search: searchPath({}, queryOf(ordinary)),
  })
  return true
}
