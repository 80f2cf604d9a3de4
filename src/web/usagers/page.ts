import type { Request } from 'express'
import { connexionPath as agentsConnexionPath } from '#web/agents/connexion/paths.ts'
import type { LayoutLinks } from '#web/shared/layout.ts'
import { pagesOf } from '#web/shared/page.ts'
import { siteLinks } from '#web/shared/site-links.ts'
import { informationsPath } from './compte/paths.ts'
import { deconnexionPath } from './connexion/paths.ts'
import { rdvsPath } from './rdvs/paths.ts'
import { accueilPath } from './site/paths.ts'

const links: LayoutLinks = {
  home: accueilPath(),
  ...siteLinks,
  signOut: deconnexionPath(),
  rdvs: rdvsPath(),
  account: informationsPath(),
  agents: agentsConnexionPath(),
}

const contextOf = (req: Request) => ({
  person: req.res?.locals.usagerName ? { name: req.res.locals.usagerName } : null,
})

/** `const motifPage = page<MotifPage>('usagers/prise-de-rdv/motif')`, then `motifPage(req, res, { title, … })`. */
export const page = pagesOf({ layout: 'layouts/usager.njk', links, contextOf })
