import type { Request } from 'express'
import type { LayoutLinks } from '#web/shared/layout.ts'
import { pagesOf } from '#web/shared/page.ts'
import { informationsPath } from './compte/paths.ts'
import { deconnexionPath } from './connexion/paths.ts'
import { rdvsPath } from './rdvs/paths.ts'
import {
  accessibilitePath,
  accueilPath,
  affichagePath,
  aidePath,
  confidentialitePath,
  mentionsLegalesPath,
} from './site/paths.ts'

const links: LayoutLinks = {
  home: accueilPath(),
  help: aidePath(),
  accessibility: accessibilitePath(),
  legal: mentionsLegalesPath(),
  privacy: confidentialitePath(),
  display: affichagePath(),
  signOut: deconnexionPath(),
  rdvs: rdvsPath(),
  account: informationsPath(),
  agents: '/agents/sign_in',
}

const contextOf = (req: Request) => ({
  person: req.res?.locals.usagerName ? { name: req.res.locals.usagerName } : null,
})

/** `const motifPage = page<MotifPage>('usagers/prise-de-rdv/motif')`, then `motifPage(req, res, { title, … })`. */
export const page = pagesOf({ links, contextOf })
