import type { Request, Response } from 'express'
import { connexionPath as agentsConnexionPath } from '#web/agents/connexion/paths.ts'
import { anyVisitOf } from '#web/shared/visit.ts'
import { page } from '../page.ts'
import { adressesPath, recherchePath } from '../prise-de-rdv/paths.ts'
import { rdvsPath } from '../rdvs/paths.ts'

type AccueilPage = { search: { action: string; source: string } | null; rdvs: string; agents: string }

const accueilPage = page<AccueilPage>('usagers/site/accueil')

/** The entry: an address, except where one comes by the public link of an organisation. */
export function show(req: Request, res: Response) {
  const { brand } = anyVisitOf(req)
  accueilPage(req, res, {
    title: brand.homeTitle(),
    search: brand.finder ? null : { action: recherchePath(), source: `${adressesPath()}?q=` },
    rdvs: rdvsPath(),
    agents: agentsConnexionPath(),
  })
}
