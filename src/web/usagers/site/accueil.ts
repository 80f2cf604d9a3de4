import type { Request, Response } from 'express'
import { brandOf } from '#web/shared/page.ts'
import { page } from '../page.ts'
import { adressesPath, recherchePath } from '../prise-de-rdv/paths.ts'
import { rdvsPath } from '../rdvs/paths.ts'

type AccueilPage = { search: { action: string; source: string } | null; rdvs: string; agents: string }

const accueilPage = page<AccueilPage>('usagers/site/accueil')

/** The entry: an address, except where one comes by the public link of an organisation. */
export function show(req: Request, res: Response) {
  const brand = brandOf(req)
  accueilPage(req, res, {
    title: brand.homeTitle(),
    search: brand.finder ? null : { action: recherchePath(), source: `${adressesPath()}?q=` },
    rdvs: rdvsPath(),
    agents: '/agents/sign_in',
  })
}
